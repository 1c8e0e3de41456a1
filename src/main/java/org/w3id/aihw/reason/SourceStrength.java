package org.w3id.aihw.reason;

import java.util.HashSet;
import java.util.List;
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

  private final Facts facts;

  /**
   * Weighs by the claims behind each standing, which are looked up when a weight is asked for.
   *
   * @param facts what is known of the claims, and the standings
   */
  SourceStrength(Facts facts) {
    this.facts = facts;
  }

  private long weigh(Node relationship) {
    List<Node> claims = facts.values(relationship, Aihw.STANDING_CLAIM);
    return claims.isEmpty() ? 1 : weigh(claims, facts);
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
    return Aihw.isStanding(stated.getPredicate()) ? weigh(stated.getSubject()) : 1;
  }
}
