package org.w3id.aihw.query.guarded;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;

/**
 * The order that a query sorts its rows by, as ARQ has it, with the limit looked at for each
 * comparison. What cannot be worked out, or is too large to be, comes first like what is not there;
 * ARQ writes a line of its log for each such comparison.
 */
record RowOrder(List<SortCondition> conditions, ExecutionContext environment)
    implements Comparator<Binding> {
  @Override
  public int compare(Binding one, Binding other) {
    WorkLimit.check();
    for (SortCondition condition : conditions) {
      int order = BindingComparator.compareNodesRaw(value(condition, one), value(condition, other));
      if (order != 0) {
        return condition.getDirection() == Query.ORDER_DESCENDING ? -order : order;
      }
    }
    return BindingComparator.compareBindingsSyntactic(one, other);
  }

  private @Nullable NodeValue value(SortCondition condition, Binding row) {
    try {
      return condition.getExpression().eval(row, environment);
    } catch (ExprEvalException _none) {
      return null;
    }
  }
}
