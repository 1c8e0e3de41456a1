package org.w3id.aihw.serve.pages;

import java.util.List;
import org.w3id.aihw.model.Clocks;

/**
 * What documents do not agree on.
 *
 * @param figures whether figures are shown, and not claims
 * @param disputes the matters, on pages
 * @param toClaims where claims are
 * @param toFigures where figures are
 * @param clocks the days shown
 */
public record DisagreementsPage(
    boolean figures, Pages<Dispute> disputes, String toClaims, String toFigures, Clocks clocks) {
  /**
   * A matter on which documents do not agree.
   *
   * @param about what it is about, leading to its page
   * @param note how it stands, or what is measured
   * @param leftTitle what one side says, in short
   * @param left one side
   * @param rightTitle what the other side says, in short
   * @param right the other side
   */
  public record Dispute(
      Panel.Cell about,
      String note,
      String leftTitle,
      List<Cited> left,
      String rightTitle,
      List<Cited> right) {
    /** Copies the lists. */
    public Dispute {
      left = List.copyOf(left);
      right = List.copyOf(right);
    }
  }
}
