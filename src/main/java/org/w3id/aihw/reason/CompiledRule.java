package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A rule over numbered terms, with the cells that a join of it works in. In an atom a number that
 * is not negative is a term; {@code -1 - v} is the variable {@code v}.
 */
final class CompiledRule {
  final int number;

  /** The atoms of the body, each as subject, predicate, object. */
  final int[][] body;

  final int[][] head;

  /** Whether the subject of each atom of the head may turn out to be a literal. */
  final boolean[] literalSubject;

  /** The property that this rule makes transitive; {@link TermTable#NONE} for other rules. */
  final int transitive;

  private final List<Guard> guards;
  private final int[][] guardTerms;

  /** The values of the variables in the join under way. */
  final int[] binding;

  /** The triples that the atoms of the body matched in the join under way. */
  final int[] premises;

  /**
   * Puts a rule into numbers.
   *
   * @param transitive the property whose closure this rule makes from single steps, else {@link
   *     TermTable#NONE}
   * @param step what stands for the single steps of that property
   */
  CompiledRule(int number, Rule rule, TermTable terms, int transitive, int step) {
    this.number = number;
    this.transitive = transitive;
    Map<Node, Integer> numbers = new HashMap<>();
    body = atoms(rule.body(), numbers, terms);
    head = atoms(rule.head(), numbers, terms);
    if (transitive != TermTable.NONE) {
      body[0][1] = step;
    }
    guards = rule.guards();
    guardTerms = new int[guards.size()][];
    for (int index = 0; index < guardTerms.length; index++) {
      Guard guard = guards.get(index);
      guardTerms[index] =
          new int[] {code(guard.left(), numbers, terms), code(guard.right(), numbers, terms)};
    }
    literalSubject = new boolean[head.length];
    for (int index = 0; index < head.length; index++) {
      literalSubject[index] = mayBeLiteral(head[index][0], terms);
    }
    binding = new int[numbers.size()];
    premises = new int[body.length];
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

  /** What stands as a subject somewhere in the body is no literal. */
  private boolean mayBeLiteral(int code, TermTable terms) {
    if (code >= 0) {
      return terms.term(code).isLiteral();
    }
    for (int[] atom : body) {
      if (atom[0] == code) {
        return false;
      }
    }
    return true;
  }

  /** Returns the triggers of this rule: one for each atom of the body. */
  List<Trigger> triggers(Selectivity selectivity) {
    List<Trigger> triggers = new ArrayList<>();
    for (int atom = 0; atom < body.length; atom++) {
      triggers.add(new Trigger(this, atom, selectivity));
    }
    return triggers;
  }

  int guardCount() {
    return guards.size();
  }

  /** Returns the variables of a guard, as codes of which those not negative are terms. */
  int[] guardTerms(int guard) {
    return guardTerms[guard];
  }

  boolean guardHolds(int guard, TermTable terms) {
    int left = value(guardTerms[guard][0]);
    int right = value(guardTerms[guard][1]);
    Guard.Kind kind = guards.get(guard).kind();
    if (left == right && (kind == Guard.Kind.EQUAL || kind == Guard.Kind.NOT_EQUAL)) {
      return kind == Guard.Kind.EQUAL;
    }
    return kind.holds(terms.term(left), terms.term(right));
  }

  /** Returns the term that a code stands for in the join under way. */
  int value(int code) {
    return code >= 0 ? code : binding[-1 - code];
  }
}
