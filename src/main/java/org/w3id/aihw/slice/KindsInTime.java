package org.w3id.aihw.slice;

import java.time.Period;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Facts;

/** What relationships are in time, by what the ontology says of their classes. */
final class KindsInTime {
  /** The properties by which that is told, and what terms and products lie below which. */
  static final Set<Node> TOLD_BY =
      Set.of(
          RDFS.subClassOf.asNode(),
          RDFS.subPropertyOf.asNode(),
          Aihw.BEGINS_WHEN_SIGNED,
          Aihw.HELD_BEFORE,
          Aihw.IS_IN_LINE,
          Aihw.LAPSES_AFTER,
          Aihw.OUTCOME_LASTS,
          Aihw.TEMPORAL_KIND,
          Aihw.VARIANT_OF);

  private final Facts facts;
  private final Map<Node, Optional<Kind>> kinds = new HashMap<>();

  KindsInTime(Facts facts) {
    this.facts = facts;
  }

  /** Returns what a member of classes is, by the first of them that says so. */
  Kind of(Collection<Node> classes) {
    return first(classes).orElse(Kind.PLAIN);
  }

  private Optional<Kind> first(Collection<Node> classes) {
    return classes.stream()
        .sorted(Comparator.comparing(Node::toString))
        .flatMap(type -> of(type).stream())
        .findFirst();
  }

  /** Returns what members of a class are, as it or the nearest class above it says. */
  private Optional<Kind> of(Node type) {
    Optional<Kind> known = kinds.get(type);
    if (known == null) {
      kinds.put(type, Optional.empty()); // Classes may lie above each other.
      known =
          value(type, Aihw.TEMPORAL_KIND)
              .map(
                  kind ->
                      new Kind(
                          kind.equals(Aihw.EVENT),
                          isTrue(type, Aihw.OUTCOME_LASTS),
                          isTrue(type, Aihw.HELD_BEFORE),
                          isTrue(type, Aihw.BEGINS_WHEN_SIGNED),
                          value(type, Aihw.LAPSES_AFTER)
                              .map(period -> Period.parse(period.getLiteralLexicalForm()))));
      if (known.isEmpty()) {
        known = first(facts.values(type, RDFS.subClassOf.asNode()));
      }
      kinds.put(type, known);
    }
    return known;
  }

  private boolean isTrue(Node type, Node property) {
    return value(type, property)
        .filter(is -> is.getLiteralLexicalForm().equals("true"))
        .isPresent();
  }

  private Optional<Node> value(Node type, Node property) {
    List<Node> values = facts.values(type, property);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }
}
