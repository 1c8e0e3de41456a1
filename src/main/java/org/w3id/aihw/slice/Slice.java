package org.w3id.aihw.slice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Facts;

/**
 * The facts as they were known by one day, with the standing that relationships had on another.
 *
 * <p>What had not been made public by the end of {@link Clocks#knownAt()} is left out whole: the
 * statement, a document issued later (unless by its own account what it says was public before), a
 * document without a date of which no statement is known, and a relationship that no known claim is
 * about. What was known but no longer holds stays, as history; it just does not count for a
 * standing.
 *
 * @param clocks the two days
 * @param known the facts known by then, as a view of all facts
 * @param standing the standing of each relationship, as triples
 */
public record Slice(Clocks clocks, Facts known, List<Triple> standing) {
  /** Copies the list. */
  public Slice {
    standing = List.copyOf(standing);
  }

  /** Cuts a slice. */
  public static Slice of(Chronicle chronicle, Clocks clocks) {
    return of(chronicle, clocks, Set.of());
  }

  /**
   * Cuts a slice as if some statements and documents did not exist.
   *
   * @param withdrawn the statements and documents to leave out
   */
  public static Slice of(Chronicle chronicle, Clocks clocks, Set<Node> withdrawn) {
    List<Node> hidden = new ArrayList<>(withdrawn);
    for (Chronicle.Statement statement : chronicle.statements().values()) {
      if (statement.knownFrom().isAfter(clocks.knownAt())) {
        hidden.add(statement.node());
      }
    }
    for (Chronicle.Document document : chronicle.documents().values()) {
      if (!isKnown(document, clocks, withdrawn)) {
        hidden.add(document.node());
      }
    }
    Standings standings = new Standings(chronicle.relationships(), withdrawn);
    List<Triple> standing = new ArrayList<>();
    for (Relationship relationship : chronicle.relationships().values()) {
      if (isHeardOf(relationship, clocks, withdrawn)) {
        standings.of(relationship, clocks).ifPresent(one -> one.addTo(standing));
      } else {
        hidden.add(relationship.node());
      }
    }
    return new Slice(clocks, chronicle.facts().hiding(hidden), standing);
  }

  private static boolean isKnown(
      Chronicle.Document document, Clocks clocks, Collection<Node> withdrawn) {
    if (document.outBy().map(day -> !day.isAfter(clocks.knownAt())).orElse(false)) {
      return true;
    }
    for (Chronicle.Statement statement : document.statements()) {
      if (!statement.knownFrom().isAfter(clocks.knownAt())
          && !withdrawn.contains(statement.node())) {
        return true;
      }
    }
    // Nothing tells when a document without date and without statements came out.
    return document.outBy().isEmpty() && document.statements().isEmpty();
  }

  private static boolean isHeardOf(
      Relationship relationship, Clocks clocks, Collection<Node> withdrawn) {
    for (Claim claim : relationship.claims()) {
      if (claim.isKnown(clocks) && !withdrawn.contains(claim.node())) {
        return true;
      }
    }
    return false;
  }
}
