package org.w3id.aihw.store;

import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.jspecify.annotations.Nullable;

/** A row of TDB2 with literals as they were written; terms are looked up when asked for. */
final class AsWrittenRow extends BindingBase {
  private final Binding row;

  AsWrittenRow(Binding row) {
    super(null);
    this.row = row;
  }

  @Override
  protected Iterator<Var> vars1() {
    return row.vars();
  }

  @Override
  protected int size1() {
    return row.size();
  }

  @Override
  protected boolean isEmpty1() {
    return row.isEmpty();
  }

  @Override
  protected boolean contains1(Var variable) {
    return row.contains(variable);
  }

  @Override
  protected @Nullable Node get1(Var variable) {
    Node node = row.get(variable);
    return node == null ? null : AsWritten.outOfStore(node);
  }

  @Override
  public Binding detach() {
    return new AsWrittenRow(row.detach());
  }

  @Override
  protected Binding detachWithNewParent(Binding parent) {
    throw new UnsupportedOperationException("it has no parent");
  }
}
