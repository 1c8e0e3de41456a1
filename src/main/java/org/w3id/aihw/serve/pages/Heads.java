package org.w3id.aihw.serve.pages;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * What stands over the parts of one thing's page.
 *
 * @param thing the thing
 * @param addresses where pages are
 */
record Heads(Node thing, Addresses addresses) {
  /** Returns the head of the part that a panel fills. */
  Part.Head of(PanelFile file, int total, Window window) {
    return of(file, file.name(), file.title(), file.area(), total, window);
  }

  /** Returns the head of one of several parts that a panel fills. */
  Part.Head of(PanelFile file, String name, String title, String area, int total, Window window) {
    Part.Head head = of(name, title, area, file.empty(), total, window);
    // Of the parts that one panel fills, the one that bears its title asks on.
    return title.equals(file.title()) ? head.asking(questions(file)) : head;
  }

  /** Returns the questions that go on from a part, each with its address. */
  private List<Panel.Cell> questions(PanelFile file) {
    return file.questions().stream()
        .map(
            asked ->
                new Panel.Cell(
                    asked.words(), addresses.question(asked.name(), asked.blank(), thing)))
        .toList();
  }

  /** Returns the head of a part. */
  Part.Head of(String name, String title, String area, String empty, int total, Window window) {
    int shown = Math.max(0, Math.min(window.size(), total - window.start()));
    return new Part.Head(
        name, title, area, empty, total, shown, addresses.part(thing, name), List.of());
  }
}
