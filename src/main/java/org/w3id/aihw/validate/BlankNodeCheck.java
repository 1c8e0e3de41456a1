package org.w3id.aihw.validate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Names;

/**
 * Finds blank nodes. A fact about one cannot be cited, compared between two releases or shown on a
 * page of its own.
 */
final class BlankNodeCheck {
  private BlankNodeCheck() {}

  static Collection<Finding> check(Facts facts) {
    Collection<Finding> findings = new LinkedHashSet<>();
    for (Fact fact : facts.all()) {
      if (fact.triple().getSubject().isBlank() || fact.triple().getObject().isBlank()) {
        findings.add(
            new Finding(
                "D019",
                fact.place(),
                "a blank node is used with " + Names.prefixed(fact.triple().getPredicate()),
                "name it with an IRI of its own"));
      }
    }
    return new ArrayList<>(findings);
  }
}
