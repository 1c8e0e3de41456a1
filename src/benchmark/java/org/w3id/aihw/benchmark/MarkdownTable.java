package org.w3id.aihw.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown, made row by row. */
final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String... heads) {
    add(heads);
    add(Arrays.stream(heads).map(head -> "---").toArray(String[]::new));
  }

  void add(String... cells) {
    text.append(List.of(cells).stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
