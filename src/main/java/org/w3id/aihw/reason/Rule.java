package org.w3id.aihw.reason;

import java.util.List;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Place;

/**
 * A rule: where the body holds, the head follows. Variables are the nodes for which {@code
 * Node.isVariable()} holds.
 *
 * @param name its name in the rule file
 * @param words the rule in plain words, as proofs show it
 * @param place where it is written
 * @param text how it is written there; empty where it is in no file
 * @param body patterns that must all be facts
 * @param guards comparisons that must all hold
 * @param head the patterns that follow
 * @param axioms the axioms of the ontology that were put into a general rule to make this one;
 *     proofs show them
 */
public record Rule(
    String name,
    String words,
    Place place,
    String text,
    List<Triple> body,
    List<Guard> guards,
    List<Triple> head,
    List<Triple> axioms) {
  /** Copies the lists. */
  public Rule {
    body = List.copyOf(body);
    guards = List.copyOf(guards);
    head = List.copyOf(head);
    axioms = List.copyOf(axioms);
  }
}
