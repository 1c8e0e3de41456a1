package org.w3id.aihw.serve.pages;

import java.util.List;
import org.w3id.aihw.model.Clocks;

/**
 * What the graph view of a party shows.
 *
 * @param name what the party is called
 * @param address its page
 * @param self the address of this page, without filter
 * @param query the part of the address that keeps days and filter
 * @param clocks the days shown
 * @param filter what is left out
 * @param kinds the kinds of relationship that it has
 * @param statuses how far they have come
 * @param sources who published what is said of them
 * @param rows one for each line drawn
 * @param left how many parties each side has in all
 * @param all the address that shows more on each side; empty where all are shown
 */
public record GraphViewPage(
    String name,
    String address,
    String self,
    String query,
    Clocks clocks,
    TieFilter filter,
    List<String> kinds,
    List<String> statuses,
    List<String> sources,
    List<Row> rows,
    List<Panel.Cell> left,
    String all) {
  /** Copies the lists. */
  public GraphViewPage {
    kinds = List.copyOf(kinds);
    statuses = List.copyOf(statuses);
    sources = List.copyOf(sources);
    rows = List.copyOf(rows);
    left = List.copyOf(left);
  }

  /**
   * A line as a row.
   *
   * @param id the number of the line in the picture
   * @param party whose tie it is
   * @param role what the other is to it
   * @param other the other party
   * @param what what ties them, leading to its page or proof
   * @param kind the kind of relationship
   * @param status how far it has come
   * @param strength how it is drawn: stated, inferred, reported or withdrawn
   * @param newest the newest date
   * @param sources how many publishers
   * @param claims what is said of it
   */
  public record Row(
      int id,
      Panel.Cell party,
      String role,
      Panel.Cell other,
      Panel.Cell what,
      String kind,
      String status,
      String strength,
      String newest,
      int sources,
      List<ShownClaim> claims) {
    /** Copies the list. */
    public Row {
      claims = List.copyOf(claims);
    }
  }
}
