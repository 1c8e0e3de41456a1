package org.w3id.aihw.validate;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Place;

/** Where a finding about a thing points to. */
final class Locate {
  private Locate() {}

  /** Returns the line of the value at fault, else the first line of the thing, else the folder. */
  static Place in(Facts facts, Node subject, Optional<Node> value) {
    return value
        .flatMap(node -> facts.placeOf(subject, node))
        .or(() -> facts.placeOf(subject))
        .orElseGet(() -> Place.of(Path.of("data")));
  }
}
