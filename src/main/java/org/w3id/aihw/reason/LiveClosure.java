package org.w3id.aihw.reason;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Triple;

/**
 * A closure that changes in place. Not safe to share between threads while it changes; a closure
 * that it gave must not be used after the next change.
 *
 * <p>What follows from a change alone is worked on. Where an axiom changes, or things turn out to
 * be equal, or much has been withdrawn over time, a fresh run is made instead; either way the
 * result is the same.
 */
public final class LiveClosure {
  private Closure closure;

  /** Takes a closure over; it must not be used any more. */
  LiveClosure(Closure closure) {
    this.closure = closure;
  }

  /** Closes facts under rules. */
  public static LiveClosure of(Iterable<Triple> facts, List<Rule> rules) {
    return new LiveClosure(Closure.of(facts, rules));
  }

  /** Returns the closure as it is, until the next change. */
  public Closure closure() {
    return closure;
  }

  /**
   * Withdraws and states triples. What is not stated cannot be withdrawn and is passed over.
   *
   * @return the closure after the change, until the next
   */
  public Closure change(Collection<Triple> withdrawn, Collection<Triple> added) {
    Saturation saturation = closure.saturation();
    if (!closure.equality().isEmpty()
        || withdrawn.stream().anyMatch(Schema::holds)
        || added.stream().anyMatch(Schema::holds)) {
      return startAfresh(withdrawn, added);
    }
    saturation.change(withdrawn, added);
    if ((closure.equality().isApplied() && saturation.hasEqualThings()) || saturation.isWorn()) {
      return startAfresh(List.of(), List.of());
    }
    closure = new Closure(saturation, closure.equality(), closure.rules(), closure.leafWeight());
    return closure;
  }

  private Closure startAfresh(Collection<Triple> withdrawn, Collection<Triple> added) {
    Set<Triple> stated = new LinkedHashSet<>(closure.stated());
    stated.removeAll(Set.copyOf(withdrawn));
    stated.addAll(added);
    closure =
        Closure.of(stated, closure.rules(), closure.leafWeight(), closure.saturation().reasoning());
    return closure;
  }
}
