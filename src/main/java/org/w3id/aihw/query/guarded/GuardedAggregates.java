package org.w3id.aihw.query.guarded;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggAvg;
import org.apache.jena.sparql.expr.aggregate.AggAvgDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMaxDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggMinDistinct;
import org.apache.jena.sparql.expr.aggregate.AggNull;
import org.apache.jena.sparql.expr.aggregate.AggSample;
import org.apache.jena.sparql.expr.aggregate.AggSampleDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.AggSumDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.graph.NodeConst;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;

/** Lets count what aggregates keep: the texts of GROUP_CONCAT, the values of DISTINCT ones. */
final class GuardedAggregates extends TransformCopy {
  /** They keep each value once. */
  private static final Set<Class<? extends Aggregator>> KEEPING =
      Set.of(
          AggCountDistinct.class,
          AggCountVarDistinct.class,
          AggSumDistinct.class,
          AggAvgDistinct.class,
          AggMinDistinct.class,
          AggMaxDistinct.class,
          AggSampleDistinct.class);

  /** They keep one value, or a number; the last stands where a group has no aggregate. */
  private static final Set<Class<? extends Aggregator>> KEPT_NOTHING =
      Set.of(
          AggCount.class,
          AggCountVar.class,
          AggSum.class,
          AggAvg.class,
          AggMin.class,
          AggMax.class,
          AggSample.class,
          AggNull.class);

  @Override
  public Op transform(OpGroup group, Op rows) {
    List<ExprAggregator> aggregators =
        group.getAggregators().stream()
            .map(one -> new ExprAggregator(one.getVar(), guarded(one.getAggregator())))
            .toList();
    return new OpGroup(rows, group.getGroupVars(), aggregators);
  }

  /** Sorts the first rows alone: ARQ passes over what they are sorted by. */
  @Override
  public Op transform(OpTopN first, Op rows) {
    List<SortCondition> conditions =
        first.getConditions().stream()
            .map(
                one ->
                    new SortCondition(
                        Walker.transform(one.getExpression(), this, new GuardedFunctions()),
                        one.getDirection()))
            .toList();
    return new OpTopN(rows, first.getLimit(), conditions);
  }

  @Override
  public Op transform(OpService asked, Op inner) {
    return asked;
  }

  /**
   * Returns an aggregate that accounts for what it keeps.
   *
   * @throws org.apache.jena.query.QueryBuildException if it is none of SPARQL's
   */
  private static Aggregator guarded(Aggregator aggregator) {
    return switch (aggregator) {
      case AggGroupConcat concat ->
          new GroupConcat(concat.getExprList().get(0), concat.getSeparator());
      case AggGroupConcatDistinct concat ->
          new GroupConcatDistinct(concat.getExprList().get(0), concat.getSeparator());
      default -> {
        if (KEEPING.contains(aggregator.getClass())) {
          yield new KeepingAggregator(aggregator);
        }
        if (!KEPT_NOTHING.contains(aggregator.getClass())) {
          throw Surface.refusal("aggregate", aggregator.getName());
        }
        yield aggregator;
      }
    };
  }

  /** Returns the kinds of aggregates that are answered. */
  static Set<Class<? extends Aggregator>> kinds() {
    return Stream.of(
            KEEPING,
            KEPT_NOTHING,
            Set.<Class<? extends Aggregator>>of(AggGroupConcat.class, AggGroupConcatDistinct.class))
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
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

    /** Nothing put together is nothing; ARQ leaves it unbound (jena#4240). */
    @Override
    public Node getValueEmpty() {
      return NodeConst.emptyString;
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
          (separator == null ? 1 : separator.length()) + (text == null ? 0 : Bounds.letters(text)));
      texts.accumulate(row, environment);
    }

    @Override
    public NodeValue getValue() {
      return texts.getValue();
    }
  }
}
