package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;

/** Queries over a closure, joined by numbers, against Jena's own joins over a copy. */
class ClosureQueryTest {
  private static final Graph CLOSURE = World.real().at(World.NOW).graph();
  private static final List<String> VARIABLES = List.of("?a", "?b", "?c");
  private static final List<String> PROPERTIES =
      List.of(
          "aihw:customerOf",
          "aihw:rivalOf",
          "aihw:supplierOf",
          "aihw:unitOf",
          "aihw:investorIn",
          "aihw:partnerOf",
          "aihw:dependsOn",
          "aihw:noSuchProperty");
  private static final List<String> PARTIES =
      List.of("id:amazon", "id:nvidia", "id:openai", "id:tsmc", "id:no-such-party");

  private static final Graph COPY = copy();

  private static Graph copy() {
    Graph graph = GraphFactory.createDefaultGraph();
    List<Triple> lines = CLOSURE.find().toList();
    lines.forEach(graph::add);
    return graph;
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  private static String pattern(Random random) {
    String property = random.nextInt(12) == 0 ? "?p" : any(PROPERTIES, random);
    String subject = random.nextInt(4) == 0 ? any(PARTIES, random) : any(VARIABLES, random);
    String object = random.nextInt(4) == 0 ? any(PARTIES, random) : any(VARIABLES, random);
    return subject + " " + property + " " + object + " . ";
  }

  /** A query of a few patterns, some optional or in a union, often with variables repeated. */
  private static String query(Random random) {
    StringBuilder query =
        new StringBuilder(
            "PREFIX aihw: <https://w3id.org/aihw/ontology#>"
                + " PREFIX id: <https://w3id.org/aihw/id/> SELECT * WHERE { ");
    // The first keeps answers few: it names a party.
    query.append(any(PARTIES, random)).append(" aihw:customerOf ?a . ");
    for (int count = random.nextInt(3); count > 0; count--) {
      query.append(pattern(random));
    }
    switch (random.nextInt(4)) {
      case 0 -> query.append("OPTIONAL { ").append(pattern(random)).append("} ");
      case 1 ->
          query.append("{ ").append(pattern(random)).append("} UNION { ?a aihw:rivalOf ?a } ");
      case 2 -> query.append("FILTER NOT EXISTS { ").append(pattern(random)).append("} ");
      default -> query.append("FILTER (?a != id:nvidia) ");
    }
    return query.append("} LIMIT 20000").toString();
  }

  private static List<String> answers(String query, Graph graph) {
    List<String> lines = new ArrayList<>();
    try (QueryExecution execution =
        QueryExecutionFactory.create(query, ModelFactory.createModelForGraph(graph))) {
      ResultSet answers = execution.execSelect();
      List<String> names = answers.getResultVars();
      while (answers.hasNext()) {
        var row = answers.next();
        lines.add(names.stream().map(name -> name + "=" + row.get(name)).toList().toString());
      }
    }
    lines.sort(null);
    return lines;
  }

  @RepeatedTest(60)
  void answersAreThoseOfJena(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String query = query(random);
    List<String> expected = answers(query, COPY);
    if (expected.size() < 20_000) {
      assertEquals(expected.size(), answers(query, CLOSURE).size(), query);
      assertTrue(expected.equals(answers(query, CLOSURE)), query);
    }
  }

  @Test
  void someQueriesHaveAnswers() {
    int answered = 0;
    for (int seed = 1; seed <= 60; seed++) {
      answered += answers(query(new Random(seed)), CLOSURE).isEmpty() ? 0 : 1;
    }
    assertTrue(answered > 10, "queries with answers: " + answered);
  }

  @Test
  void longJoinStopsAtItsTimeLimit() {
    String query = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f FILTER (?a = ?f) }";
    try (QueryExecution execution =
        QueryExecution.model(ModelFactory.createModelForGraph(CLOSURE))
            .query(query)
            .timeout(300, TimeUnit.MILLISECONDS)
            .build()) {
      assertThrows(
          QueryCancelledException.class, () -> ResultSetFormatter.consume(execution.execSelect()));
    }
  }
}
