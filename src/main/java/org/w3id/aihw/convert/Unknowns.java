package org.w3id.aihw.convert;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts the names that the register does not know, so that none is dropped in silence. */
final class Unknowns {
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, String> examples = new TreeMap<>();
  private final Set<String> inThisRow = new HashSet<>();
  private String place = "";

  void startRow(Row row) {
    place = row.file() + " row " + row.number();
    inThisRow.clear();
  }

  void add(String kind, String name) {
    String key = kind + " '" + Printed.of(name) + "'";
    if (inThisRow.add(key)) {
      counts.merge(key, 1L, Long::sum);
      examples.putIfAbsent(key, place);
    }
  }

  Map<String, Long> counts() {
    return counts;
  }

  Map<String, String> examples() {
    return examples;
  }
}
