package org.w3id.aihw.reason;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Checks proofs by hand, sharing no code with the engine: each step must be an instance of a rule
 * as written, with its axioms and premises in the places of the body, and each leaf must be stated.
 */
final class ProofChecker {
  private final Map<String, Rule> written = new HashMap<>();
  private final Set<Triple> stated;
  private final Set<Triple> axioms;

  /**
   * Takes what a proof may rest on.
   *
   * @param rules the rules as written
   * @param stated what is stated
   * @param axioms what holds of the ontology alone
   */
  ProofChecker(List<Rule> rules, Set<Triple> stated, Set<Triple> axioms) {
    rules.forEach(rule -> written.put(rule.name(), rule));
    this.stated = stated;
    this.axioms = axioms;
  }

  boolean accepts(Proof proof) {
    return accepts(proof, new HashSet<>());
  }

  private boolean accepts(Proof proof, Set<Triple> below) {
    return switch (proof) {
      case Proof.Leaf leaf -> stated.contains(leaf.conclusion());
      case Proof.Step step -> {
        Set<Triple> path = new HashSet<>(below);
        yield path.add(step.conclusion())
            && isInstance(step)
            && step.premises().stream().allMatch(premise -> accepts(premise, path));
      }
    };
  }

  private boolean isInstance(Proof.Step step) {
    Rule rule = written.get(step.rule().name());
    if (rule == null || !axioms.containsAll(step.rule().axioms())) {
      return false;
    }
    Map<Node, Node> binding = new HashMap<>();
    int axiom = 0;
    int premise = 0;
    for (Triple pattern : rule.body()) {
      // The compiled rule says which patterns of the written one its axioms stand for.
      if (axiom < step.rule().axioms().size()
          && unifies(pattern, step.rule().axioms().get(axiom), new HashMap<>(binding))
          && isOnTerms(pattern)) {
        unifies(pattern, step.rule().axioms().get(axiom++), binding);
      } else if (premise >= step.premises().size()
          || !unifies(pattern, step.premises().get(premise++).conclusion(), binding)) {
        return false;
      }
    }
    return axiom == step.rule().axioms().size()
        && premise == step.premises().size()
        && rule.guards().stream().allMatch(guard -> holds(guard, binding))
        && rule.head().stream()
            .anyMatch(head -> unifies(head, step.conclusion(), new HashMap<>(binding)));
  }

  /** Whether a pattern is about terms of an ontology: its predicate is none of ours. */
  private static boolean isOnTerms(Triple pattern) {
    return pattern.getPredicate().isURI()
        && pattern.getPredicate().getURI().startsWith("http://www.w3.org/");
  }

  private static boolean holds(Guard guard, Map<Node, Node> binding) {
    Node left = binding.getOrDefault(guard.left(), guard.left());
    Node right = binding.getOrDefault(guard.right(), guard.right());
    return switch (guard.kind()) {
      case EQUAL -> left.equals(right);
      case NOT_EQUAL -> !left.equals(right);
      case NOT_LITERAL -> !left.isLiteral();
      default -> throw new IllegalStateException("our rules have no guard " + guard.kind());
    };
  }

  private static boolean unifies(Triple pattern, Triple fact, Map<Node, Node> binding) {
    return unifies(pattern.getSubject(), fact.getSubject(), binding)
        && unifies(pattern.getPredicate(), fact.getPredicate(), binding)
        && unifies(pattern.getObject(), fact.getObject(), binding);
  }

  private static boolean unifies(Node pattern, Node term, Map<Node, Node> binding) {
    if (!pattern.isVariable()) {
      return pattern.equals(term);
    }
    Node bound = binding.putIfAbsent(pattern, term);
    return bound == null || bound.equals(term);
  }
}
