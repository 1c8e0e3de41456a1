package org.w3id.aihw.convert;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Finding;

/**
 * Collects the values that a mapping asked for as a number or a day and that are none, so that none
 * becomes another one by what a mapping falls back on.
 */
final class Unreadable {
  private static final String CODE = "C001";
  private static final int SHOWN = 60;

  private final Set<Finding> findings = new LinkedHashSet<>();
  private @Nullable Row row;

  void startRow(Row next) {
    row = next;
  }

  /** Names a value of the row. Outside of one it is a mapping's own, which is wrong use. */
  void add(String text, String fault, String cure) {
    Row at = row;
    if (at == null) {
      throw new IllegalArgumentException("'" + text + "' " + fault + " in a mapping; " + cure);
    }
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    findings.add(
        new Finding(
            CODE, at.place(), at.whereIs(text) + ": '" + Printed.of(shown) + "' " + fault, cure));
  }

  List<Finding> findings() {
    return new ArrayList<>(findings);
  }
}
