package org.w3id.aihw.slice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;

/**
 * The facts as they were known by one day, with the standing that relationships had on another.
 *
 * <p>What had not been made public by the end of {@link Clocks#knownAt()} is left out whole: the
 * statement, a document issued later (unless by its own account what it says was public before),
 * and a relationship that no known claim is about. What was known but no longer holds stays, as
 * history; it just does not count for a standing.
 *
 * @param clocks the two days
 * @param known the facts known by then
 * @param standing the standing of each relationship, as triples
 */
public record Slice(Clocks clocks, List<Fact> known, List<Triple> standing) {
  /** Copies the lists. */
  public Slice {
    known = List.copyOf(known);
    standing = List.copyOf(standing);
  }

  /**
   * Cuts a slice from checked facts.
   *
   * @throws IllegalStateException if a claim lacks what the shapes ask for
   */
  public static Slice of(Facts facts, Clocks clocks) {
    ClaimReader reader = new ClaimReader(facts.union());
    Set<Node> hidden = new HashSet<>();
    for (Node statement : reader.statements()) {
      if (reader.knownFrom(statement).isAfter(clocks.knownAt())) {
        hidden.add(statement);
      }
    }
    Set<Node> cited = new HashSet<>();
    for (Node statement : reader.statements()) {
      if (!hidden.contains(statement)) {
        cited.addAll(reader.documentsOf(statement));
      }
    }
    facts
        .union()
        .find(Node.ANY, RDF.type.asNode(), Aihw.DOCUMENT)
        .mapWith(Triple::getSubject)
        .filterKeep(
            document ->
                reader.issued(document).map(day -> day.isAfter(clocks.knownAt())).orElse(false))
        .filterDrop(cited::contains)
        .forEachRemaining(hidden::add);
    Map<Node, List<Claim>> byRelationship = new LinkedHashMap<>();
    Set<Node> heardOf = new HashSet<>();
    List<Claim> claims = reader.claims();
    for (Claim claim : claims) {
      if (claim.isKnown(clocks)) {
        heardOf.add(claim.relationship());
        byRelationship.computeIfAbsent(claim.relationship(), key -> new ArrayList<>()).add(claim);
      }
    }
    claims.stream()
        .map(Claim::relationship)
        .filter(relationship -> !heardOf.contains(relationship))
        .forEach(hidden::add);
    List<Triple> standing = new ArrayList<>();
    standings(byRelationship, clocks).values().forEach(one -> standing.addAll(one.triples()));
    List<Fact> known =
        facts.all().stream()
            .filter(
                fact ->
                    !hidden.contains(fact.triple().getSubject())
                        && !hidden.contains(fact.triple().getObject()))
            .toList();
    return new Slice(clocks, known, standing);
  }

  private static Map<Node, Standing> standings(
      Map<Node, List<Claim>> byRelationship, Clocks clocks) {
    Map<Node, Standing> standings = new HashMap<>();
    // A claim may wait on a relationship that itself waits on another: repeat until nothing moves.
    for (int round = 0; round <= byRelationship.size(); round++) {
      Map<Node, Standing> next = new LinkedHashMap<>();
      byRelationship.forEach(
          (relationship, claims) ->
              Standing.of(
                      relationship,
                      claims.stream()
                          .filter(claim -> claim.holds(clocks))
                          .filter(claim -> conditionMet(claim, standings))
                          .toList())
                  .ifPresent(standing -> next.put(relationship, standing)));
      if (next.equals(standings)) {
        break;
      }
      standings.clear();
      standings.putAll(next);
    }
    return standings;
  }

  private static boolean conditionMet(Claim claim, Map<Node, Standing> standings) {
    return claim
        .conditionalOn()
        .map(condition -> standings.get(condition))
        .map(standing -> standing.force().equals(Aihw.FIRM))
        .orElse(claim.conditionalOn().isEmpty());
  }
}
