package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Evidence;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;

/**
 * A proof as a tree for a page. What a rule takes from one relationship is drawn together in one
 * node, with its claims.
 *
 * @param sentence what is proven, or the relationship, leading to its proofs or its page
 * @param because the rule in plain words; empty for a relationship
 * @param rule the name of the rule, leading to its page; empty likewise
 * @param note what the rule takes from the relationship: its kind, its parties, its standing
 * @param premises what it follows from
 * @param claims what documents say of the relationship
 * @param against what others say against that
 * @param more how many claims are not shown
 */
public record ProofOutline(
    Panel.Cell sentence,
    String because,
    Panel.Cell rule,
    String note,
    List<ProofOutline> premises,
    List<Cited> claims,
    List<Cited> against,
    int more) {
  private static final int SHOWN_CLAIMS = 2;
  private static final Panel.Cell NOTHING = new Panel.Cell("", "");

  /** Copies the lists. */
  public ProofOutline {
    premises = List.copyOf(premises);
    claims = List.copyOf(claims);
    against = List.copyOf(against);
  }

  /** Returns a proof as a tree. */
  static ProofOutline of(Proof proof, Knowledge knowledge, Addresses addresses) {
    Triple triple = proof.conclusion();
    Panel.Cell sentence =
        new Panel.Cell(
            knowledge.proofText().sentence(triple),
            addresses.why(triple.getSubject(), triple.getPredicate(), triple.getObject()));
    return switch (proof) {
      case Proof.Leaf leaf -> inner(new Panel.Cell(sentence.text(), ""), "", NOTHING, List.of());
      case Proof.Step step -> {
        String name = step.rule().name();
        yield inner(
            sentence,
            step.rule().words(),
            new Panel.Cell(name, addresses.of(Aihw.rule(name))),
            premises(step, knowledge, addresses));
      }
    };
  }

  private static ProofOutline inner(
      Panel.Cell sentence, String because, Panel.Cell rule, List<ProofOutline> premises) {
    return new ProofOutline(sentence, because, rule, "", premises, List.of(), List.of(), 0);
  }

  private static List<ProofOutline> premises(
      Proof.Step step, Knowledge knowledge, Addresses addresses) {
    Graph graph = knowledge.graph();
    Map<Node, Set<Triple>> relationships = new LinkedHashMap<>();
    List<ProofOutline> others = new ArrayList<>();
    for (Proof premise : step.premises()) {
      Node subject = premise.conclusion().getSubject();
      if (graph.contains(subject, RDF.type.asNode(), Aihw.RELATIONSHIP)) {
        relationships
            .computeIfAbsent(subject, relationship -> new LinkedHashSet<>())
            .addAll(leaves(premise));
      } else if (!(premise instanceof Proof.Leaf leaf && isOntology(leaf))) {
        others.add(of(premise, knowledge, addresses));
      }
    }
    List<ProofOutline> all = new ArrayList<>();
    relationships.forEach(
        (node, triples) -> all.add(relationship(node, triples, knowledge, addresses)));
    all.addAll(others);
    return all;
  }

  /** What only says how terms hang together is left to the page of the proof. */
  private static boolean isOntology(Proof.Leaf leaf) {
    Node subject = leaf.conclusion().getSubject();
    return subject.isURI() && subject.getURI().startsWith(Aihw.ONTOLOGY);
  }

  private static ProofOutline relationship(
      Node relationship, Set<Triple> triples, Knowledge knowledge, Addresses addresses) {
    Names names = knowledge.names();
    List<Evidence> claims = Evidence.forStandingOf(relationship, knowledge.graph(), names);
    return new ProofOutline(
        new Panel.Cell(names.of(relationship), addresses.of(relationship)),
        "",
        NOTHING,
        triples.stream()
            .map(
                triple ->
                    triple.getPredicate().equals(RDF.type.asNode())
                        ? names.of(triple.getObject())
                        : names.of(triple.getPredicate()) + " " + names.of(triple.getObject()))
            .distinct()
            .collect(Collectors.joining("; ")),
        List.of(),
        cited(claims, knowledge, addresses),
        cited(
            Evidence.againstStandingOf(relationship, knowledge.graph(), names),
            knowledge,
            addresses),
        Math.max(0, claims.size() - SHOWN_CLAIMS));
  }

  private static List<Cited> cited(
      List<Evidence> evidence, Knowledge knowledge, Addresses addresses) {
    return evidence.stream()
        .limit(SHOWN_CLAIMS)
        .map(claim -> Cited.of(claim.claim(), knowledge, addresses))
        .toList();
  }

  /** Returns the stated triples that a proof rests on. */
  private static Set<Triple> leaves(Proof proof) {
    return switch (proof) {
      case Proof.Leaf(Triple triple) -> Set.of(triple);
      case Proof.Step step -> {
        Set<Triple> leaves = new LinkedHashSet<>();
        step.premises().forEach(premise -> leaves.addAll(leaves(premise)));
        yield leaves;
      }
    };
  }
}
