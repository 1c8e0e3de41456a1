package org.w3id.aihw.validate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorByType;
import org.apache.jena.sparql.algebra.op.Op0;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpNull;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.path.P_Mod;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.PathVisitorByType;

/**
 * Tells which rows of a check a change can bring: a row that was not there before rests on one of
 * the query's patterns being met by a triple that is new, or no longer met by one that is gone. So
 * it has what that pattern says of that triple.
 */
final class CheckPatterns {
  private final Set<String> names;
  private final List<Triple> triples = new ArrayList<>();
  private final Set<Node> onPaths = new HashSet<>();

  /** Whether any change may bring any row. */
  private boolean isOpen;

  private CheckPatterns(Set<String> names) {
    this.names = names;
  }

  /**
   * Reads the patterns of a query.
   *
   * @param names the variables of the rows that can be looked for
   */
  static CheckPatterns of(Query query, Set<String> names) {
    CheckPatterns patterns = new CheckPatterns(names);
    patterns.isOpen = !isPlain(query);
    Walker.walk(
        Algebra.compile(query.getQueryPattern()), patterns.new Reader(), new ExprVisitorBase() {});
    return patterns;
  }

  /** Returns whether the rows of a query are those of its pattern. */
  static boolean isPlain(Query query) {
    return !query.hasGroupBy()
        && !query.hasAggregators()
        && !query.hasLimit()
        && !query.hasOffset()
        && !query.hasValues()
        && query.getProject().getExprs().isEmpty();
  }

  /**
   * Returns what rows that a change brings have of the variables looked for, some or all of them.
   *
   * @return empty where rows may come that have none of these
   */
  Optional<Set<Map<String, Node>>> rows(Collection<Triple> changed) {
    Set<Map<String, Node>> rows = new LinkedHashSet<>();
    for (Triple triple : changed) {
      if (isOpen || onPaths.contains(triple.getPredicate())) {
        return Optional.empty();
      }
      for (Triple pattern : triples) {
        Map<String, Node> row = new HashMap<>();
        if (matches(pattern.getSubject(), triple.getSubject(), row)
            && matches(pattern.getPredicate(), triple.getPredicate(), row)
            && matches(pattern.getObject(), triple.getObject(), row)) {
          if (row.isEmpty()) {
            return Optional.empty();
          }
          rows.add(row);
        }
      }
    }
    return Optional.of(rows);
  }

  private boolean matches(Node pattern, Node term, Map<String, Node> row) {
    if (term.isLiteral()) {
      return pattern.isVariable() || pattern.isLiteral(); // Which may be equal, spelt otherwise.
    }
    if (!pattern.isVariable()) {
      return pattern.equals(term);
    }
    if (!names.contains(pattern.getName())) {
      return true;
    }
    Node before = row.putIfAbsent(pattern.getName(), term);
    return before == null || before.equals(term);
  }

  /** Collects patterns; whatever else reads data makes them open. */
  private final class Reader extends OpVisitorByType {
    @Override
    public void visit(OpBGP pattern) {
      triples.addAll(pattern.getPattern().getList());
    }

    @Override
    public void visit(OpPath path) {
      TriplePath step = path.getTriplePath();
      PathReader reader = new PathReader();
      step.getPath().visit(reader);
      // From anything to itself goes every path that may be empty.
      isOpen |= reader.mayBeEmpty && Var.isVar(step.getSubject()) && Var.isVar(step.getObject());
    }

    @Override
    protected void visit0(Op0 op) {
      isOpen |= !(op instanceof OpTable || op instanceof OpNull);
    }

    @Override
    protected void visitN(OpN op) {
      // Its parts are read by themselves.
    }

    @Override
    protected void visit2(Op2 op) {
      // Its parts are read by themselves.
    }

    @Override
    protected void visit1(Op1 op) {
      // Its parts are read by themselves.
    }

    @Override
    protected void visitFilter(OpFilter op) {
      // Its parts are read by themselves.
    }

    @Override
    protected void visitLeftJoin(OpLeftJoin op) {
      // Its parts are read by themselves.
    }
  }

  private final class PathReader extends PathVisitorByType {
    private boolean mayBeEmpty;

    @Override
    public void visitNegPS(P_NegPropSet path) {
      isOpen = true;
    }

    @Override
    public void visit0(P_Path0 path) {
      onPaths.add(path.getNode());
    }

    @Override
    public void visit1(P_Path1 path) {
      mayBeEmpty |= isEmptyPossible(path);
      path.getSubPath().visit(this);
    }

    private boolean isEmptyPossible(P_Path1 path) {
      return path instanceof P_ZeroOrMore1
          || path instanceof P_ZeroOrMoreN
          || path instanceof P_ZeroOrOne
          || path instanceof P_Mod;
    }

    @Override
    public void visit2(P_Path2 path) {
      path.getLeft().visit(this);
      path.getRight().visit(this);
    }
  }
}
