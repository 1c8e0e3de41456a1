package org.w3id.aihw.serve.pages;

import java.util.List;

/**
 * A part of a page: a heading over rows, or over a sentence where there are none.
 *
 * @param title the heading
 * @param columns the heads of the columns
 * @param rows the cells of each row, as many as there are columns
 * @param empty what to say where there are no rows; a panel without it is then left out
 */
public record Panel(String title, List<String> columns, List<List<Cell>> rows, String empty) {
  /** Copies the lists. */
  public Panel {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A value on a page.
   *
   * @param text what is shown
   * @param address where it leads; empty where it leads nowhere
   */
  public record Cell(String text, String address) {}
}
