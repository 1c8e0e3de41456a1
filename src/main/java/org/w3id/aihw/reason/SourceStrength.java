package org.w3id.aihw.reason;

import java.util.Comparator;
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

/**
 * How well the standing of a relationship is sourced, as a weight: the more documents and the more
 * trusted the best claim, the lighter. Every other stated triple weighs 1.
 */
final class SourceStrength implements ToLongFunction<Triple> {
  private static final long ONE_DOCUMENT = 60;
  private static final long ONE_DEGREE_OF_DOUBT = 100;

  private final Map<Node, Long> weights = new HashMap<>();

  /** Reads the claims behind each standing. */
  SourceStrength(List<Fact> facts) {
    Map<Node, Set<Node>> claims = new HashMap<>();
    Map<Node, Node> documents = new HashMap<>();
    Map<Node, Node> confidences = new HashMap<>();
    for (Fact fact : facts) {
      Triple triple = fact.triple();
      Node property = triple.getPredicate();
      if (property.equals(Aihw.STANDING_CLAIM)) {
        claims.computeIfAbsent(triple.getSubject(), key -> new HashSet<>()).add(triple.getObject());
      } else if (property.equals(Aihw.STATED_IN)) {
        documents.put(triple.getSubject(), triple.getObject());
      } else if (property.equals(Aihw.CONFIDENCE)) {
        confidences.put(triple.getSubject(), triple.getObject());
      }
    }
    claims.forEach(
        (relationship, behind) -> {
          Set<Node> sources = new HashSet<>();
          behind.forEach(claim -> sources.add(documents.getOrDefault(claim, claim)));
          long doubt =
              behind.stream()
                  .map(confidences::get)
                  .map(SourceStrength::doubt)
                  .min(Comparator.naturalOrder())
                  .orElse(2L);
          weights.put(
              relationship,
              doubt * ONE_DEGREE_OF_DOUBT + ONE_DOCUMENT / Math.max(1, sources.size()));
        });
  }

  private static long doubt(Node confidence) {
    if (Aihw.term("HighConfidence").equals(confidence)) {
      return 0;
    }
    return Aihw.term("MediumConfidence").equals(confidence) ? 1 : 2;
  }

  @Override
  public long applyAsLong(Triple stated) {
    return stated.getPredicate().equals(Aihw.STANDING)
        ? weights.getOrDefault(stated.getSubject(), 1L)
        : 1;
  }
}
