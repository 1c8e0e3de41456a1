package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Spelling;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Rule;

/**
 * What bears the name of a rule: one rule of a file, or all that the lists of the ontology make
 * under a name of OWL 2 RL.
 *
 * @param name the name
 * @param rules the rules, at least one
 */
record NamedRule(String name, List<Rule> rules) {
  private static final int NEAREST = 3;

  /** Longer than any name; what is longer is no name, and dear to compare with all of them. */
  private static final int LONGEST = 200;

  /** Rejects a name that no rule bears. */
  NamedRule {
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("no rule is called " + name);
    }
    rules = List.copyOf(rules);
  }

  /** Returns the rule with a name; empty where there is none. */
  static Optional<NamedRule> of(String name, Knowledge knowledge) {
    return Optional.of(knowledge.rulesNamed(name))
        .filter(rules -> !rules.isEmpty())
        .map(rules -> new NamedRule(name, rules));
  }

  /** Returns the names of rules that are spelt most like a name, the nearest first. */
  static List<String> like(String name, Knowledge knowledge) {
    if (name.length() > LONGEST) {
      return List.of();
    }
    return knowledge.ruleNames().stream()
        .sorted(Comparator.comparingInt(known -> Spelling.distance(name, known)))
        .limit(NEAREST)
        .toList();
  }

  /** Returns a sentence saying that no rule has a name, with the nearest that there are. */
  static String unknown(String name, Knowledge knowledge) {
    List<String> like = like(name, knowledge);
    return "No rule is called '"
        + name
        + (like.isEmpty() ? "'." : "'; there is " + String.join(", ", like) + ".");
  }

  /** Returns what it says in plain words. */
  String words() {
    return joined(rules.stream().map(Rule::words), " ");
  }

  /** Returns how it is written; empty where it is in no file. */
  String text() {
    return joined(rules.stream().map(Rule::text), "\n");
  }

  /** Returns where it is written. */
  String place() {
    return rules.getFirst().place().toString();
  }

  private static String joined(Stream<String> texts, String separator) {
    return texts.distinct().collect(Collectors.joining(separator));
  }

  /**
   * Returns the properties and classes that are named in what it concludes, sorted; none where
   * axioms say which.
   */
  List<Node> terms() {
    return rules.stream()
        .flatMap(rule -> rule.head().stream())
        .map(
            triple ->
                triple.getPredicate().equals(RDF.type.asNode())
                    ? triple.getObject()
                    : triple.getPredicate())
        .filter(Node::isURI)
        .distinct()
        .sorted(Comparator.comparing(Node::getURI))
        .toList();
  }

  /** Returns what there is to say of it, as triples. */
  List<Triple> triples() {
    Node rule = Aihw.rule(name);
    List<Triple> triples = new ArrayList<>();
    triples.add(Triple.create(rule, RDF.type.asNode(), Aihw.RULE_CLASS));
    triples.add(Triple.create(rule, RDFS.label.asNode(), NodeFactory.createLiteralString(name)));
    triples.add(
        Triple.create(
            rule, SKOS.definition.asNode(), NodeFactory.createLiteralLang(words(), "en")));
    if (!text().isEmpty()) {
      triples.add(
          Triple.create(rule, RDFS.comment.asNode(), NodeFactory.createLiteralString(text())));
    }
    return triples;
  }
}
