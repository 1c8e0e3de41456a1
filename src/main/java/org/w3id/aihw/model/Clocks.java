package org.w3id.aihw.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

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

  /**
   * Returns the day that it is. Nothing else asks a clock for a day: what one part took for today
   * and another for yesterday would be checked for a day that nobody is shown.
   */
  public static LocalDate today() {
    // Of UTC, not of the machine: servers of one data set in two places then show the same.
    return LocalDate.now(ZoneOffset.UTC);
  }

  /** Returns whether both days are the day that it is. */
  public boolean areToday() {
    return equals(on(today()));
  }

  /** Returns the moment that it is; its day in UTC is {@link #today()}. */
  public static Instant now() {
    return Instant.now();
  }
}
