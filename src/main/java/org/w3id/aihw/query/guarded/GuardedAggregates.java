package org.w3id.aihw.query.guarded;

import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;

/** Lets count what aggregates keep: the texts of GROUP_CONCAT, the values of DISTINCT ones. */
final class GuardedAggregates extends TransformCopy {
  @Override
  public Op transform(OpGroup group, Op rows) {
    List<ExprAggregator> aggregators =
        group.getAggregators().stream()
            .map(one -> new ExprAggregator(one.getVar(), guarded(one.getAggregator())))
            .toList();
    return new OpGroup(rows, group.getGroupVars(), aggregators);
  }

  private static Aggregator guarded(Aggregator aggregator) {
    return switch (aggregator) {
      case AggGroupConcat concat ->
          new GroupConcat(concat.getExprList().get(0), concat.getSeparator());
      case AggGroupConcatDistinct concat ->
          new GroupConcatDistinct(concat.getExprList().get(0), concat.getSeparator());
      default -> keeps(aggregator) ? new KeepingAggregator(aggregator) : aggregator;
    };
  }

  /** Returns whether an aggregate keeps values; those of Jena say so by their names alone. */
  private static boolean keeps(Aggregator aggregator) {
    String kind = aggregator.getClass().getSimpleName();
    return kind.endsWith("Distinct") || kind.startsWith("AggMedian") || kind.startsWith("AggMode");
  }

  private static final class GroupConcat extends AggGroupConcat {
    GroupConcat(Expr expression, @Nullable String separator) {
      super(expression, separator);
    }

    @Override
    public Aggregator copy(ExprList expressions) {
      return new GroupConcat(expressions.get(0), getSeparator());
    }

    @Override
    public Accumulator createAccumulator() {
      return new Counting(super.createAccumulator(), getExpr(), getSeparator());
    }
  }

  private static final class GroupConcatDistinct extends AggGroupConcatDistinct {
    GroupConcatDistinct(Expr expression, @Nullable String separator) {
      super(expression, separator);
    }

    @Override
    public Aggregator copy(ExprList expressions) {
      return new GroupConcatDistinct(expressions.get(0), getSeparator());
    }

    @Override
    public Accumulator createAccumulator() {
      return new Counting(super.createAccumulator(), getExpr(), getSeparator());
    }
  }

  /** Counts what is put in. */
  private record Counting(Accumulator texts, Expr expression, @Nullable String separator)
      implements Accumulator {
    @Override
    public void accumulate(Binding row, FunctionEnv environment) {
      NodeValue text = ExprLib.evalOrNull(expression, row, environment);
      WorkLimit.useLetters(
          (separator == null ? 1 : separator.length())
              + (text == null ? 0 : text.asString().length()));
      texts.accumulate(row, environment);
    }

    @Override
    public NodeValue getValue() {
      return texts.getValue();
    }
  }
}
