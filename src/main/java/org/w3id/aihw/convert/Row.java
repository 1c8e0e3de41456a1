package org.w3id.aihw.convert;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of a dataset.
 *
 * @param file the file it stands in, as people write it
 * @param number its place in the file, counted from 1 without the header
 * @param cells the values by column; empty ones are left out
 */
record Row(String file, long number, Map<String, String> cells) {
  /** Copies the cells, keeping their order. */
  Row {
    cells = new LinkedHashMap<>(cells);
  }

  /** Returns the name that a column has as a variable: {@code Release price (USD)} is one word. */
  static String variable(String column) {
    String word = column.strip().replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
    return word.isEmpty() || Character.isDigit(word.charAt(0)) ? "c_" + word : word;
  }
}
