package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * The axioms among a set of triples, found by predicate with subject or object, always in the same
 * order.
 */
final class Schema {
  private static final Set<Node> PREDICATES =
      Set.of(
          OWL2.allValuesFrom.asNode(),
          OWL2.assertionProperty.asNode(),
          OWL2.complementOf.asNode(),
          OWL2.disjointWith.asNode(),
          OWL2.distinctMembers.asNode(),
          OWL2.equivalentClass.asNode(),
          OWL2.equivalentProperty.asNode(),
          OWL2.hasKey.asNode(),
          OWL2.hasValue.asNode(),
          OWL2.intersectionOf.asNode(),
          OWL2.inverseOf.asNode(),
          OWL2.maxCardinality.asNode(),
          OWL2.maxQualifiedCardinality.asNode(),
          OWL2.members.asNode(),
          OWL2.onClass.asNode(),
          OWL2.onProperty.asNode(),
          OWL2.oneOf.asNode(),
          OWL2.propertyChainAxiom.asNode(),
          OWL2.propertyDisjointWith.asNode(),
          OWL2.someValuesFrom.asNode(),
          OWL2.sourceIndividual.asNode(),
          OWL2.targetIndividual.asNode(),
          OWL2.targetValue.asNode(),
          OWL2.unionOf.asNode(),
          RDF.first.asNode(),
          RDF.rest.asNode(),
          RDFS.domain.asNode(),
          RDFS.range.asNode(),
          RDFS.subClassOf.asNode(),
          RDFS.subPropertyOf.asNode());

  /** Classes of OWL whose members are things, not axioms or terms. */
  private static final Set<Node> CLASSES_OF_THINGS =
      Set.of(OWL2.NamedIndividual.asNode(), OWL2.Nothing.asNode(), OWL2.Thing.asNode());

  private record Key(Node predicate, Node term) {}

  private final Map<Node, List<Triple>> byPredicate = new HashMap<>();
  private final Map<Key, List<Triple>> bySubject = new HashMap<>();
  private final Map<Key, List<Triple>> byObject = new HashMap<>();

  private Schema() {}

  /** Indexes triples, all of them axioms. */
  static Schema of(Iterable<Triple> axioms) {
    record Spelt(String spelling, Triple axiom) {}
    List<Spelt> sorted = new ArrayList<>();
    Set<Triple> distinct = new LinkedHashSet<>();
    axioms.forEach(distinct::add);
    distinct.forEach(axiom -> sorted.add(new Spelt(axiom.toString(), axiom)));
    sorted.sort(Comparator.comparing(Spelt::spelling));
    Schema schema = new Schema();
    sorted.forEach(spelt -> schema.add(spelt.axiom()));
    return schema;
  }

  private void add(Triple axiom) {
    Node predicate = axiom.getPredicate();
    byPredicate.computeIfAbsent(predicate, key -> new ArrayList<>()).add(axiom);
    bySubject
        .computeIfAbsent(new Key(predicate, axiom.getSubject()), key -> new ArrayList<>())
        .add(axiom);
    byObject
        .computeIfAbsent(new Key(predicate, axiom.getObject()), key -> new ArrayList<>())
        .add(axiom);
  }

  /** Returns whether a triple or pattern is about terms of an ontology, so that it is an axiom. */
  static boolean holds(Triple pattern) {
    Node predicate = pattern.getPredicate();
    Node object = pattern.getObject();
    return PREDICATES.contains(predicate)
        || (predicate.equals(RDF.type.asNode())
            && object.isURI()
            && object.getURI().startsWith(OWL.NS)
            && !CLASSES_OF_THINGS.contains(object));
  }

  /** Returns whether a triple with a predicate may be an axiom. */
  static boolean mayHold(Node predicate) {
    return PREDICATES.contains(predicate) || predicate.equals(RDF.type.asNode());
  }

  /** Returns the axioms with a predicate, in their order. */
  List<Triple> with(Node predicate) {
    return byPredicate.getOrDefault(predicate, List.of());
  }

  /** Returns the axioms about a subject with a predicate, in their order. */
  List<Triple> of(Node subject, Node predicate) {
    return bySubject.getOrDefault(new Key(predicate, subject), List.of());
  }

  /** Returns the axioms with a predicate and object, in their order. */
  List<Triple> to(Node predicate, Node object) {
    return byObject.getOrDefault(new Key(predicate, object), List.of());
  }

  /** Returns axioms among which are all that match a pattern; its predicate is no variable. */
  List<Triple> candidates(Triple pattern) {
    Node predicate = pattern.getPredicate();
    if (!pattern.getSubject().isVariable()) {
      return of(pattern.getSubject(), predicate);
    }
    return pattern.getObject().isVariable() ? with(predicate) : to(predicate, pattern.getObject());
  }
}
