package org.w3id.aihw.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.w3id.aihw.model.Place;

/**
 * A row of a dataset.
 *
 * @param place the file, as people write it, and the line on which the row ends
 * @param number its place in the file, counted from 1 without the header
 * @param cells the values by column; empty ones are left out
 * @param columns what each column is called in the file
 */
record Row(Place place, long number, Map<String, String> cells, Map<String, String> columns) {
  /** Copies the cells, keeping their order. */
  Row {
    cells = new LinkedHashMap<>(cells);
    columns = Map.copyOf(columns);
  }

  /** Returns the file it stands in, as people write it. */
  String file() {
    return place.file().toString();
  }

  /** Returns the name that a column has as a variable: {@code Release price (USD)} is one word. */
  static String variable(String column) {
    String word = column.strip().replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
    return word.isEmpty() || Character.isDigit(word.charAt(0)) ? "c_" + word : word;
  }

  /** Returns where a value stands: row and column, or the columns where several have it. */
  String whereIs(String value) {
    List<String> same = columnsWhere(value::equals);
    List<String> named = same.isEmpty() ? columnsWhere(cell -> cell.contains(value)) : same;
    return "row "
        + number
        + (named.isEmpty()
            ? ""
            : named.stream()
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(" or ", ", column ", "")));
  }

  private List<String> columnsWhere(Predicate<String> holds) {
    return cells.entrySet().stream()
        .filter(cell -> holds.test(cell.getValue()))
        .map(cell -> columns.getOrDefault(cell.getKey(), cell.getKey()))
        .toList();
  }
}
