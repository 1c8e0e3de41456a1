package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.Evidence;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;

/**
 * A proof as a tree for a page. What a rule takes from one relationship is drawn together in one
 * node, with its claims.
 *
 * @param sentence what is proven, or the relationship, leading to its proofs or its page
 * @param because the rule in plain words; empty for a relationship
 * @param premises what it follows from
 * @param claims what documents say of the relationship
 */
public record ProofOutline(
    Panel.Cell sentence, String because, List<ProofOutline> premises, List<Cited> claims) {
  private static final int SHOWN_CLAIMS = 2;

  /** Copies the lists. */
  public ProofOutline {
    premises = List.copyOf(premises);
    claims = List.copyOf(claims);
  }

  /** Returns a proof as a tree. */
  static ProofOutline of(Proof proof, Knowledge knowledge, Addresses addresses) {
    Triple triple = proof.conclusion();
    Panel.Cell sentence =
        new Panel.Cell(
            knowledge.proofText().sentence(triple),
            addresses.why(triple.getSubject(), triple.getPredicate(), triple.getObject()));
    return switch (proof) {
      case Proof.Leaf leaf ->
          new ProofOutline(new Panel.Cell(sentence.text(), ""), "", List.of(), List.of());
      case Proof.Step step ->
          new ProofOutline(
              sentence, step.rule().words(), premises(step, knowledge, addresses), List.of());
    };
  }

  private static List<ProofOutline> premises(
      Proof.Step step, Knowledge knowledge, Addresses addresses) {
    Graph graph = knowledge.graph();
    Map<Node, ProofOutline> relationships = new LinkedHashMap<>();
    List<ProofOutline> others = new ArrayList<>();
    for (Proof premise : step.premises()) {
      Node subject = premise.conclusion().getSubject();
      if (graph.contains(subject, RDF.type.asNode(), Aihw.RELATIONSHIP)) {
        relationships.computeIfAbsent(
            subject, relationship -> relationship(relationship, knowledge, addresses));
      } else if (!(premise instanceof Proof.Leaf leaf && isOntology(leaf))) {
        others.add(of(premise, knowledge, addresses));
      }
    }
    List<ProofOutline> all = new ArrayList<>(relationships.values());
    all.addAll(others);
    return all;
  }

  /** What only says how terms hang together is left to the page of the proof. */
  private static boolean isOntology(Proof.Leaf leaf) {
    Node subject = leaf.conclusion().getSubject();
    return subject.isURI() && subject.getURI().startsWith(Aihw.ONTOLOGY);
  }

  private static ProofOutline relationship(
      Node relationship, Knowledge knowledge, Addresses addresses) {
    return new ProofOutline(
        new Panel.Cell(knowledge.names().of(relationship), addresses.of(relationship)),
        "",
        List.of(),
        Evidence.forStandingOf(relationship, knowledge.graph(), knowledge.names()).stream()
            .limit(SHOWN_CLAIMS)
            .map(evidence -> Cited.of(evidence.claim(), knowledge, addresses))
            .toList());
  }
}
