package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Names;

/**
 * Writes proofs as text that people can read. What a rule takes from one relationship (its kind,
 * its parties, its standing) is drawn together in one line, with the claims under it.
 */
public final class ProofText {
  private static final String INDENT = "   ";

  private final Graph graph;
  private final Facts facts;
  private final Names names;

  /**
   * Takes what the proofs are about.
   *
   * @param graph the closure
   * @param facts where stated triples stand
   */
  public ProofText(Graph graph, Facts facts, Names names) {
    this.graph = graph;
    this.facts = facts;
    this.names = names;
  }

  /** Returns a triple as a sentence. */
  public String sentence(Triple triple) {
    return Sentences.of(triple, names::of);
  }

  /**
   * Returns one proof as lines; the second says on which days it holds, where it rests on dated
   * claims.
   */
  public List<String> lines(Proof proof) {
    List<String> lines = new ArrayList<>();
    write(proof, "", lines);
    validity(proof).ifPresent(validity -> lines.add(1, "this proof " + validity.words()));
    return lines;
  }

  /** Returns proofs as lines, each below its number, with an empty line between two. */
  public List<String> lines(List<Proof> proofs) {
    List<String> lines = new ArrayList<>();
    for (int index = 0; index < proofs.size(); index++) {
      if (index > 0) {
        lines.add("");
      }
      lines.add("Proof " + (index + 1) + " of " + proofs.size());
      lines.addAll(lines(proofs.get(index)));
    }
    return lines;
  }

  /** Returns the days on which a proof holds; empty where it rests on no dated claim. */
  public Optional<Validity> validity(Proof proof) {
    return Validity.of(proof, graph);
  }

  private void write(Proof proof, String indent, List<String> lines) {
    switch (proof) {
      case Proof.Leaf(Triple triple) ->
          lines.add(indent + sentence(triple) + "  (stated in " + placeOf(triple) + ")");
      case Proof.Step step -> {
        lines.add(indent + sentence(step.conclusion()));
        lines.add(
            indent + "because: " + step.rule().words() + " [rule " + step.rule().name() + "]");
        for (Triple axiom : step.rule().axioms()) {
          lines.add(indent + INDENT + "ontology: " + sentence(axiom));
        }
        premises(step, indent + INDENT, lines);
      }
    }
  }

  private void premises(Proof.Step step, String indent, List<String> lines) {
    Map<Node, List<Triple>> relationships = new LinkedHashMap<>();
    List<Proof> others = new ArrayList<>();
    for (Proof premise : step.premises()) {
      Triple triple = premise.conclusion();
      if (isRelationship(triple.getSubject())) {
        relationships
            .computeIfAbsent(triple.getSubject(), key -> new ArrayList<>())
            .addAll(leaves(premise));
      } else {
        others.add(premise);
      }
    }
    relationships.forEach((node, triples) -> relationship(node, triples, indent, lines));
    for (Proof premise : others) {
      if (premise instanceof Proof.Leaf(Triple triple) && isOntology(triple)) {
        lines.add(indent + "ontology: " + sentence(triple));
      } else {
        write(premise, indent, lines);
      }
    }
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

  private void relationship(Node node, List<Triple> triples, String indent, List<String> lines) {
    String parts =
        triples.stream()
            .distinct()
            .map(
                triple ->
                    triple.getPredicate().equals(RDF.type.asNode())
                        ? names.of(triple.getObject())
                        : names.of(triple.getPredicate()) + " " + names.of(triple.getObject()))
            .collect(Collectors.joining("; "));
    lines.add(
        indent + "relationship: " + names.of(node) + " (" + parts + ") [" + Names.slug(node) + "]");
    for (Evidence evidence : Evidence.forStandingOf(node, graph, names)) {
      claim("- ", evidence, indent + INDENT, lines);
    }
    for (Evidence evidence : Evidence.againstStandingOf(node, graph, names)) {
      claim("- but: ", evidence, indent + INDENT, lines);
    }
  }

  private static void claim(String mark, Evidence evidence, String indent, List<String> lines) {
    lines.add(indent + mark + evidence.paraphrase());
    lines.add(
        indent
            + "  "
            + evidence.status()
            + "; stated "
            + evidence.statedOn()
            + " in \""
            + evidence.title()
            + "\""
            + evidence.publisher().map(publisher -> ", " + publisher).orElse("")
            + "; "
            + evidence.confidence()
            + " ["
            + Names.slug(evidence.claim())
            + "]");
    if (evidence.chains().isEmpty()) {
      lines.add(indent + "  chain: the document itself");
    }
    for (List<String> chain : evidence.chains()) {
      lines.add(indent + "  chain: the document <- " + String.join(" <- ", chain));
    }
  }

  private boolean isRelationship(Node node) {
    return graph.contains(node, RDF.type.asNode(), Aihw.RELATIONSHIP);
  }

  private boolean isOntology(Triple triple) {
    return placeOf(triple).startsWith("ontology");
  }

  private String placeOf(Triple triple) {
    return facts.stating(triple).stream()
        .map(fact -> fact.place().toString())
        .findFirst()
        .orElse("no file");
  }
}
