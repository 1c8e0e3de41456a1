package org.w3id.aihw.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;

/**
 * Rows with those that several sources give for each. Rows are taken in batches, since a source has
 * work to do before its first answer; the first batch is one row, for those who want one answer.
 */
final class GraphMatches extends QueryIter1 {
  private static final int MOST = 1_024;
  private static final int GROWTH = 8;

  /** Where matches come from: the store, or a graph that lies over it. */
  @FunctionalInterface
  interface Source {
    /** Returns the rows given with those that match. */
    QueryIterator match(List<Binding> rows);
  }

  private final List<Source> sources;
  private List<Binding> batch = List.of();
  private int size = 1;
  private int next;
  private @Nullable QueryIterator current;

  GraphMatches(QueryIterator rows, List<Source> sources, ExecutionContext context) {
    super(rows, context);
    this.sources = sources;
    this.next = sources.size();
  }

  /** Returns rows in which a variable has a value: those that have it, and those that get it. */
  static List<Binding> with(List<Binding> rows, Var variable, Node value) {
    List<Binding> with = new ArrayList<>(rows.size());
    for (Binding row : rows) {
      Node bound = row.get(variable);
      if (bound == null) {
        with.add(BindingFactory.binding(row, variable, value));
      } else if (bound.equals(value)) {
        with.add(row);
      }
    }
    return with;
  }

  static QueryIterator rows(List<Binding> rows, ExecutionContext context) {
    return QueryIterPlainWrapper.create(rows.iterator(), context);
  }

  @Override
  protected boolean hasNextBinding() {
    while (current == null || !current.hasNext()) {
      WorkLimit.check();
      if (current != null) {
        current.close();
        current = null;
      }
      if (next == sources.size() && !takeBatch()) {
        return false;
      }
      current = sources.get(next++).match(batch);
    }
    return true;
  }

  private boolean takeBatch() {
    batch = new ArrayList<>(size);
    while (batch.size() < size && getInput().hasNext()) {
      batch.add(getInput().nextBinding());
    }
    size = Math.min(MOST, size * GROWTH);
    next = 0;
    return !batch.isEmpty();
  }

  @Override
  protected Binding moveToNextBinding() {
    return Objects.requireNonNull(current).nextBinding();
  }

  @Override
  protected void requestSubCancel() {
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  protected void closeSubIterator() {
    if (current != null) {
      current.close();
    }
  }
}
