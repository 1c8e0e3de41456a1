package org.w3id.aihw.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.pipeline.Pipeline;

/** What the data must hold: the seed article whole, contradictions, and a source for all. */
class SeedTest {
  private static final Graph GRAPH = World.real().at(World.NOW).graph();

  private static Set<String> rowsOf(Node document) {
    Set<String> rows = new TreeSet<>();
    GRAPH
        .find(Node.ANY, Aihw.STATED_IN, document)
        .forEachRemaining(
            triple ->
                GRAPH
                    .find(triple.getSubject(), Aihw.term("dossierRow"), Node.ANY)
                    .forEachRemaining(row -> rows.add(row.getObject().getLiteralLexicalForm())));
    return rows;
  }

  @Test
  void everyRowOfTheSeedArticleIsModelled() {
    List<String> expected =
        IntStream.rangeClosed(1, 45).mapToObj(number -> "F%04d".formatted(number)).toList();
    assertEquals(expected, List.copyOf(rowsOf(Aihw.thing("doc-seed-article"))));
  }

  @Test
  void everyRowOfTheDossierIsModelled() {
    // Over all facts: a row dated 2026 alone counts as known only from the end of that year.
    Set<String> rows =
        Pipeline.check(World.project(), List.of())
            .facts()
            .union()
            .find(Node.ANY, Aihw.term("dossierRow"), Node.ANY)
            .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
            .filterKeep(row -> row.startsWith("F"))
            .toSet();
    Set<String> expected =
        IntStream.rangeClosed(1, 677)
            .mapToObj(number -> "F%04d".formatted(number))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(expected, new TreeSet<>(rows));
  }

  @Test
  void linesAndVariantsHaveSourceAndDay() {
    Facts facts = Pipeline.check(World.project(), List.of()).facts();
    Set<Node> properties = Set.of(Aihw.term("isInLine"), Aihw.term("variantOf"));
    Set<Node> graphs =
        facts.all().stream()
            .filter(fact -> properties.contains(fact.triple().getPredicate()))
            .map(Fact::graph)
            .collect(Collectors.toSet());
    assertEquals(7, graphs.size(), graphs::toString);
    for (Node graph : graphs) {
      List<Node> documents = facts.values(graph, DCTerms.source.asNode());
      assertEquals(1, documents.size(), graph::toString);
      assertEquals(1, facts.values(documents.getFirst(), DCTerms.issued.asNode()).size());
    }
  }

  @Test
  void otherDocumentsSpeakOfTheSameRelationships() {
    Node deal = Aihw.thing("nvidia-million-gpu-deal-with-aws");
    Set<Node> documents =
        GRAPH
            .find(Node.ANY, Aihw.ABOUT, deal)
            .mapWith(triple -> triple.getSubject())
            .toSet()
            .stream()
            .flatMap(
                statement ->
                    GRAPH.find(statement, Aihw.STATED_IN, Node.ANY).toList().stream()
                        .map(triple -> triple.getObject()))
            .collect(Collectors.toSet());
    assertTrue(documents.size() >= 4, "documents: " + documents);
  }

  @Test
  void buyersOfTrainiumStayUnnamed() {
    Node talks = Aihw.thing("amazon-in-talks-to-sell-trainium");
    List<Node> buyers =
        GRAPH.find(talks, Aihw.term("customer"), Node.ANY).mapWith(t -> t.getObject()).toList();
    assertEquals(List.of(Aihw.thing("undisclosed-trainium-buyers")), buyers);
  }

  @Test
  void noQueryForSignedSupplyReturnsTheTalks() {
    Node talks = Aihw.thing("amazon-in-talks-to-sell-trainium");
    for (String status : List.of("Signed", "InEffect", "Completed", "Stated", "Announced")) {
      assertTrue(!GRAPH.contains(talks, Aihw.STANDING, Aihw.term(status)), status);
      GRAPH
          .find(Node.ANY, Aihw.ABOUT, talks)
          .forEachRemaining(
              triple ->
                  assertTrue(
                      !GRAPH.contains(triple.getSubject(), Aihw.STATUS, Aihw.term(status)),
                      () -> triple + " " + status));
    }
  }
}
