package org.w3id.aihw.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;

/** Which of those who first spoke do not depend on one another. */
class OriginsTest {
  private final Graph graph = GraphFactory.createDefaultGraph();

  private void add(String... lines) {
    Stream.of(lines).map(World::triple).forEach(graph::add);
  }

  private void published(String document, String publisher) {
    graph.add(
        Triple.create(Aihw.thing(document), DCTerms.publisher.asNode(), Aihw.thing(publisher)));
  }

  private int independent(String... claims) {
    List<Node> nodes = Stream.of(claims).map(Aihw::thing).toList();
    return Origins.in(graph).independent(nodes).size();
  }

  @Test
  void documentsOfTwoPublishersAreTwo() {
    add("one statedIn paper", "two statedIn journal", "three statedIn second-paper");
    published("paper", "publisher");
    published("second-paper", "publisher");
    published("journal", "other");
    assertEquals(2, independent("one", "two"));
    assertEquals(1, independent("one", "three"));
  }

  @Test
  void whatManyHaveFromOneIsOne() {
    add(
        "one statedIn paper",
        "one reportedVia via-agency",
        "two statedIn journal",
        "two reportedVia via-agency",
        "via-agency reporter agency");
    published("paper", "publisher");
    published("journal", "other");
    assertEquals(1, independent("one", "two"));
  }

  @Test
  void whoPassesOnElsewhereIsNoOrigin() {
    add(
        "one statedIn paper",
        "one reportedVia via-agency",
        "via-agency reporter agency",
        "via-agency receivedFrom via-chief",
        "via-chief reporter chief",
        "two statedIn wire",
        "three statedIn journal",
        "three reportedVia via-wire",
        "via-wire reporter agency");
    published("paper", "publisher");
    published("wire", "agency");
    published("journal", "other");
    assertEquals(1, independent("one", "two", "three"));
    assertEquals(1, independent("two"));
  }

  @Test
  void unnamedPersonsOfOneOutletAreOne() {
    add(
        "one statedIn paper",
        "one reportedVia via-agency",
        "via-agency reporter agency",
        "via-agency receivedFrom via-first",
        "via-agency receivedFrom via-second",
        "via-first reporter first-unnamed",
        "via-second reporter second-unnamed",
        "first-unnamed a UndisclosedParty",
        "second-unnamed a UndisclosedParty",
        "two statedIn journal",
        "two reportedVia via-third",
        "via-third reporter first-unnamed");
    published("paper", "publisher");
    published("journal", "other");
    assertEquals(1, independent("one"));
    assertEquals(2, independent("one", "two"));
  }
}
