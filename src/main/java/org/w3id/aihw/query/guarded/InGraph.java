package org.w3id.aihw.query.guarded;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Whether the ends of a path may be so: two terms, or one that the graph has. No function that a
 * query can call; {@link ZeroLengthPaths} puts it around paths.
 */
final class InGraph extends ExprFunction2 {
  InGraph(Expr start, Expr end) {
    super(start, end, "in-graph");
  }

  @Override
  protected NodeValue evalSpecial(Binding row, FunctionEnv environment) {
    Node start = term(getArg1(), row);
    boolean isOther = start == null || !start.equals(term(getArg2(), row));
    return NodeValue.booleanReturn(isOther || isIn(environment.getActiveGraph(), start));
  }

  private static boolean isIn(Graph graph, @Nullable Node term) {
    return graph.contains(term, Node.ANY, Node.ANY) || graph.contains(Node.ANY, Node.ANY, term);
  }

  private static @Nullable Node term(Expr end, Binding row) {
    return end instanceof ExprVar variable ? row.get(variable.asVar()) : end.getConstant().asNode();
  }

  @Override
  public NodeValue eval(NodeValue start, NodeValue end) {
    throw new IllegalStateException("evaluated as a special form");
  }

  @Override
  public Expr copy(Expr start, Expr end) {
    return new InGraph(start, end);
  }
}
