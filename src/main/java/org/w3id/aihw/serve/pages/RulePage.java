package org.w3id.aihw.serve.pages;

import java.util.List;
import org.w3id.aihw.model.Clocks;

/**
 * What the page of a rule shows.
 *
 * @param name its name
 * @param iri its IRI
 * @param clocks the days shown
 * @param words what it says in plain words
 * @param place where it is written
 * @param text how it is written; empty where it is in no file
 * @param concludes the terms named in what it concludes, leading to their pages
 * @param number how many lines it concludes
 * @param examples some of these lines, leading to their proofs
 * @param formats where it can be had as data
 */
public record RulePage(
    String name,
    String iri,
    Clocks clocks,
    String words,
    String place,
    String text,
    List<Panel.Cell> concludes,
    int number,
    List<Panel.Cell> examples,
    List<Panel.Cell> formats) {
  /** Copies the lists. */
  public RulePage {
    concludes = List.copyOf(concludes);
    examples = List.copyOf(examples);
    formats = List.copyOf(formats);
  }
}
