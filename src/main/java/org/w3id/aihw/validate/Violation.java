package org.w3id.aihw.validate;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.Place;

/**
 * Something that is wrong with a thing, as a SHACL result has it.
 *
 * @param code the kind of fault, explained in CONTRIBUTING.md
 * @param focus the thing at fault
 * @param value the value at fault, where it is one
 * @param graph the graph at fault, where it is one
 * @param shape the shape that is not met; empty where a query or the reader found the fault
 * @param message what is wrong, to be read after the name of the thing
 * @param cure what to do about it
 */
public record Violation(
    String code,
    Node focus,
    Optional<Node> value,
    Optional<Node> graph,
    Optional<Node> shape,
    String message,
    String cure) {
  /** Returns the fault as a sentence that begins with the thing. */
  public String sentence() {
    return Names.prefixed(focus)
        + " "
        + message
        + value.map(node -> ": " + Names.prefixed(node)).orElse("");
  }

  /** Returns the finding for facts that stand in files. */
  Finding in(Facts facts) {
    Place place =
        graph
            .flatMap(name -> facts.placeIn(name, focus))
            .orElseGet(() -> Locate.in(facts, focus, value));
    return new Finding(code, place, sentence(), cure);
  }
}
