package org.w3id.aihw.reason;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Place;

/**
 * Rules from the axioms that hold a list of any length, which no rule file can read: chains, keys,
 * intersections, unions, enumerations, and sets of things, classes or properties that are all
 * different or disjoint. Each rule bears the name that OWL 2 RL/RDF gives it, and the axiom with
 * its list.
 *
 * <p>Where the conclusion holds by the axiom alone, the rule has one premise, the triple that leads
 * to the list; so it is concluded where that triple is stated, and falls with it.
 *
 * <p>A list that is broken (an element or rest that is missing, double or no list, or a circle)
 * says nothing, nor does an empty one.
 */
final class ListAxioms {
  private static final Place PLACE = Place.of(Path.of("the lists of OWL 2 RL"));
  private static final Node TYPE = RDF.type.asNode();
  private static final Node SUBCLASS = RDFS.subClassOf.asNode();
  private static final Node NOTHING = OWL2.Nothing.asNode();

  private final Schema schema;
  private final List<Rule> rules = new ArrayList<>();

  private ListAxioms(Schema schema) {
    this.schema = schema;
  }

  /** Returns the rules that the lists of an ontology make, in an order of their own. */
  static List<Rule> rules(Schema schema) {
    ListAxioms axioms = new ListAxioms(schema);
    axioms.each(OWL2.propertyChainAxiom.asNode(), axioms::chain);
    axioms.each(OWL2.hasKey.asNode(), axioms::key);
    axioms.each(OWL2.intersectionOf.asNode(), axioms::intersection);
    axioms.each(OWL2.unionOf.asNode(), axioms::union);
    axioms.each(OWL2.oneOf.asNode(), axioms::enumeration);
    axioms.each(OWL2.members.asNode(), axioms::members);
    axioms.each(OWL2.distinctMembers.asNode(), axioms::distinctMembers);
    return axioms.rules;
  }

  /**
   * An axiom with its list.
   *
   * @param lead the triple that leads to the list
   * @param elements what the list holds
   * @param others the triples beside the first: those that make up the list, and the axiom's kind
   * @param all the first triple and the others; one list for all rules of the axiom
   */
  private record Axiom(Triple lead, List<Node> elements, List<Triple> others, List<Triple> all) {
    static Axiom of(Triple lead, List<Node> elements, List<Triple> others) {
      List<Triple> all = new ArrayList<>(List.of(lead));
      all.addAll(others);
      return new Axiom(lead, List.copyOf(elements), List.copyOf(others), List.copyOf(all));
    }

    Node subject() {
      return lead.getSubject();
    }

    Axiom and(Triple kind) {
      List<Triple> longer = new ArrayList<>(List.of(kind));
      longer.addAll(others);
      return of(lead, elements, longer);
    }
  }

  private interface Reading {
    void read(Axiom axiom);
  }

  private void each(Node predicate, Reading reading) {
    for (Triple lead : schema.with(predicate)) {
      list(lead).ifPresent(reading::read);
    }
  }

  private Optional<Axiom> list(Triple lead) {
    List<Node> elements = new ArrayList<>();
    List<Triple> cells = new ArrayList<>();
    Set<Node> seen = new HashSet<>();
    Node cell = lead.getObject();
    while (!cell.equals(RDF.nil.asNode())) {
      List<Triple> first = schema.of(cell, RDF.first.asNode());
      List<Triple> rest = schema.of(cell, RDF.rest.asNode());
      if (!seen.add(cell) || first.size() != 1 || rest.size() != 1) {
        return Optional.empty();
      }
      elements.add(first.getFirst().getObject());
      cells.add(first.getFirst());
      cells.add(rest.getFirst());
      cell = rest.getFirst().getObject();
    }
    return elements.isEmpty() ? Optional.empty() : Optional.of(Axiom.of(lead, elements, cells));
  }

  private void chain(Axiom axiom) {
    Node property = axiom.subject();
    if (axiom.elements().equals(List.of(property, property))) {
      // The engine knows a better way with transitive properties than with chains.
      concludeAlone(
          "prp-spo2",
          "A property that holds wherever it holds in two steps is transitive.",
          axiom,
          List.of(Triple.create(property, TYPE, OWL2.TransitiveProperty.asNode())));
      return;
    }
    List<Triple> body = new ArrayList<>();
    for (int step = 0; step < axiom.elements().size(); step++) {
      body.add(Triple.create(variable(step), axiom.elements().get(step), variable(step + 1)));
    }
    conclude(
        "prp-spo2",
        "A property holds from end to end of its chain of properties.",
        axiom,
        body,
        List.of(),
        Triple.create(variable(0), property, variable(body.size())));
  }

  private void key(Axiom axiom) {
    Node one = Var.alloc("one");
    Node other = Var.alloc("other");
    List<Triple> body = new ArrayList<>();
    body.add(Triple.create(one, TYPE, axiom.subject()));
    for (int index = 0; index < axiom.elements().size(); index++) {
      body.add(Triple.create(one, axiom.elements().get(index), variable(index)));
      body.add(Triple.create(other, axiom.elements().get(index), variable(index)));
    }
    body.add(Triple.create(other, TYPE, axiom.subject()));
    conclude(
        "prp-key",
        "Members of a class that have the same key are one and the same.",
        axiom,
        body,
        List.of(new Guard(Guard.Kind.NOT_EQUAL, one, other)),
        Triple.create(one, OWL2.sameAs.asNode(), other));
  }

  private void intersection(Axiom axiom) {
    Node thing = Var.alloc("thing");
    List<Triple> memberships = new ArrayList<>();
    List<Triple> above = new ArrayList<>();
    for (Node part : axiom.elements()) {
      memberships.add(Triple.create(thing, TYPE, part));
      above.add(Triple.create(axiom.subject(), SUBCLASS, part));
    }
    Triple whole = Triple.create(thing, TYPE, axiom.subject());
    conclude(
        "cls-int1",
        "A member of every part is a member of their intersection.",
        axiom,
        memberships,
        List.of(),
        whole);
    for (Triple membership : memberships) {
      conclude(
          "cls-int2",
          "A member of an intersection is a member of every part.",
          axiom,
          List.of(whole),
          List.of(),
          membership);
    }
    concludeAlone("scm-int", "An intersection is a subclass of every part.", axiom, above);
  }

  private void union(Axiom axiom) {
    Node thing = Var.alloc("thing");
    List<Triple> below = new ArrayList<>();
    for (Node part : axiom.elements()) {
      conclude(
          "cls-uni",
          "A member of a part is a member of the union.",
          axiom,
          List.of(Triple.create(thing, TYPE, part)),
          List.of(),
          Triple.create(thing, TYPE, axiom.subject()));
      if (!part.isLiteral()) {
        below.add(Triple.create(part, SUBCLASS, axiom.subject()));
      }
    }
    concludeAlone("scm-uni", "A part of a union is a subclass of it.", axiom, below);
  }

  private void enumeration(Axiom axiom) {
    List<Triple> memberships = new ArrayList<>();
    for (Node element : axiom.elements()) {
      if (!element.isLiteral()) {
        memberships.add(Triple.create(element, TYPE, axiom.subject()));
      }
    }
    concludeAlone("cls-oo", "What an enumeration names is a member of it.", axiom, memberships);
  }

  private void members(Axiom axiom) {
    for (Triple kind : schema.of(axiom.subject(), TYPE)) {
      Axiom typed = axiom.and(kind);
      if (kind.getObject().equals(OWL2.AllDifferent.asNode())) {
        differences("eq-diff2", typed);
      } else if (kind.getObject().equals(OWL2.AllDisjointClasses.asNode())) {
        disjointClasses(typed);
      } else if (kind.getObject().equals(OWL2.AllDisjointProperties.asNode())) {
        disjointProperties(typed);
      }
    }
  }

  private void distinctMembers(Axiom axiom) {
    for (Triple kind : schema.of(axiom.subject(), TYPE)) {
      if (kind.getObject().equals(OWL2.AllDifferent.asNode())) {
        differences("eq-diff3", axiom.and(kind));
      }
    }
  }

  /** Concludes that things differ; that none may be the same as another is then eq-diff1. */
  private void differences(String name, Axiom axiom) {
    List<Node> elements = axiom.elements();
    for (int one = 0; one < elements.size(); one++) {
      List<Triple> differences = new ArrayList<>();
      for (int other = one + 1; other < elements.size(); other++) {
        if (!elements.get(one).isLiteral()) {
          differences.add(
              Triple.create(elements.get(one), OWL2.differentFrom.asNode(), elements.get(other)));
        }
      }
      concludeAlone(name, "Things listed as all different differ.", axiom, differences);
    }
  }

  private void disjointClasses(Axiom axiom) {
    Node thing = Var.alloc("thing");
    forEachPair(
        axiom.elements(),
        (one, other) ->
            conclude(
                "cax-adc",
                "Nothing is a member of two classes that are all disjoint.",
                axiom,
                List.of(Triple.create(thing, TYPE, one), Triple.create(thing, TYPE, other)),
                List.of(),
                Triple.create(thing, TYPE, NOTHING)));
  }

  private void disjointProperties(Axiom axiom) {
    Node subject = Var.alloc("subject");
    Node object = Var.alloc("object");
    forEachPair(
        axiom.elements(),
        (one, other) ->
            conclude(
                "prp-adp",
                "No two things are related by two properties that are all disjoint.",
                axiom,
                List.of(Triple.create(subject, one, object), Triple.create(subject, other, object)),
                List.of(),
                Triple.create(subject, TYPE, NOTHING)));
  }

  private interface Pair {
    void take(Node one, Node other);
  }

  private static void forEachPair(List<Node> elements, Pair pair) {
    for (int one = 0; one < elements.size(); one++) {
      for (int other = one + 1; other < elements.size(); other++) {
        pair.take(elements.get(one), elements.get(other));
      }
    }
  }

  private void conclude(
      String name,
      String words,
      Axiom axiom,
      List<Triple> body,
      List<Guard> guards,
      Triple conclusion) {
    rules.add(new Rule(name, words, PLACE, "", body, guards, List.of(conclusion), axiom.all()));
  }

  /** Adds a rule that the triple which leads to the list sets off by itself. */
  private void concludeAlone(String name, String words, Axiom axiom, List<Triple> conclusions) {
    if (!conclusions.isEmpty()) {
      rules.add(
          new Rule(
              name,
              words,
              PLACE,
              "",
              List.of(axiom.lead()),
              List.of(),
              conclusions,
              axiom.others()));
    }
  }

  private static Node variable(int number) {
    return Var.alloc("value" + number);
  }
}
