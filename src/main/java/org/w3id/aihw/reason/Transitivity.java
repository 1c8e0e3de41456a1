package org.w3id.aihw.reason;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptWriter;

/**
 * The properties that a rule makes transitive. Their closure is made in the linear form: a single
 * step joined with what the closure has, never two lines of the closure, because on a cyclic graph
 * the other form finds every line as often as there are ways to split it. The single steps, stated
 * or inferred by other rules, are kept as triples with a predicate of their own, which nobody sees.
 */
final class Transitivity {
  private static final String STEP = "urn:x-aihw:step:";

  private final IntList steps;
  private final IntList properties;
  private boolean any;

  Transitivity() {
    steps = new IntList();
    properties = new IntList();
  }

  private Transitivity(KeptReader in) {
    steps = IntList.read(in);
    properties = IntList.read(in);
    any = properties.size() > 0;
  }

  static Transitivity read(KeptReader in) {
    return new Transitivity(in);
  }

  void write(KeptWriter out) {
    steps.write(out);
    properties.write(out);
  }

  /** Returns the property that a rule makes transitive, if it is such a rule. */
  static Optional<Node> madeTransitiveBy(Rule rule) {
    if (rule.body().size() != 2 || rule.head().size() != 1 || !rule.guards().isEmpty()) {
      return Optional.empty();
    }
    Triple first = rule.body().get(0);
    Triple second = rule.body().get(1);
    Triple head = rule.head().getFirst();
    Node property = head.getPredicate();
    boolean transitive =
        property.isURI()
            && first.getPredicate().equals(property)
            && second.getPredicate().equals(property)
            && first.getSubject().isVariable()
            && first.getObject().isVariable()
            && second.getObject().isVariable()
            && first.getObject().equals(second.getSubject())
            && first.getSubject().equals(head.getSubject())
            && second.getObject().equals(head.getObject())
            && !first.getSubject().equals(first.getObject())
            && !second.getSubject().equals(second.getObject())
            && !head.getSubject().equals(head.getObject());
    return transitive ? Optional.of(property) : Optional.empty();
  }

  /** Takes in the properties that compiled rules make transitive. */
  void add(List<Rule> rules, TermTable terms) {
    for (Rule rule : rules) {
      madeTransitiveBy(rule)
          .ifPresent(
              property -> {
                int number = terms.number(property);
                int step = terms.number(NodeFactory.createURI(STEP + property.getURI()));
                steps.put(number, step, TermTable.NONE);
                properties.put(step, number, TermTable.NONE);
                any = true;
              });
    }
  }

  boolean isAny() {
    return any;
  }

  /** Returns what stands for the single steps of a property, or {@link TermTable#NONE}. */
  int step(int property) {
    return any ? steps.getOr(property, TermTable.NONE) : TermTable.NONE;
  }

  /** Returns whether a predicate stands for single steps and is not to be seen. */
  boolean isStep(int predicate) {
    return any && properties.getOr(predicate, TermTable.NONE) != TermTable.NONE;
  }

  /** Returns how many triples are not to be seen. */
  int count(TripleTable triples) {
    int count = 0;
    for (int predicate = 0; any && predicate < properties.size(); predicate++) {
      if (properties.get(predicate) != TermTable.NONE) {
        count += triples.count(predicate);
      }
    }
    return count;
  }

  /** Returns the property whose single steps a predicate stands for; any other predicate itself. */
  int shown(int predicate) {
    return isStep(predicate) ? properties.get(predicate) : predicate;
  }
}
