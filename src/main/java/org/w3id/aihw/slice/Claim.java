package org.w3id.aihw.slice;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;

/**
 * What the slicing of time needs to know of a claim.
 *
 * @param node the claim
 * @param relationship what it is about
 * @param status the rung it puts the relationship on
 * @param force what may be concluded from that rung
 * @param rung the place of the status on the ladder
 * @param confidence the place of its confidence on the scale
 * @param knownFrom the day by whose end it had been made public
 * @param holdsFrom the day from which the status holds
 * @param holdsTo the last day on which it holds; empty where no end is told
 * @param conditionalOn the relationship that must first become firm
 */
record Claim(
    Node node,
    Node relationship,
    Node status,
    Node force,
    int rung,
    int confidence,
    LocalDate knownFrom,
    LocalDate holdsFrom,
    Optional<LocalDate> holdsTo,
    Optional<Node> conditionalOn) {
  private static final int LOW_CONFIDENCE = 1;

  /** The later status goes first; of two on one day the later said, then the higher rung. */
  static final Comparator<Claim> LATEST_FIRST =
      Comparator.comparing(Claim::holdsFrom)
          .thenComparing(Claim::knownFrom)
          .thenComparingInt(Claim::rung)
          .thenComparing(claim -> claim.node().toString())
          .reversed();

  boolean isKnown(Clocks clocks) {
    return !knownFrom.isAfter(clocks.knownAt());
  }

  boolean holds(Clocks clocks) {
    return !holdsFrom.isAfter(clocks.asOf())
        && (holdsTo.isEmpty() || !holdsTo.get().isBefore(clocks.asOf()));
  }

  boolean isTrusted() {
    return confidence > LOW_CONFIDENCE;
  }

  boolean ends() {
    return force.equals(Aihw.ENDED);
  }
}
