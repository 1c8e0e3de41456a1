package org.w3id.aihw.reason;

import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** What the variables of patterns stand for, as maps from variables to terms. */
final class Bindings {
  private Bindings() {}

  /** Binds the variables of a pattern so that it becomes a triple; false where it cannot. */
  static boolean unifies(Triple pattern, Triple triple, Map<Node, Node> binding) {
    return unifies(pattern.getSubject(), triple.getSubject(), binding)
        && unifies(pattern.getPredicate(), triple.getPredicate(), binding)
        && unifies(pattern.getObject(), triple.getObject(), binding);
  }

  /** Binds a pattern, if it is a variable, to a term; false where it is another term. */
  static boolean unifies(Node pattern, Node term, Map<Node, Node> binding) {
    if (!pattern.isVariable()) {
      return pattern.equals(term);
    }
    Node before = binding.putIfAbsent(pattern, term);
    return before == null || before.equals(term);
  }

  /** Returns a pattern with what its variables are bound to. */
  static Triple bound(Triple pattern, Map<Node, Node> binding) {
    return Triple.create(
        bound(pattern.getSubject(), binding),
        bound(pattern.getPredicate(), binding),
        bound(pattern.getObject(), binding));
  }

  static Node bound(Node node, Map<Node, Node> binding) {
    return binding.getOrDefault(node, node);
  }

  static Guard bound(Guard guard, Map<Node, Node> binding) {
    return new Guard(guard.kind(), bound(guard.left(), binding), bound(guard.right(), binding));
  }
}
