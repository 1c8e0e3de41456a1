package org.w3id.aihw.slice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;

/** What lies below some terms of the ontology, by what the ontology says. */
final class Hierarchy {
  private Hierarchy() {}

  /**
   * Returns for each term which of some terms it is, or lies below.
   *
   * @param property what relates a term to the one right above it
   */
  static Map<Node, Set<Node>> below(Collection<Node> tops, Node property, Facts facts) {
    Map<Node, List<Node>> below = new HashMap<>();
    for (Fact fact : facts.all()) {
      if (fact.triple().getPredicate().equals(property)) {
        below
            .computeIfAbsent(fact.triple().getObject(), key -> new ArrayList<>())
            .add(fact.triple().getSubject());
      }
    }
    Map<Node, Set<Node>> found = new HashMap<>();
    for (Node top : tops) {
      List<Node> open = new ArrayList<>(List.of(top));
      while (!open.isEmpty()) {
        Node term = open.removeLast();
        if (found.computeIfAbsent(term, key -> new LinkedHashSet<>()).add(top)) {
          open.addAll(below.getOrDefault(term, List.of()));
        }
      }
    }
    return found;
  }
}
