package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.Evidence;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;

/** What the best proof of a line rests on. */
final class LineEvidence {
  private LineEvidence() {}

  /** Returns the newest claim of each relationship that the best proof of a line rests on. */
  static List<Cited> of(Triple line, Knowledge knowledge, Addresses addresses) {
    Set<Node> relationships = new LinkedHashSet<>();
    knowledge.why(line, 1).forEach(proof -> collect(proof, relationships));
    List<Cited> claims = new ArrayList<>();
    for (Node relationship : relationships) {
      Evidence.forStandingOf(relationship, knowledge.graph(), knowledge.names()).stream()
          .findFirst()
          .ifPresent(evidence -> claims.add(Cited.of(evidence.claim(), knowledge, addresses)));
    }
    return claims;
  }

  private static void collect(Proof proof, Set<Node> relationships) {
    switch (proof) {
      case Proof.Leaf(Triple triple) -> {
        if (Aihw.isStanding(triple.getPredicate())) {
          relationships.add(triple.getSubject());
        }
      }
      case Proof.Step step -> step.premises().forEach(premise -> collect(premise, relationships));
    }
  }
}
