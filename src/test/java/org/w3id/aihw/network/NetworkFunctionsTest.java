package org.w3id.aihw.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.aihw.World;
import org.w3id.aihw.query.Answer;

/** The functions as queries call them, on the real data. */
class NetworkFunctionsTest {
  private static final String PREFIXES =
      """
      PREFIX aihw: <https://w3id.org/aihw/ontology#>
      PREFIX aihw-id: <https://w3id.org/aihw/id/>
      PREFIX fn: <https://w3id.org/aihw/function#>
      """;

  private static List<Map<String, Node>> ask(String where) {
    DatasetGraph dataset = World.real().datasetAt(World.NOW);
    Answer answer =
        Txn.calculateRead(
            dataset,
            () ->
                Answer.of(
                    QueryFactory.create(PREFIXES + "SELECT * WHERE { " + where + " }"),
                    dataset,
                    Map.of()));
    return ((Answer.Table) answer).rows();
  }

  @Test
  void everyHopHoldsInTheGraph() {
    Graph graph = World.real().at(World.NOW).graph();
    List<Map<String, Node>> hops = new ArrayList<>();
    hops.addAll(
        ask("(aihw-id:mistral-ai aihw-id:tsmc 50 true) fn:shortestPath (?path ?step ?s ?p ?o)"));
    hops.addAll(ask("(5) fn:moneyLoop (?path ?step ?s ?p ?o)"));
    assertTrue(hops.size() > 20, "hops: " + hops.size());
    for (Map<String, Node> hop : hops) {
      assertTrue(graph.contains(Triple.create(at(hop, "s"), at(hop, "p"), at(hop, "o"))));
    }
  }

  private static Node at(Map<String, Node> row, String variable) {
    Node value = row.get(variable);
    if (value == null) {
      throw new AssertionError("no " + variable + " in " + row);
    }
    return value;
  }

  @Test
  void outputsThatAreGivenNarrowTheAnswer() {
    assertEquals(1, ask("(aihw-id:tsmc 1) fn:reach (aihw-id:nvidia 1 aihw-id:tsmc ?way)").size());
    assertEquals(List.of(), ask("(aihw-id:tsmc 1) fn:reach (aihw-id:nvidia 2 ?before ?way)"));
    assertEquals(List.of(), ask("(aihw-id:tsmc 1) fn:reach (?same ?steps ?same ?way)"));
  }

  @Test
  void inputsMayComeFromTheRestOfTheQuery() {
    assertTrue(
        ask("VALUES ?firm { aihw-id:tsmc aihw-id:smic } (?firm 1) fn:reach (?o ?s ?b ?w)").stream()
                .map(row -> at(row, "firm"))
                .distinct()
                .count()
            == 2);
    assertTrue(ask("?firm a aihw:Foundry . ?firm fn:hitIfStopped (?a ?b ?c ?d ?e ?f)").size() > 30);
  }

  @Test
  void anotherGraphHasANetworkOfItsOwn() {
    String walk = "{ (aihw-id:tsmc 3) fn:reach (?o ?s ?b ?w) }";
    int everything = ask(walk).size();
    assertEquals(everything, ask("GRAPH <https://w3id.org/aihw/graph/inferred> " + walk).size());
    assertEquals(List.of(), ask("GRAPH <https://w3id.org/aihw/graph/people> " + walk));
  }

  @Test
  void partyThatTheSliceDoesNotKnowGivesNoRows() {
    assertEquals(List.of(), ask("(aihw-id:nobody) fn:reach (?a ?b ?c ?d)"));
    assertEquals(List.of(), ask("aihw-id:nobody fn:hitIfStopped (?a ?b ?c ?d ?e ?f)"));
    assertEquals(
        List.of(), ask("(aihw-id:nobody aihw-id:nvidia) fn:shortestPath (?a ?b ?c ?d ?e)"));
    assertEquals(
        List.of(), ask("(aihw-id:nvidia aihw-id:nvidia) fn:shortestPath (?a ?b ?c ?d ?e)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "(aihw-id:amd 0) fn:reach (?a ?b ?c ?d) | steps must be a whole number from 1 to 20",
        "(aihw-id:amd -1) fn:reach (?a ?b ?c ?d) | not '-1'",
        "(aihw-id:amd 99999999999999) fn:reach (?a ?b ?c ?d) | not '99999999999999'",
        "(aihw-id:amd 1.5) fn:reach (?a ?b ?c ?d) | not '1.5'",
        "(aihw-id:amd 'x') fn:reach (?a ?b ?c ?d) | not 'x'",
        "('amd' 1) fn:reach (?a ?b ?c ?d) | must be an IRI, not 'amd'",
        "(?amd 1) fn:reach (?a ?b ?c ?d) | the party to start from must be given",
        "(aihw-id:amd ?n) fn:reach (?a ?b ?c ?d) | the number of steps must be given",
        "(aihw-id:amd 1 aihw:dependsOn) fn:reach (?a ?b ?c ?d) | aihw:dependsOn is no line",
        "(aihw-id:amd 1) fn:reach (?a ?b ?c) | wrong number of terms",
        "() fn:reach (?a ?b ?c ?d) | wrong number of terms",
        "aihw-id:amd fn:reach ?a | wrong number of terms",
        "(aihw-id:amd aihw-id:arm 101) fn:shortestPath (?a ?b ?c ?d ?e) | from 1 to 100",
        "(aihw-id:amd aihw-id:arm 1 1) fn:shortestPath (?a ?b ?c ?d ?e) | true or false, not '1'",
        "(aihw-id:amd 'arm') fn:shortestPath (?a ?b ?c ?d ?e) | at the other end must be an IRI",
        "(9) fn:moneyLoop (?a ?b ?c ?d ?e) | from 2 to 8",
        "'amd' fn:hitIfStopped (?a ?b ?c ?d ?e ?f) | the firm or country that stops must be"
      })
  void inputsThatCannotBeMeantAreRefused(String where, String message) {
    QueryBuildException refused = assertThrows(QueryBuildException.class, () -> ask(where));
    assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
    assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
  }
}
