package org.w3id.aihw.store;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jena.sparql.core.Quad;

/**
 * What a write comes down to: quads that were not there before it and are after it, and the other
 * way round. What it adds and takes away again is in neither.
 *
 * @param added quads that are new
 * @param removed quads that are gone
 */
public record Delta(Set<Quad> added, Set<Quad> removed) {
  /** Makes the sets read-only; they keep the order of the write. */
  public Delta {
    added = Collections.unmodifiableSet(new LinkedHashSet<>(added));
    removed = Collections.unmodifiableSet(new LinkedHashSet<>(removed));
  }

  /** Returns whether nothing changed. */
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty();
  }

  /** Returns the number of quads that are new or gone. */
  public int size() {
    return added.size() + removed.size();
  }
}
