package org.w3id.aihw.validate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.Table;
import org.apache.jena.sparql.algebra.TableFactory;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.util.Context;
import org.w3id.aihw.model.Crew;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.query.QueryFile;
import org.w3id.aihw.query.federated.Endpoints;
import org.w3id.aihw.query.guarded.GuardedEngine;

/**
 * Runs the queries under {@code queries/checks}: each row is a problem with {@code ?subject}, and
 * with {@code ?value} where one value is at fault, {@code ?graph} where one graph is.
 */
final class QueryCheck {
  private static final String SUBJECT = "subject";
  private static final String VALUE = "value";
  private static final String GRAPH = "graph";

  private final List<Asked> checks;

  /** A check with its pattern, made once, and what of it a change can meet. */
  private record Asked(QueryFile file, Op op, CheckPatterns patterns) {
    static Asked of(QueryFile file) {
      Query query = file.query();
      return new Asked(
          file,
          Algebra.compile(query.getQueryPattern()),
          CheckPatterns.of(query, Set.of(SUBJECT, VALUE)));
    }
  }

  /**
   * Takes the queries.
   *
   * @throws IllegalArgumentException if there are none: a check that finds nothing to check fails
   */
  QueryCheck(List<QueryFile> checks) {
    if (checks.isEmpty()) {
      throw new IllegalArgumentException("there are no check queries under queries/checks");
    }
    this.checks = checks.stream().map(Asked::of).toList();
  }

  /**
   * Gives the check of everything to a crew, a piece for each query.
   *
   * @param dataset asked for once a piece is begun; to be read by several threads
   * @return what is wrong, query by query, to be asked for once the crew has finished
   */
  Supplier<List<Violation>> give(Supplier<DatasetGraph> dataset, Crew crew) {
    List<Crew.Piece<List<Violation>>> pieces = new ArrayList<>();
    for (Asked check : checks) {
      pieces.add(crew.give(() -> violations(check.file(), dataset.get(), Map.of())));
    }
    return () -> pieces.stream().flatMap(piece -> piece.result().stream()).toList();
  }

  /**
   * Checks what a change can have spoilt.
   *
   * @param things what to look at, as that which is at fault and as the value at fault, by checks
   *     whose patterns do not tell more closely
   * @param changed the triples that are new or gone
   */
  List<Violation> check(DatasetGraph dataset, Collection<Node> things, Collection<Triple> changed) {
    Set<Violation> violations = new LinkedHashSet<>();
    for (Asked check : checks) {
      Set<Map<String, Node>> rows =
          check.patterns().rows(changed).orElseGet(() -> rowsOf(check.file(), things));
      if (!CheckPatterns.isPlain(check.file().query())) {
        rows.forEach(row -> violations.addAll(violations(check.file(), dataset, row)));
      } else if (!rows.isEmpty()) {
        violations.addAll(among(check, dataset, rows));
      }
    }
    return List.copyOf(violations);
  }

  private static Set<Map<String, Node>> rowsOf(QueryFile check, Collection<Node> things) {
    Set<Map<String, Node>> rows = new LinkedHashSet<>();
    boolean hasValue = check.query().getResultVars().contains(VALUE);
    for (Node thing : things) {
      rows.add(Map.of(SUBJECT, thing));
      if (hasValue) {
        rows.add(Map.of(VALUE, thing));
      }
    }
    return rows;
  }

  /** Runs a check once for all rows that have values for the same variables. */
  private static List<Violation> among(
      Asked check, DatasetGraph dataset, Set<Map<String, Node>> rows) {
    Map<Set<String>, List<Map<String, Node>>> alike =
        rows.stream().collect(Collectors.groupingBy(Map::keySet));
    Context context = ARQ.getContext().copy();
    GuardedEngine.in(context, Endpoints.none());
    List<Violation> violations = new ArrayList<>();
    alike.forEach(
        (names, some) -> {
          List<Var> variables = names.stream().map(Var::alloc).toList();
          Table table = TableFactory.create(variables);
          some.forEach(row -> table.addBinding(binding(row)));
          Op op = joined(OpTable.create(table), variables, check.op());
          QueryIterator found =
              QueryEngineRegistry.findFactory(op, dataset, context)
                  .create(op, dataset, BindingFactory.root(), context)
                  .iterator();
          try {
            found.forEachRemaining(row -> violations.add(violation(check.file(), values(row))));
          } finally {
            found.close();
          }
        });
    return violations;
  }

  /**
   * Joins a table with what a query asks, beginning where its variables are: of two parts that are
   * joined, the one without them is then asked only if the other has anything.
   */
  private static Op joined(Op table, List<Var> variables, Op asked) {
    if (asked instanceof OpFilter filter && OpVars.fixedVars(filter).containsAll(variables)) {
      return OpFilter.filterBy(filter.getExprs(), joined(table, variables, filter.getSubOp()));
    }
    if (asked instanceof OpJoin join
        && Collections.disjoint(OpVars.visibleVars(join.getLeft()), variables)) {
      Op first = join.getRight();
      Op then = join.getLeft();
      return OpJoin.create(table, OpJoin.create(first, then));
    }
    return OpJoin.create(table, asked);
  }

  private static Binding binding(Map<String, Node> row) {
    BindingBuilder builder = BindingFactory.builder();
    row.forEach((name, node) -> builder.add(Var.alloc(name), node));
    return builder.build();
  }

  private static Map<String, Node> values(Binding row) {
    Map<String, Node> values = new HashMap<>();
    for (String name : List.of(SUBJECT, VALUE, GRAPH)) {
      Node value = row.get(Var.alloc(name));
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }

  private static List<Violation> violations(
      QueryFile check, DatasetGraph dataset, Map<String, Node> blanks) {
    try {
      return switch (Answer.of(check.query(), dataset, blanks)) {
        case Answer.Table table -> table.rows().stream().map(row -> violation(check, row)).toList();
        case Answer.Truth truth -> throw notRows(check);
        case Answer.Triples triples -> throw notRows(check);
      };
    } catch (WorkStoppedException e) {
      throw e;
    } catch (QueryCancelledException e) {
      throw new WorkStoppedException(
          WorkStoppedException.Reason.TIME,
          "checking takes too long, by " + check.name() + "; write it in parts");
    }
  }

  private static IllegalStateException notRows(QueryFile check) {
    return new IllegalStateException(check.name() + " is not a SELECT query");
  }

  private static Violation violation(QueryFile check, Map<String, Node> row) {
    Node subject = row.get(SUBJECT);
    if (subject == null) {
      throw new IllegalStateException(check.name() + " leaves ?subject unbound");
    }
    return new Violation(
        check.first("code").orElseThrow(),
        subject,
        Optional.ofNullable(row.get(VALUE)),
        Optional.ofNullable(row.get(GRAPH)),
        Optional.empty(),
        check.first("message").orElseThrow(),
        check.first("cure").orElseThrow());
  }
}
