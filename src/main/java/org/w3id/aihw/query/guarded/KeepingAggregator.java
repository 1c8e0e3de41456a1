package org.w3id.aihw.query.guarded;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.graph.NodeTransform;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.jspecify.annotations.Nullable;

/** An aggregate that keeps the values it has seen, such as COUNT(DISTINCT), with these counted. */
record KeepingAggregator(Aggregator kept) implements Aggregator {
  @Override
  public Accumulator createAccumulator() {
    return new Counting(kept.createAccumulator(), kept.getExprList(), new SeenKeys());
  }

  @Override
  public @Nullable Node getValueEmpty() {
    return kept.getValueEmpty();
  }

  @Override
  public String toPrefixString() {
    return kept.toPrefixString();
  }

  @Override
  public String key() {
    return kept.key();
  }

  @Override
  public String getName() {
    return kept.getName();
  }

  @Override
  public ExprList getExprList() {
    return kept.getExprList();
  }

  @Override
  public Aggregator copy(ExprList expressions) {
    return new KeepingAggregator(kept.copy(expressions));
  }

  @Override
  public Aggregator copyTransform(NodeTransform transform) {
    return new KeepingAggregator(kept.copyTransform(transform));
  }

  @Override
  public boolean equals(Aggregator other, boolean bySyntax) {
    return other instanceof KeepingAggregator(Aggregator its) && kept.equals(its, bySyntax);
  }

  @Override
  public String asSparqlExpr(SerializationContext context) {
    return kept.asSparqlExpr(context);
  }

  private record Counting(Accumulator values, @Nullable ExprList expressions, SeenKeys seen)
      implements Accumulator {
    @Override
    public void accumulate(Binding row, FunctionEnv environment) {
      long key = SeenKeys.start();
      if (expressions == null || expressions.isEmpty()) {
        key = SeenKeys.with(key, row); // COUNT(DISTINCT *) keeps whole rows.
      } else {
        for (Expr expression : expressions) {
          NodeValue value = ExprLib.evalOrNull(expression, row, environment);
          key = SeenKeys.with(key, value == null ? "" : value.asNode());
        }
      }
      seen.add(key);
      values.accumulate(row, environment);
    }

    @Override
    public NodeValue getValue() {
      return values.getValue();
    }
  }
}
