package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;

/**
 * How well the standing of a relationship is sourced, as a weight: the more documents and the more
 * trusted the best claim, the lighter. Every other stated triple weighs 1.
 */
final class SourceStrength implements ToLongFunction<Triple> {
  private static final long ONE_DOCUMENT = 60;
  private static final long ONE_DEGREE_OF_DOUBT = 100;

  private static final Node HIGH = Aihw.term("HighConfidence");
  private static final Node MEDIUM = Aihw.term("MediumConfidence");

  private final Map<Node, Long> weights = new HashMap<>();

  /**
   * Reads the claims behind each standing.
   *
   * @param standing the standing of relationships, as triples
   * @param facts what is known of the claims
   */
  SourceStrength(List<Triple> standing, Facts facts) {
    Map<Node, List<Node>> claims = new HashMap<>();
    for (Triple triple : standing) {
      if (triple.getPredicate().equals(Aihw.STANDING_CLAIM)) {
        claims
            .computeIfAbsent(triple.getSubject(), key -> new ArrayList<>(2))
            .add(triple.getObject());
      }
    }
    claims.forEach((relationship, behind) -> weights.put(relationship, weigh(behind, facts)));
  }

  private static long weigh(List<Node> claims, Facts facts) {
    Set<Node> sources = new HashSet<>();
    long doubt = 2;
    for (Node claim : claims) {
      Node source = claim;
      for (Fact fact : facts.about(claim)) {
        Node property = fact.triple().getPredicate();
        if (property.equals(Aihw.STATED_IN)) {
          source = fact.triple().getObject();
        } else if (property.equals(Aihw.CONFIDENCE)) {
          doubt = Math.min(doubt, doubt(fact.triple().getObject()));
        }
      }
      sources.add(source);
    }
    return doubt * ONE_DEGREE_OF_DOUBT + ONE_DOCUMENT / sources.size();
  }

  private static long doubt(Node confidence) {
    if (HIGH.equals(confidence)) {
      return 0;
    }
    return MEDIUM.equals(confidence) ? 1 : 2;
  }

  @Override
  public long applyAsLong(Triple stated) {
    return stated.getPredicate().equals(Aihw.STANDING)
        ? weights.getOrDefault(stated.getSubject(), 1L)
        : 1;
  }
}
