package org.w3id.aihw.serve.pages;

import java.util.List;
import java.util.Optional;
import org.w3id.aihw.model.Clocks;

/**
 * What the page of a thing shows.
 *
 * @param name what it is called
 * @param kind which kind of page it is
 * @param kinds what it is; what was concluded leads to its proof
 * @param iri its IRI
 * @param slug the last part of its address
 * @param days the query part that keeps the days asked about
 * @param clocks the days shown
 * @param extent how much is said of it
 * @param parts the parts of the page
 */
public record ThingPage(
    String name,
    String kind,
    List<Panel.Cell> kinds,
    String iri,
    String slug,
    String days,
    Clocks clocks,
    Optional<Part.Extent> extent,
    List<Part> parts) {
  private static final int MANY_GAPS = 3;

  /** Copies the lists. */
  public ThingPage {
    kinds = List.copyOf(kinds);
    parts = List.copyOf(parts);
  }

  /** Returns the parts that stand in an area of the page; without rows, only where few are. */
  public List<Part> in(String area) {
    return parts.stream()
        .filter(part -> part.head().area().equals(area))
        .filter(part -> gaps().isEmpty() || part.head().total() > 0)
        .toList();
  }

  /**
   * Returns what is said instead of rows, where so many parts have none that these would be most of
   * the page; else nothing.
   */
  public List<String> gaps() {
    List<String> gaps =
        parts.stream()
            .map(Part::head)
            .filter(head -> head.total() == 0)
            .map(Part.Head::empty)
            .toList();
    return gaps.size() < MANY_GAPS ? List.of() : gaps;
  }

  /** Returns whether any part stands in one of the three columns. */
  public boolean hasColumns() {
    return !in("left").isEmpty() || !in("right").isEmpty();
  }

  /** Returns the IRI with an ending that names a format, as an address on this server. */
  public String data(String ending) {
    return "/data/" + slug + ending + days;
  }
}
