package org.w3id.aihw.network;

import java.util.Set;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;

/**
 * A kind of supply, as the ontology tells it.
 *
 * @param term its concept
 * @param words what answers call it
 * @param rule how much of it must be lost until a party cannot go on
 * @param goesInto the concepts of the kinds that a party cannot give without it
 */
record SupplyKind(Node term, String words, Rule rule, Set<Node> goesInto)
    implements Comparable<SupplyKind> {
  /** How much of a kind must be lost until a party cannot go on. */
  enum Rule {
    /** What goes into products of one's own: more than half. */
    PART("StopsByHalf"),
    /** What a kind of one's own products is made with: any. */
    EACH("StopsByAny"),
    /** What replaces each other: all. */
    ANY("StopsByAll"),
    /** What the next product needs, and not the next delivery: as a part, and it only slows. */
    SLOW("SlowsOnly");

    private final String name;

    Rule(String name) {
      this.name = name;
    }

    /**
     * Returns the rule of a term.
     *
     * @throws IllegalStateException if it is none
     */
    static Rule of(Node term) {
      for (Rule rule : values()) {
        if (Aihw.term(rule.name).equals(term)) {
          return rule;
        }
      }
      throw new IllegalStateException("the ontology has a loss rule that is not known: " + term);
    }
  }

  /** Copies the set. */
  SupplyKind {
    goesInto = Set.copyOf(goesInto);
  }

  boolean isPart() {
    return rule == Rule.PART || rule == Rule.EACH;
  }

  /** Returns whether a party without this kind cannot give another. */
  boolean goesInto(SupplyKind other) {
    return goesInto.contains(other.term());
  }

  boolean isReplaceable() {
    return rule == Rule.ANY;
  }

  boolean isSlow() {
    return rule == Rule.SLOW;
  }

  boolean stops(int lost, int known) {
    return switch (rule) {
      case EACH -> lost > 0;
      case ANY -> lost == known;
      case PART, SLOW -> 2 * lost > known;
    };
  }

  @Override
  public int compareTo(SupplyKind other) {
    return words.compareTo(other.words);
  }
}
