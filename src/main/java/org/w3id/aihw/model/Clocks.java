package org.w3id.aihw.model;

import java.time.LocalDate;

/**
 * A day on each of the two clocks.
 *
 * @param asOf the day on which something is asked to be true
 * @param knownAt the day by whose end it must have been made public
 */
public record Clocks(LocalDate asOf, LocalDate knownAt) {
  /** Returns the same day on both clocks. */
  public static Clocks on(LocalDate day) {
    return new Clocks(day, day);
  }
}
