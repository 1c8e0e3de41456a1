package org.w3id.aihw.reason;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Aihw;

/**
 * Writes proofs as triples in the terms of PROV-O: each conclusion is an entity, reified by {@code
 * rdf:Statement}, that was derived from its premises by an activity that used a rule; a stated
 * premise was derived from the claims that its relationship stands on. A derivation, and a stated
 * standing, has the days on which it holds as {@code dcterms:valid}, and the first day of knowledge
 * by which it was known as {@code dcterms:available}.
 */
public final class ProofTriples {
  private static final String FACT = "fact";
  private static final String PROV = "http://www.w3.org/ns/prov#";
  private static final Node ENTITY = prov("Entity");
  private static final Node ACTIVITY = prov("Activity");
  private static final Node WAS_DERIVED_FROM = prov("wasDerivedFrom");
  private static final Node WAS_GENERATED_BY = prov("wasGeneratedBy");
  private static final Node USED = prov("used");

  /** A span of days in the encoding of DCMI Period. */
  private static final RDFDatatype PERIOD =
      TypeMapper.getInstance().getSafeTypeByName(DCTerms.NS + "Period");

  private final Graph graph;
  private final ProofText text;
  private final List<Triple> triples = new ArrayList<>();

  private ProofTriples(Graph graph, ProofText text) {
    this.graph = graph;
    this.text = text;
  }

  /** Returns proofs as triples. */
  public static List<Triple> of(List<Proof> proofs, Graph graph, ProofText text) {
    ProofTriples writer = new ProofTriples(graph, text);
    proofs.forEach(writer::write);
    return writer.triples;
  }

  private static Node prov(String name) {
    return NodeFactory.createURI(PROV + name);
  }

  /** Returns the IRI of a triple as a thing that is derived and sourced: the same each time. */
  static Node nameOf(Triple triple) {
    return named(FACT, triple.toString());
  }

  /** Says whether a node may be the name of a triple. */
  static boolean isName(Node node) {
    return node.isURI() && node.getURI().startsWith(Aihw.ID + FACT + "-");
  }

  private Node write(Proof proof) {
    Triple conclusion = proof.conclusion();
    Node entity = nameOf(conclusion);
    add(entity, RDF.type.asNode(), ENTITY);
    add(entity, RDF.type.asNode(), RDF.Statement.asNode());
    add(entity, RDF.subject.asNode(), conclusion.getSubject());
    add(entity, RDF.predicate.asNode(), conclusion.getPredicate());
    add(entity, RDF.object.asNode(), conclusion.getObject());
    add(entity, RDFS.label.asNode(), english(text.sentence(conclusion)));
    switch (proof) {
      case Proof.Leaf leaf -> {
        graph
            .find(conclusion.getSubject(), Aihw.STANDING_CLAIM, Node.ANY)
            .forEachRemaining(claim -> add(entity, WAS_DERIVED_FROM, claim.getObject()));
        addValidity(entity, leaf);
      }
      case Proof.Step step -> {
        Node activity = named("derivation", step.toString());
        add(entity, WAS_GENERATED_BY, activity);
        add(activity, RDF.type.asNode(), ACTIVITY);
        add(activity, RDFS.label.asNode(), NodeFactory.createLiteralString(step.rule().name()));
        add(activity, USED, Aihw.rule(step.rule().name()));
        add(activity, RDFS.comment.asNode(), english(step.rule().words()));
        addValidity(activity, step);
        for (Proof premise : step.premises()) {
          Node used = write(premise);
          add(activity, USED, used);
          add(entity, WAS_DERIVED_FROM, used);
        }
      }
    }
    return entity;
  }

  private void addValidity(Node node, Proof proof) {
    text.validity(proof)
        .ifPresent(
            validity -> {
              String end = validity.until().map(last -> " end=" + last + ";").orElse("");
              add(
                  node,
                  DCTerms.valid.asNode(),
                  NodeFactory.createLiteralDT(
                      "start=" + validity.since() + ";" + end + " scheme=W3C-DTF;", PERIOD));
              add(
                  node,
                  DCTerms.available.asNode(),
                  NodeFactory.createLiteralDT(validity.knownSince(), XSDDatatype.XSDdate));
            });
  }

  private void add(Node subject, Node property, Node object) {
    triples.add(Triple.create(subject, property, object));
  }

  private static Node english(String words) {
    return NodeFactory.createLiteralLang(words, "en");
  }

  /** Names a node by its content, so that the same proof has the same names each time. */
  private static Node named(String kind, String content) {
    UUID name = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    return NodeFactory.createURI(Aihw.ID + kind + "-" + name);
  }
}
