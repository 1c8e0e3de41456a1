package org.w3id.aihw.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The index that all views of the same facts share, made when first asked for. */
final class SharedIndex {
  private final List<Fact> facts;
  private @Nullable FactIndex index;

  SharedIndex(List<Fact> facts) {
    this.facts = facts;
  }

  SharedIndex(List<Fact> facts, FactIndex index) {
    this.facts = facts;
    this.index = index;
  }

  synchronized FactIndex index() {
    if (index == null) {
      index = new FactIndex(facts);
    }
    return index;
  }
}
