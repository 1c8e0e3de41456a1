package org.w3id.aihw.serve.pages;

import java.util.List;
import java.util.function.Function;

/**
 * One of the pages that a long list is shown on.
 *
 * @param rows what is on this page
 * @param total how long the list is
 * @param first the number of the first row, from 1 on; past the total where the page is past the
 *     last
 * @param before where the page before is; empty where there is none
 * @param after where the page after is; empty where there is none
 */
public record Pages<T>(List<T> rows, int total, int first, String before, String after) {
  /** How many rows a page has. */
  static final int ROWS = 25;

  /** Copies the rows. */
  public Pages {
    rows = List.copyOf(rows);
  }

  /** Cuts a page out of a list. */
  static <T> Pages<T> of(List<T> all, int number, ClockedAddress address) {
    int start = Math.min((number - 1) * ROWS, all.size());
    int end = Math.min(start + ROWS, all.size());
    return new Pages<>(
        all.subList(start, end),
        all.size(),
        start + 1,
        number > 1 ? address.with("page", String.valueOf(number - 1)).text() : "",
        end < all.size() ? address.with("page", String.valueOf(number + 1)).text() : "");
  }

  /** Returns the same page with its rows turned into something else. */
  <R> Pages<R> map(Function<T, R> change) {
    return new Pages<>(rows.stream().map(change).toList(), total, first, before, after);
  }

  /** Returns the number of the last row on this page. */
  public int last() {
    return first + rows.size() - 1;
  }
}
