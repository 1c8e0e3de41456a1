package org.w3id.aihw.query.guarded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.World;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.query.Question;
import org.w3id.aihw.query.federated.Endpoints;

/** The guarded engine answers as ARQ's own does, and stops where that would not. */
class GuardedEngineTest {
  private static final String PREFIXES =
      """
      PREFIX aihw: <https://w3id.org/aihw/ontology#>
      PREFIX aihw-id: <https://w3id.org/aihw/id/>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      """;
  private static final WorkLimit.Most PLENTY = new WorkLimit.Most(1_000_000, 5_000_000, 1 << 28);

  private static List<String> rows(String query, boolean guarded) {
    DatasetGraph dataset = World.real().datasetAt(World.NOW);
    return Txn.calculateRead(
        dataset,
        () -> {
          Context context = dataset.getContext().copy();
          if (guarded) {
            GuardedEngine.in(context, Endpoints.none());
          }
          try (QueryExec execution =
              QueryExec.dataset(dataset)
                  .query(QueryFactory.create(query.startsWith("PREFIX") ? query : PREFIXES + query))
                  .context(context)
                  .build()) {
            List<String> rows = new ArrayList<>();
            RowSet found = execution.select();
            found.forEachRemaining(row -> rows.add(row.toString()));
            rows.sort(null);
            return rows;
          }
        });
  }

  private static WorkLimit limit(Duration time, WorkLimit.Most most) {
    return new WorkLimit(time, most, () -> {});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ?a ?b { ?a aihw:customerAndRivalOf ?b }",
        "SELECT DISTINCT ?b { ?a aihw:customerOf ?b } ORDER BY DESC(?b) LIMIT 20",
        "SELECT ?b (COUNT(*) AS ?n) { ?a aihw:customerOf ?b } GROUP BY ?b HAVING (?n > 3)",
        "SELECT (COUNT(DISTINCT ?b) AS ?n) (COUNT(DISTINCT *) AS ?m) { ?a aihw:customerOf ?b }",
        "SELECT (SUM(DISTINCT ?v) AS ?n) (MIN(?v) AS ?l) (AVG(?v) AS ?a) { ?f aihw:value ?v }",
        "SELECT (SUM(?v) AS ?n) { ?f aihw:value ?v } GROUP BY (STRLEN(STR(?f)) AS ?length)",
        "SELECT (COUNT(DISTINCT ?none) AS ?n) { ?a aihw:nothing ?none }",
        "SELECT ?a ?c { ?a aihw:rivalOf ?b OPTIONAL { ?b aihw:unitOf ?c } }",
        "SELECT ?a { ?a aihw:rivalOf ?b MINUS { ?a aihw:customerOf ?b } }",
        "SELECT ?a { ?a aihw:rivalOf ?b FILTER NOT EXISTS { ?a aihw:customerOf ?b } }",
        "SELECT ?a { { ?a aihw:rivalOf aihw-id:nvidia } UNION { ?a aihw:customerOf aihw-id:tsmc }"
            + " }",
        "SELECT ?a { aihw-id:amazon (aihw:dependsOn|aihw:customerOf)+ ?a }",
        "SELECT ?a { ?a rdfs:label ?l FILTER REGEX(?l, '^nvi', 'i') }",
        "SELECT ?a { ?a rdfs:label ?l FILTER REGEX(?l, 'a.c', 'q') }",
        "SELECT ?a { ?a rdfs:label ?l FILTER REGEX(?a, 'x') }",
        "SELECT ?r { aihw-id:nvidia rdfs:label ?l BIND(REPLACE(?l, '(v)(i)', '$2$1') AS ?r) }",
        "SELECT ?r { aihw-id:nvidia rdfs:label ?l BIND(REPLACE(?l, 'V', 'w', 'i') AS ?r) }",
        "SELECT ?r { aihw-id:nvidia rdfs:label ?l BIND(CONCAT(?l, '-', LCASE(?l)) AS ?r) }",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s aihw:rival ?o } } GROUP BY ?g",
        "SELECT ?x { { SELECT ?x { ?x aihw:rivalOf ?y } ORDER BY ?x LIMIT 5 } ?x rdfs:label ?l }",
        "SELECT (GROUP_CONCAT(?l; separator='|') AS ?all) { VALUES ?l { 'b' 'a' 'b' } }",
        "SELECT (GROUP_CONCAT(DISTINCT ?l) AS ?all) { VALUES ?l { 'b' 'b' } }"
      })
  void answersAsArqDoes(String query) {
    List<String> plain = rows(query, false);
    assertEquals(plain, limit(Duration.ofMinutes(1), PLENTY).bind(() -> rows(query, true)), query);
  }

  @Test
  void questionsAreAnsweredAsByArq() {
    int answered = 0;
    for (Question question : World.real().questions().all()) {
      Query query = question.file().query();
      if (query.isSelectType() && question.parameters().isEmpty()) {
        assertEquals(
            rows(query.serialize(), false), rows(query.serialize(), true), question.name());
        answered++;
      }
    }
    assertTrue(answered > 20, "questions: " + answered);
  }

  @Test
  void whatIsHeldIsGivenBackWhenTheWorkIsDone() {
    String query = "SELECT ?a ?b { ?a aihw:customerOf ?b } ORDER BY ?b LIMIT 1000000000";
    int size = rows(query, false).size();
    assertTrue(size > 100, "rows: " + size);
    WorkLimit.Most little = new WorkLimit.Most(1_000_000, 2L * size, 1 << 20);
    for (int round = 0; round < 5; round++) {
      assertEquals(size, limit(Duration.ofMinutes(1), little).bind(() -> rows(query, true)).size());
    }
    WorkLimit.Most less = new WorkLimit.Most(size / 2, 2L * size, 1 << 20);
    WorkStoppedException stopped =
        assertThrows(
            WorkStoppedException.class,
            () -> limit(Duration.ofMinutes(1), less).bind(() -> rows(query, true)));
    assertEquals(WorkStoppedException.Reason.MEMORY, stopped.reason());
  }

  @Test
  void workThatIsStoppedFromOutsideEnds() throws InterruptedException {
    WorkLimit limit = limit(Duration.ofMinutes(5), PLENTY);
    List<Throwable> ended = new ArrayList<>();
    Thread work =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    limit.bind(() -> rows("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }", true));
                  } catch (WorkStoppedException e) {
                    ended.add(e);
                  }
                });
    Thread.sleep(300);
    limit.stop(WorkStoppedException.Reason.MEMORY, "enough");
    work.join(5_000);
    assertEquals("enough", ended.getFirst().getMessage());
  }
}
