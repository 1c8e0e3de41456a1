package org.w3id.aihw.serve.pages;

import java.util.List;
import org.w3id.aihw.model.Clocks;

/**
 * What the page of the ontology shows.
 *
 * @param clocks the days shown
 * @param modules its modules
 * @param sections its terms by kind
 * @param formats where it can be had as data
 */
public record OntologyPage(
    Clocks clocks, List<Panel.Cell> modules, List<Section> sections, List<Panel.Cell> formats) {
  /** Copies the lists. */
  public OntologyPage {
    modules = List.copyOf(modules);
    sections = List.copyOf(sections);
    formats = List.copyOf(formats);
  }

  /**
   * Terms of one kind.
   *
   * @param title what they are
   * @param terms the terms, sorted by name
   */
  public record Section(String title, List<Term> terms) {
    /** Copies the list. */
    public Section {
      terms = List.copyOf(terms);
    }
  }

  /**
   * A term.
   *
   * @param name its local name, which is also where its IRI leads on the page
   * @param label what it is called, leading to its page
   * @param definition what it means; empty where that is not said
   */
  public record Term(String name, Panel.Cell label, String definition) {}
}
