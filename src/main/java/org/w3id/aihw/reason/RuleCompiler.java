package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.OWL2;

/**
 * Puts the axioms of an ontology into the general rules on what axioms mean: from "the inverse of a
 * property relates the other way round" and {@code customerOf owl:inverseOf supplierOf} comes a
 * rule on these two. The rules that come out name their predicates, which makes them quick, and
 * keep the axioms they were made with, which proofs show. Axioms that hold lists make rules of
 * their own ({@link ListAxioms}).
 *
 * <p>Of rules that say the same by other axioms one is kept: the first by lists, files and axioms.
 */
final class RuleCompiler {
  private final Schema schema;
  private final Set<Shape> known = new HashSet<>();
  private final List<Rule> compiled = new ArrayList<>();

  private RuleCompiler(Schema schema) {
    this.schema = schema;
  }

  /**
   * Compiles rules for a set of facts.
   *
   * @param rules the rules as written
   * @param facts all stated triples; the axioms among them are put into the rules
   * @return the rules on axioms alone as written, then those that lists make, then the others with
   *     the axioms put in; those that need no axiom stay as written
   */
  static List<Rule> compile(List<Rule> rules, Iterable<Triple> facts) {
    List<Triple> axioms = new ArrayList<>();
    facts.forEach(
        triple -> {
          if (Schema.holds(triple)) {
            axioms.add(triple);
          }
        });
    List<Rule> onLists = ListAxioms.rules(Schema.of(axioms));
    List<Rule> onAxioms = new ArrayList<>();
    List<Rule> onThings = new ArrayList<>();
    rules.forEach(rule -> (isOnAxioms(rule.body()) ? onAxioms : onThings).add(rule));
    RuleCompiler compiler = new RuleCompiler(closed(axioms, onAxioms, onLists));
    compiler.compiled.addAll(onAxioms);
    onLists.forEach(compiler::add);
    onThings.forEach(compiler::compile);
    return List.copyOf(compiler.compiled);
  }

  private static boolean isOnAxioms(List<Triple> patterns) {
    return patterns.stream().allMatch(Schema::holds);
  }

  private static Schema closed(List<Triple> axioms, List<Rule> onAxioms, List<Rule> onLists) {
    List<Rule> closing = new ArrayList<>(onAxioms);
    for (Rule rule : onLists) {
      if (isOnAxioms(rule.body()) && isOnAxioms(rule.head())) {
        closing.add(rule);
      }
    }
    List<Triple> closed = Closure.ofCompiled(axioms, closing).graph().find().toList();
    return Schema.of(closed.stream().filter(Schema::holds).toList());
  }

  private void compile(Rule rule) {
    List<Triple> patterns = rule.body().stream().filter(Schema::holds).toList();
    if (patterns.isEmpty()) {
      compiled.add(rule);
    } else {
      match(rule, patterns, new HashMap<>(), new ArrayList<>());
    }
  }

  private void match(
      Rule rule, List<Triple> patterns, Map<Node, Node> binding, List<Triple> axioms) {
    if (axioms.size() == patterns.size()) {
      add(put(rule, binding, axioms));
      return;
    }
    Triple pattern = Bindings.bound(patterns.get(axioms.size()), binding);
    for (Triple axiom : schema.candidates(pattern)) {
      Map<Node, Node> extended = new HashMap<>(binding);
      if (Bindings.unifies(pattern.getSubject(), axiom.getSubject(), extended)
          && Bindings.unifies(pattern.getObject(), axiom.getObject(), extended)
          && rule.guards().stream()
              .noneMatch(guard -> Bindings.bound(guard, extended).isHopeless())) {
        axioms.add(axiom);
        match(rule, patterns, extended, axioms);
        axioms.removeLast();
      }
    }
  }

  private static Rule put(Rule rule, Map<Node, Node> binding, List<Triple> axioms) {
    return new Rule(
        rule.name(),
        rule.words(),
        rule.place(),
        rule.text(),
        rule.body().stream()
            .filter(pattern -> !Schema.holds(pattern))
            .map(pattern -> Bindings.bound(pattern, binding))
            .toList(),
        rule.guards().stream()
            .map(guard -> Bindings.bound(guard, binding))
            .filter(guard -> !guard.isSure())
            .toList(),
        rule.head().stream().map(pattern -> Bindings.bound(pattern, binding)).toList(),
        axioms);
  }

  /** Adds a rule with its axioms put in, unless it concludes nothing or nothing new. */
  private void add(Rule rule) {
    List<Triple> axioms = new ArrayList<>(rule.axioms());
    List<Triple> body = new ArrayList<>();
    for (Triple pattern : rule.body()) {
      Optional<Triple> straight = straight(pattern, axioms);
      if (straight.isEmpty()) {
        return;
      }
      body.add(straight.get());
    }
    List<Triple> head = new ArrayList<>();
    for (Triple pattern : rule.head()) {
      straight(pattern, axioms)
          .filter(conclusion -> !conclusion.getSubject().isLiteral() && !body.contains(conclusion))
          .ifPresent(head::add);
    }
    if (!head.isEmpty() && known.add(Shape.of(body, rule.guards(), head))) {
      List<Triple> kept = axioms.size() == rule.axioms().size() ? rule.axioms() : axioms;
      compiled.add(
          new Rule(
              rule.name(),
              rule.words(),
              rule.place(),
              rule.text(),
              body,
              rule.guards(),
              head,
              kept));
    }
  }

  /**
   * Turns round a pattern whose predicate is the unnamed inverse of a property, since no triple of
   * RDF has such a predicate; the axiom that says so joins the others.
   */
  private Optional<Triple> straight(Triple pattern, List<Triple> axioms) {
    Node predicate = pattern.getPredicate();
    if (!predicate.isBlank()) {
      return predicate.isLiteral() ? Optional.empty() : Optional.of(pattern);
    }
    List<Triple> inverses = new ArrayList<>(schema.of(predicate, OWL2.inverseOf.asNode()));
    inverses.addAll(schema.to(OWL2.inverseOf.asNode(), predicate));
    for (Triple axiom : inverses) {
      boolean isSubject = axiom.getSubject().equals(predicate);
      Node property = isSubject ? axiom.getObject() : axiom.getSubject();
      if (property.isURI()) {
        if (!axioms.contains(axiom)) {
          axioms.add(axiom);
        }
        return Optional.of(Triple.create(pattern.getObject(), property, pattern.getSubject()));
      }
    }
    return Optional.empty();
  }

  /** What a rule says, whatever its variables are called. */
  private record Shape(List<Triple> body, List<Guard> guards, List<Triple> head) {
    static Shape of(List<Triple> body, List<Guard> guards, List<Triple> head) {
      Map<Node, Node> numbered = new HashMap<>();
      for (Triple pattern : body) {
        for (Node node :
            List.of(pattern.getSubject(), pattern.getPredicate(), pattern.getObject())) {
          if (node.isVariable()) {
            numbered.computeIfAbsent(node, key -> Var.alloc("v" + numbered.size()));
          }
        }
      }
      return new Shape(
          body.stream().map(pattern -> Bindings.bound(pattern, numbered)).toList(),
          guards.stream().map(guard -> Bindings.bound(guard, numbered)).toList(),
          head.stream().map(pattern -> Bindings.bound(pattern, numbered)).toList());
    }
  }
}
