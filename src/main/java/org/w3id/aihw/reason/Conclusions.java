package org.w3id.aihw.reason;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Origins;
import org.w3id.aihw.model.PerSlice;

/**
 * Joins conclusions with their sources, as triples: each line that rules conclude of parties and
 * products is a node with what it says, the claims and rules of the proofs that are shown of it,
 * the last day on which anything was heard of all that the best known of them rests on, and how
 * many independent origins it has.
 */
public final class Conclusions {
  /** How many proofs of a line are shown, and so looked at. */
  public static final int SHOWN_PROOFS = 3;

  private static final Node MODULE = NodeFactory.createURI(Aihw.GRAPH + "ontology/conclusion");
  private static final Node CONCLUSION = Aihw.term("Conclusion");
  private static final Node RESTS_ON = Aihw.term("restsOn");
  private static final Node BY_RULE = Aihw.term("byRule");
  private static final Node LAST_EVIDENCE_ON = Aihw.term("lastEvidenceOn");
  private static final Node INDEPENDENT_ORIGINS = Aihw.term("independentOrigins");

  private static final Set<Node> IS_CONCLUDED =
      Set.of(OWL.Class.asNode(), OWL.ObjectProperty.asNode());

  private static final Set<Node> PROPERTIES =
      Set.of(
          RDF.type.asNode(),
          RDF.subject.asNode(),
          RDF.predicate.asNode(),
          RDF.object.asNode(),
          RESTS_ON,
          BY_RULE,
          LAST_EVIDENCE_ON,
          INDEPENDENT_ORIGINS);

  private final Graph graph;
  private final Proofs proofs;
  private final Origins origins;
  private final Graph support = GraphFactory.createDefaultGraph();

  private Conclusions(Knowledge knowledge) {
    graph = knowledge.graph();
    proofs = new Proofs(knowledge.closure(), SHOWN_PROOFS);
    origins = Origins.in(graph);
  }

  /**
   * Returns what conclusions rest on, as a graph to be read only.
   *
   * @param kept where it is kept once it is made
   */
  public static Graph support(Knowledge knowledge, PerSlice<Graph> kept) {
    return new SupportGraph(kept.of(knowledge.closure(), () -> made(knowledge)));
  }

  /** Says whether a pattern may match anything here; asked of every graph, most do not. */
  static boolean mayHold(Triple pattern) {
    Node subject = pattern.getSubject();
    Node property = pattern.getPredicate();
    Node object = pattern.getObject();
    return (!subject.isConcrete() || ProofTriples.isName(subject))
        && (!property.isConcrete() || PROPERTIES.contains(property))
        && (!property.equals(RDF.type.asNode())
            || !object.isConcrete()
            || object.equals(CONCLUSION));
  }

  private static Graph made(Knowledge knowledge) {
    Conclusions writer = new Conclusions(knowledge);
    Set<Node> terms =
        knowledge.facts().all().stream()
            .filter(fact -> fact.graph().equals(MODULE))
            .map(Fact::triple)
            .filter(triple -> triple.getPredicate().equals(RDF.type.asNode()))
            .filter(triple -> IS_CONCLUDED.contains(triple.getObject()))
            .map(Triple::getSubject)
            .collect(Collectors.toSet());
    knowledge
        .closure()
        .inferred()
        .find()
        .filterKeep(
            line ->
                terms.contains(
                    line.getPredicate().equals(RDF.type.asNode())
                        ? line.getObject()
                        : line.getPredicate()))
        .forEachRemaining(writer::write);
    return writer.support;
  }

  private void write(Triple line) {
    Set<Node> claims = new LinkedHashSet<>();
    Set<Node> rules = new LinkedHashSet<>();
    Optional<LocalDate> last = Optional.empty();
    for (Proof proof : proofs.of(line)) {
      Set<Node> standing = new LinkedHashSet<>();
      collect(proof, standing, rules);
      standing.forEach(
          relationship ->
              graph
                  .find(relationship, Aihw.STANDING_CLAIM, Node.ANY)
                  .forEachRemaining(triple -> claims.add(triple.getObject())));
      // A chain is as fresh as its oldest link.
      Optional<LocalDate> heard =
          standing.stream().flatMap(one -> lastHeard(one).stream()).min(Comparator.naturalOrder());
      last = later(last, heard);
    }
    Node node = ProofTriples.nameOf(line);
    add(node, RDF.type.asNode(), CONCLUSION);
    add(node, RDF.subject.asNode(), line.getSubject());
    add(node, RDF.predicate.asNode(), line.getPredicate());
    add(node, RDF.object.asNode(), line.getObject());
    claims.forEach(claim -> add(node, RESTS_ON, claim));
    rules.forEach(rule -> add(node, BY_RULE, rule));
    last.ifPresent(
        day ->
            add(
                node,
                LAST_EVIDENCE_ON,
                NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate)));
    add(
        node,
        INDEPENDENT_ORIGINS,
        NodeFactory.createLiteralDT(
            String.valueOf(origins.independent(claims).size()), XSDDatatype.XSDinteger));
  }

  private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().isAfter(other.get()) ? one.get() : other.get())
        : one.or(() -> other);
  }

  private static void collect(Proof proof, Set<Node> standing, Set<Node> rules) {
    switch (proof) {
      case Proof.Leaf(Triple triple) -> {
        if (Aihw.isStanding(triple.getPredicate())) {
          standing.add(triple.getSubject());
        }
      }
      case Proof.Step step -> {
        rules.add(Aihw.rule(step.rule().name()));
        step.premises().forEach(premise -> collect(premise, standing, rules));
      }
    }
  }

  private Optional<LocalDate> lastHeard(Node relationship) {
    List<Triple> heard = graph.find(relationship, Aihw.LAST_HEARD_ON, Node.ANY).toList();
    return heard.stream()
        .findFirst()
        .map(triple -> LocalDate.parse(triple.getObject().getLiteralLexicalForm()));
  }

  private void add(Node subject, Node property, Node object) {
    support.add(Triple.create(subject, property, object));
  }
}
