package org.w3id.aihw.slice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;

/** What lies below some terms of the ontology, by what the ontology says. */
final class Hierarchy {
  /** The classes and roles that matter for time. */
  private static final List<Node> CLASSES =
      List.of(
          Aihw.CLAIM,
          Aihw.COMPETITION,
          Aihw.DESIGN,
          Aihw.DOCUMENT,
          Aihw.HOLDING_COMPANY,
          Aihw.PARTY_CLASS,
          Aihw.PRODUCT_CLASS,
          Aihw.PROVISION,
          Aihw.REPLACEABLE_SUPPLY,
          Aihw.STATEMENT);

  private static final List<Node> ROLES =
      List.of(
          Aihw.ACQUIRED,
          Aihw.ACQUIRER,
          Aihw.CUSTOMER,
          Aihw.DESIGNER,
          Aihw.DIVESTED,
          Aihw.HOLDER,
          Aihw.INVESTEE,
          Aihw.INVESTOR,
          Aihw.ISSUER,
          Aihw.PARENT,
          Aihw.PARTY,
          Aihw.PRODUCT,
          Aihw.SELLER,
          Aihw.SHAREHOLDER,
          Aihw.SUPPLIER,
          Aihw.TRAINER,
          Aihw.UNIT,
          Aihw.USER);

  private Hierarchy() {}

  /** Returns for each class what it is a kind of, among those that matter. */
  static Map<Node, Set<Node>> classes(Facts facts) {
    return below(CLASSES, RDFS.subClassOf.asNode(), facts);
  }

  /** Returns for each role what it is a kind of, among those that matter. */
  static Map<Node, Set<Node>> roles(Facts facts) {
    return below(ROLES, RDFS.subPropertyOf.asNode(), facts);
  }

  /**
   * Returns for each term which of some terms it is, or lies below.
   *
   * @param property what relates a term to the one right above it
   */
  private static Map<Node, Set<Node>> below(Collection<Node> tops, Node property, Facts facts) {
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
