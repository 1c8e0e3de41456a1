package org.w3id.aihw.convert;

import java.util.List;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Place;

/**
 * What a file of a dataset holds.
 *
 * @param rows its rows; none where the file cannot be relied on
 * @param findings what is wrong with the file
 */
record Table(List<Row> rows, List<Finding> findings) {
  private static final String CODE = "C002";

  /** Copies the lists. */
  Table {
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
  }

  /** Returns a file of which nothing is taken. */
  static Table broken(Place place, String fault, String cure) {
    return new Table(List.of(), List.of(new Finding(CODE, place, fault, cure)));
  }
}
