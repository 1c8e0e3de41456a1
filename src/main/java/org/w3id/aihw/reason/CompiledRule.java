package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A rule over numbered terms. In an atom a number that is not negative is a term; {@code -1 - v} is
 * the variable {@code v}.
 */
final class CompiledRule {
  /** The atoms of the body, each as subject, predicate, object. */
  final int[][] body;

  final int[][] head;
  final int variables;

  /** For each atom that may set the rule off, the order in which to join the others. */
  final int[][] plans;

  private final List<Guard> guards;
  private final int[][] guardTerms;

  CompiledRule(Rule rule, TermTable terms) {
    Map<Node, Integer> numbers = new HashMap<>();
    body = atoms(rule.body(), numbers, terms);
    head = atoms(rule.head(), numbers, terms);
    guards = rule.guards();
    guardTerms = new int[guards.size()][];
    for (int index = 0; index < guardTerms.length; index++) {
      Guard guard = guards.get(index);
      guardTerms[index] =
          new int[] {code(guard.left(), numbers, terms), code(guard.right(), numbers, terms)};
    }
    variables = numbers.size();
    plans = new int[body.length][];
    for (int trigger = 0; trigger < body.length; trigger++) {
      plans[trigger] = plan(trigger);
    }
  }

  private static int[][] atoms(List<Triple> patterns, Map<Node, Integer> numbers, TermTable terms) {
    int[][] atoms = new int[patterns.size()][];
    for (int index = 0; index < atoms.length; index++) {
      Triple pattern = patterns.get(index);
      atoms[index] =
          new int[] {
            code(pattern.getSubject(), numbers, terms),
            code(pattern.getPredicate(), numbers, terms),
            code(pattern.getObject(), numbers, terms)
          };
    }
    return atoms;
  }

  private static int code(Node node, Map<Node, Integer> numbers, TermTable terms) {
    return node.isVariable()
        ? -1 - numbers.computeIfAbsent(node, key -> numbers.size())
        : terms.number(node);
  }

  /** Orders the other atoms so that each next one has the most terms bound by those before it. */
  private int[] plan(int trigger) {
    boolean[] bound = new boolean[variables];
    bind(body[trigger], bound);
    List<Integer> left = new ArrayList<>();
    for (int atom = 0; atom < body.length; atom++) {
      if (atom != trigger) {
        left.add(atom);
      }
    }
    int[] order = new int[left.size()];
    for (int step = 0; step < order.length; step++) {
      int best = left.getFirst();
      for (int atom : left) {
        if (boundIn(body[atom], bound) > boundIn(body[best], bound)) {
          best = atom;
        }
      }
      order[step] = best;
      left.remove(Integer.valueOf(best));
      bind(body[best], bound);
    }
    return order;
  }

  private static void bind(int[] atom, boolean[] bound) {
    for (int code : atom) {
      if (code < 0) {
        bound[-1 - code] = true;
      }
    }
  }

  /** Counts the bound terms of an atom; subject and object weigh more than the predicate. */
  private static int boundIn(int[] atom, boolean[] bound) {
    int weight = 0;
    for (int position = 0; position < 3; position++) {
      if (atom[position] >= 0 || bound[-1 - atom[position]]) {
        weight += position == 1 ? 1 : 2;
      }
    }
    return weight;
  }

  boolean guardsHold(int[] binding, TermTable terms) {
    for (int index = 0; index < guardTerms.length; index++) {
      Node left = terms.term(value(guardTerms[index][0], binding));
      Node right = terms.term(value(guardTerms[index][1], binding));
      if (!guards.get(index).kind().holds(left, right)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the term that a code stands for under a binding, or the unbound mark. */
  static int value(int code, int[] binding) {
    return code >= 0 ? code : binding[-1 - code];
  }
}
