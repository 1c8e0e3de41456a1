package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptWriter;

/**
 * How well the standing of a relationship is sourced, as a weight: the more documents and the more
 * trusted the best claim, the lighter. Every other stated triple weighs 1.
 */
final class SourceStrength implements ToLongFunction<Triple> {
  private static final long ONE_DOCUMENT = 60;
  private static final long ONE_DEGREE_OF_DOUBT = 100;

  private static final Node HIGH = Aihw.term("HighConfidence");
  private static final Node MEDIUM = Aihw.term("MediumConfidence");

  private final Supplier<Map<Node, Long>> weights;
  private @Nullable Map<Node, Long> made;

  /**
   * Reads the claims behind each standing.
   *
   * @param standing the standing of relationships, as triples
   * @param facts what is known of the claims
   */
  SourceStrength(List<Triple> standing, Facts facts) {
    Map<Node, Long> byNode = new HashMap<>();
    Map<Node, List<Node>> claims = new HashMap<>();
    for (Triple triple : standing) {
      if (triple.getPredicate().equals(Aihw.STANDING_CLAIM)) {
        claims
            .computeIfAbsent(triple.getSubject(), key -> new ArrayList<>(2))
            .add(triple.getObject());
      }
    }
    claims.forEach((relationship, behind) -> byNode.put(relationship, weigh(behind, facts)));
    weights = () -> byNode;
  }

  private SourceStrength(KeptReader in, TermTable terms) {
    int[] relationships = in.numbers();
    long[] kept = in.largeNumbers();
    weights =
        () -> {
          Map<Node, Long> byNode = HashMap.newHashMap(kept.length);
          for (int index = 0; index < kept.length; index++) {
            byNode.put(terms.term(relationships[index]), kept[index]);
          }
          return byNode;
        };
  }

  static SourceStrength read(KeptReader in, TermTable terms) {
    return new SourceStrength(in, terms);
  }

  void write(KeptWriter out, TermTable terms) {
    Map<Node, Long> byNode = made();
    int[] relationships = byNode.keySet().stream().mapToInt(terms::find).toArray();
    out.numbers(relationships, relationships.length);
    out.large(byNode.values().stream().mapToLong(Long::longValue).toArray());
  }

  private synchronized Map<Node, Long> made() {
    if (made == null) {
      made = weights.get();
    }
    return made;
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
        ? made().getOrDefault(stated.getSubject(), 1L)
        : 1;
  }
}
