package org.w3id.aihw.serve.pages;

import java.util.List;

/**
 * Which rows of a part are shown.
 *
 * @param start how many rows come before
 * @param size the most rows to show
 */
record Window(int start, int size) {
  /** The first rows, as many as a page has room for in each part. */
  static final Window FIRST = new Window(0, 8);

  /** The first rows of what opens inside a row. */
  static final Window OPENED = new Window(0, 4);

  private static final int WHOLE_PAGE = 100;

  /** Returns the rows of a page that shows one part alone. */
  static Window from(int start) {
    return new Window(start, WHOLE_PAGE);
  }

  <T> List<T> of(List<T> rows) {
    int from = Math.min(start, rows.size());
    return rows.subList(from, Math.min(rows.size(), from + size));
  }
}
