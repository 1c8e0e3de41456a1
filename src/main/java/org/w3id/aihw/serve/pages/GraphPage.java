package org.w3id.aihw.serve.pages;

import java.util.List;
import org.w3id.aihw.model.Clocks;

/**
 * What the page of a named graph shows.
 *
 * @param name its name behind {@code graph/}
 * @param iri its IRI
 * @param clocks the days shown
 * @param triples how many triples of it were known
 * @param things the things it describes, one part of them
 * @param formats where it can be had as data
 * @param paging which part
 * @param address the address of the page, up to the number of a part
 */
public record GraphPage(
    String name,
    String iri,
    Clocks clocks,
    int triples,
    Panel things,
    List<Panel.Cell> formats,
    Paging paging,
    String address) {
  /** Copies the list. */
  public GraphPage {
    formats = List.copyOf(formats);
  }
}
