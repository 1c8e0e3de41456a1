package org.w3id.aihw.serve.pages;

import java.util.List;
import org.w3id.aihw.model.Clocks;

/**
 * What the page of a thing shows.
 *
 * @param name what it is called
 * @param kinds what it is
 * @param iri its IRI
 * @param slug the last part of its address
 * @param clocks the days shown
 * @param panels the parts of the page
 */
public record ThingPage(
    String name, List<String> kinds, String iri, String slug, Clocks clocks, List<Panel> panels) {
  /** Copies the lists. */
  public ThingPage {
    kinds = List.copyOf(kinds);
    panels = List.copyOf(panels);
  }
}
