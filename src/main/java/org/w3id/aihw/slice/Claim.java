package org.w3id.aihw.slice;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.jena.graph.Node;
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

  boolean isKnown(Clocks clocks) {
    return !knownFrom.isAfter(clocks.knownAt());
  }

  boolean holds(Clocks clocks) {
    return !holdsFrom.isAfter(clocks.asOf())
        && holdsTo.map(last -> !last.isBefore(clocks.asOf())).orElse(true);
  }
}
