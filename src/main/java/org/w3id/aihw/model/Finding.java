package org.w3id.aihw.model;

import java.util.Comparator;

/**
 * Something wrong in a file that a person must put right; collected and shown together, never
 * thrown.
 *
 * @param code the kind of fault, explained in CONTRIBUTING.md
 * @param place where it stands
 * @param fault what is wrong, beginning with the thing that is at fault
 * @param cure what to do about it
 */
public record Finding(String code, Place place, String fault, String cure)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::place)
          .thenComparing(Finding::code)
          .thenComparing(Finding::fault);

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /** Returns the finding as one line: code, place, fault and cure. */
  @Override
  public String toString() {
    return VisibleText.of(
        code + " " + place + " " + fault + "; " + cure + " (CONTRIBUTING, " + code + ")");
  }
}
