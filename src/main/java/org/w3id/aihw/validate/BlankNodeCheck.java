package org.w3id.aihw.validate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Names;

/**
 * Finds blank nodes. A fact about one cannot be cited, compared between two releases or shown on a
 * page of its own.
 */
final class BlankNodeCheck {
  private static final String CODE = "D019";
  private static final String CURE = "name it with an IRI of its own";

  private BlankNodeCheck() {}

  static Collection<Finding> check(Facts facts) {
    Collection<Finding> findings = new LinkedHashSet<>();
    for (Fact fact : facts.all()) {
      if (hasBlank(fact.triple())) {
        findings.add(new Finding(CODE, fact.place(), message(fact.triple()), CURE));
      }
    }
    return new ArrayList<>(findings);
  }

  /**
   * Finds those that a write describes in our terms. What clients keep beside in terms of others is
   * theirs to name.
   */
  static List<Violation> check(Collection<Triple> added) {
    return added.stream()
        .filter(BlankNodeCheck::hasBlank)
        .filter(BlankNodeCheck::isInOurTerms)
        .map(
            triple ->
                new Violation(
                    CODE,
                    triple.getSubject(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    message(triple),
                    CURE))
        .toList();
  }

  private static boolean hasBlank(Triple triple) {
    return triple.getSubject().isBlank() || triple.getObject().isBlank();
  }

  private static boolean isInOurTerms(Triple triple) {
    boolean isType = triple.getPredicate().equals(RDF.type.asNode());
    String term = (isType ? triple.getObject() : triple.getPredicate()).toString();
    return term.startsWith(Aihw.ONTOLOGY);
  }

  private static String message(Triple triple) {
    return "a blank node is used with " + Names.prefixed(triple.getPredicate());
  }
}
