package org.w3id.aihw.slice;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * What relationships of a class are in time.
 *
 * @param isEvent whether they happen rather than hold
 * @param outcomeLasts whether what one brings about lasts once it is completed
 * @param heldBefore whether what is told is taken to have held before, where no start is given
 * @param beginsWhenSigned whether one that is signed has begun, where no start is given
 * @param lapsesAfter for how long after it was last heard of one is taken to be as it was; empty
 *     where that has no end
 */
record Kind(
    boolean isEvent,
    boolean outcomeLasts,
    boolean heldBefore,
    boolean beginsWhenSigned,
    Optional<Period> lapsesAfter) {
  /** A class of which nothing is said. */
  static final Kind PLAIN = new Kind(false, false, false, false, Optional.empty());

  /** Returns the last day on which what was heard of on a day is taken to be so. */
  LocalDate lapse(LocalDate heard) {
    return lapsesAfter.map(heard::plus).orElse(LocalDate.MAX);
  }
}
