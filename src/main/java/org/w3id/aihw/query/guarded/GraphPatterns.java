package org.w3id.aihw.query.guarded;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.jspecify.annotations.Nullable;

/**
 * Brings {@code GRAPH ?g} down to the basic graph patterns below it, where a dataset can match each
 * in all graphs at once. What is put together of patterns in one graph is put together of patterns
 * with the same {@code ?g}. It stays above what depends on the graph in another way: EXISTS, paths,
 * MINUS, subqueries.
 */
final class GraphPatterns extends TransformCopy {
  @Override
  public Op transform(OpGraph graph, Op below) {
    // Below it the name of the graph is not known (SPARQL 1.1 Query, section 18.6).
    return graph.getNode().isVariable()
            && !OpVars.mentionedVars(below).contains(Var.alloc(graph.getNode()))
        ? down(graph.getNode(), below)
        : super.transform(graph, below);
  }

  private static Op down(Node name, Op op) {
    return switch (op) {
      case OpFilter filter when isOfRows(filter.getExprs()) ->
          OpFilter.filterBy(filter.getExprs(), down(name, filter.getSubOp()));
      case OpSequence sequence -> {
        OpSequence all = OpSequence.create();
        sequence.getElements().forEach(each -> all.add(down(name, each)));
        yield all;
      }
      case OpJoin join -> OpJoin.create(down(name, join.getLeft()), down(name, join.getRight()));
      case OpLeftJoin join when isOfRows(join.getExprs()) ->
          OpLeftJoin.create(
              down(name, join.getLeft()), down(name, join.getRight()), join.getExprs());
      case OpConditional join ->
          new OpConditional(down(name, join.getLeft()), down(name, join.getRight()));
      case OpUnion union ->
          OpUnion.create(down(name, union.getLeft()), down(name, union.getRight()));
      case OpExtend extend when isOfRows(extend.getVarExprList()) ->
          OpExtend.create(down(name, extend.getSubOp()), extend.getVarExprList());
      case OpAssign assign when isOfRows(assign.getVarExprList()) ->
          OpAssign.create(down(name, assign.getSubOp()), assign.getVarExprList());
      default -> new OpGraph(name, op);
    };
  }

  private static boolean isOfRows(VarExprList expressions) {
    return expressions.getExprs().values().stream().allMatch(GraphPatterns::isOfRows);
  }

  private static boolean isOfRows(@Nullable ExprList expressions) {
    return expressions == null || expressions.getList().stream().allMatch(GraphPatterns::isOfRows);
  }

  /** Returns whether an expression looks at its row alone, and not at the graph. */
  private static boolean isOfRows(Expr expression) {
    boolean[] looks = new boolean[1];
    Walker.walk(
        expression,
        new ExprVisitorBase() {
          @Override
          public void visit(ExprFunctionOp exists) {
            looks[0] = true;
          }
        });
    return !looks[0];
  }
}
