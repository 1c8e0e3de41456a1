package org.w3id.aihw.serve.pages;

import java.util.List;
import org.w3id.aihw.model.Clocks;

/**
 * How two parties connect.
 *
 * @param from the name of the party at one end; empty where nobody is asked about yet
 * @param to the name of the party at the other end; empty where nobody is asked about yet
 * @param weaker whether what is only announced, in talks or rumoured counts too
 * @param outcome what came of it
 * @param ways the shortest ways
 * @param withWeaker the address of the same page on which mere talk counts too
 * @param suggestions names to choose from
 * @param clocks the days shown
 */
public record PathPage(
    String from,
    String to,
    boolean weaker,
    Outcome outcome,
    List<Ways> ways,
    String withWeaker,
    List<String> suggestions,
    Clocks clocks) {
  /** Copies the lists. */
  public PathPage {
    ways = List.copyOf(ways);
    suggestions = List.copyOf(suggestions);
  }

  /** What came of asking for ways. */
  public enum Outcome {
    /** Not both ends are named. */
    NOT_ASKED,
    /** Both ends are one party. */
    SAME,
    /** There is no way. */
    NONE,
    /** There are ways. */
    FOUND
  }
}
