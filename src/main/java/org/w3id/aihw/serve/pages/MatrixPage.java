package org.w3id.aihw.serve.pages;

import java.util.List;
import org.w3id.aihw.model.Clocks;

/**
 * Who stands how to whom.
 *
 * @param line the name of the line shown
 * @param words the line in words
 * @param choices the lines to choose from: in words, and by name
 * @param columns the parties that the lines go to
 * @param rows the parties that the lines go out from
 * @param size how many parties there are on each side in all
 * @param pairs all pairs, on pages
 * @param clocks the days shown
 */
public record MatrixPage(
    String line,
    String words,
    List<Panel.Cell> choices,
    List<Panel.Cell> columns,
    List<Row> rows,
    Size size,
    Pages<Pair> pairs,
    Clocks clocks) {
  /** Copies the lists. */
  public MatrixPage {
    choices = List.copyOf(choices);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param party whom the lines go out from
   * @param cells a cell for each column, empty where there is no line
   */
  public record Row(Panel.Cell party, List<Panel.Cell> cells) {
    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** How many parties there are on each side, shown or not. */
  public record Size(int rows, int columns) {}

  /**
   * A pair.
   *
   * @param sentence who stands how to whom, leading to the page of the two
   * @param why where the proofs are
   */
  public record Pair(Panel.Cell sentence, String why) {}
}
