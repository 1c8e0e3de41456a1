package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Puts the axioms of an ontology into the general rules on what axioms mean: from "the inverse of a
 * property relates the other way round" and {@code customerOf owl:inverseOf supplierOf} comes a
 * rule on these two. The rules that come out name their predicates, which makes them quick, and
 * keep the axioms they were made with, which proofs show.
 */
final class RuleCompiler {
  private static final Set<Node> SCHEMA_PREDICATES =
      Set.of(
          OWL.equivalentClass.asNode(),
          OWL.equivalentProperty.asNode(),
          OWL.inverseOf.asNode(),
          RDFS.domain.asNode(),
          RDFS.range.asNode(),
          RDFS.subClassOf.asNode(),
          RDFS.subPropertyOf.asNode());

  private RuleCompiler() {}

  /**
   * Compiles rules for a set of facts.
   *
   * @param rules the rules as written
   * @param facts all stated triples; the axioms among them are put into the rules
   * @return the rules on axioms alone, then those with the axioms put in, then the rest as written
   */
  static List<Rule> compile(List<Rule> rules, Iterable<Triple> facts) {
    List<Rule> onSchema = rules.stream().filter(RuleCompiler::isOnSchemaAlone).toList();
    List<Triple> schema = new ArrayList<>();
    facts.forEach(
        triple -> {
          if (isSchema(triple)) {
            schema.add(triple);
          }
        });
    Graph closed = Closure.ofCompiled(schema, onSchema).graph();
    List<Rule> compiled = new ArrayList<>(onSchema);
    for (Rule rule : rules) {
      if (!onSchema.contains(rule)) {
        compiled.addAll(withAxioms(rule, closed));
      }
    }
    return compiled;
  }

  private static boolean isOnSchemaAlone(Rule rule) {
    return rule.body().stream().allMatch(RuleCompiler::isSchema);
  }

  /** Returns whether a triple or pattern is an axiom on terms. */
  static boolean isSchema(Triple pattern) {
    Node predicate = pattern.getPredicate();
    Node object = pattern.getObject();
    return SCHEMA_PREDICATES.contains(predicate)
        || (predicate.equals(RDF.type.asNode())
            && object.isURI()
            && object.getURI().startsWith(OWL.NS)
            && !object.equals(OWL.Thing.asNode()));
  }

  private static Set<Rule> withAxioms(Rule rule, Graph schema) {
    List<Triple> axiomPatterns = rule.body().stream().filter(RuleCompiler::isSchema).toList();
    Set<Rule> compiled = new LinkedHashSet<>();
    match(rule, axiomPatterns, 0, new HashMap<>(), schema, new ArrayList<>(), compiled);
    return compiled;
  }

  private static void match(
      Rule rule,
      List<Triple> patterns,
      int next,
      Map<Node, Node> binding,
      Graph schema,
      List<Triple> axioms,
      Set<Rule> compiled) {
    if (next == patterns.size()) {
      Rule made = put(rule, binding, axioms);
      if (made.head().stream().noneMatch(made.body()::contains)) {
        compiled.add(made);
      }
      return;
    }
    Triple pattern = bound(patterns.get(next), binding);
    List<Triple> matches =
        schema
            .find(
                pattern.getSubject().isVariable() ? Node.ANY : pattern.getSubject(),
                pattern.getPredicate(),
                pattern.getObject().isVariable() ? Node.ANY : pattern.getObject())
            .toList();
    matches.sort(Comparator.comparing(Triple::toString));
    for (Triple axiom : matches) {
      Map<Node, Node> extended = new HashMap<>(binding);
      if (pattern.getSubject().isVariable()) {
        extended.put(pattern.getSubject(), axiom.getSubject());
      }
      if (pattern.getObject().isVariable()) {
        extended.put(pattern.getObject(), axiom.getObject());
      }
      axioms.add(axiom);
      match(rule, patterns, next + 1, extended, schema, axioms, compiled);
      axioms.removeLast();
    }
  }

  private static Rule put(Rule rule, Map<Node, Node> binding, List<Triple> axioms) {
    return new Rule(
        rule.name(),
        rule.words(),
        rule.place(),
        rule.body().stream()
            .filter(pattern -> !isSchema(pattern))
            .map(pattern -> bound(pattern, binding))
            .toList(),
        rule.guards().stream()
            .map(
                guard ->
                    new Guard(
                        guard.kind(), bound(guard.left(), binding), bound(guard.right(), binding)))
            .toList(),
        rule.head().stream().map(pattern -> bound(pattern, binding)).toList(),
        axioms);
  }

  private static Triple bound(Triple pattern, Map<Node, Node> binding) {
    return Triple.create(
        bound(pattern.getSubject(), binding),
        bound(pattern.getPredicate(), binding),
        bound(pattern.getObject(), binding));
  }

  private static Node bound(Node node, Map<Node, Node> binding) {
    return binding.getOrDefault(node, node);
  }
}
