package org.w3id.aihw.reason;

import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.OWL2;
import org.w3id.aihw.model.Place;

/** What equality means, as rules: eq-sym, eq-trans, eq-rep-s, eq-rep-p, eq-rep-o. */
final class EqualityRules {
  private static final Node SAME = OWL2.sameAs.asNode();
  private static final Node ONE = Var.alloc("one");
  private static final Node OTHER = Var.alloc("other");
  private static final Node X = Var.alloc("x");
  private static final Node Y = Var.alloc("y");
  private static final Triple EQUAL = Triple.create(ONE, SAME, OTHER);

  static final List<Rule> RULES =
      List.of(
          rule("eq-sym", List.of(EQUAL), Triple.create(OTHER, SAME, ONE)),
          rule(
              "eq-trans",
              List.of(EQUAL, Triple.create(OTHER, SAME, X)),
              Triple.create(ONE, SAME, X)),
          rule("eq-rep-s", List.of(EQUAL, Triple.create(ONE, X, Y)), Triple.create(OTHER, X, Y)),
          rule("eq-rep-p", List.of(EQUAL, Triple.create(X, ONE, Y)), Triple.create(X, OTHER, Y)),
          rule("eq-rep-o", List.of(EQUAL, Triple.create(X, Y, ONE)), Triple.create(X, Y, OTHER)));

  private EqualityRules() {}

  private static Rule rule(String name, List<Triple> body, Triple head) {
    Place place = Place.of(Path.of("equality"));
    return new Rule(name, name, place, body, List.of(), List.of(head), List.of());
  }
}
