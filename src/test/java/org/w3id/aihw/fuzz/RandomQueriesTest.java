package org.w3id.aihw.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.WritableServer;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.WriteAccess;

/**
 * The server answers queries made by chance as stock ARQ answers them over plain graphs in memory
 * that hold the same triples.
 */
class RandomQueriesTest {
  private static final int PATIENCE_S = 3;

  @TempDir private static Path folder;
  private static WritableServer server;
  private static DatasetGraph plain;

  @BeforeAll
  static void startAndCopy() {
    Random random = new Random(Fuzz.seed(0));
    server =
        WritableServer.over(
            World.tiny(folder, RandomWorld.file(random)),
            folder.resolve("store"),
            Limits.standard(),
            Set.of(WriteAccess.digestOf(WritableServer.TOKEN)));
    for (int graph = 0; graph < RandomWorld.GRAPHS; graph++) {
      RawHttp.Answer put =
          server
              .writer()
              .sendText(
                  "PUT",
                  "/data?graph=" + RawHttp.encoded(RandomWorld.graph(graph)),
                  RandomWorld.withPrefixes(RandomWorld.values(random, 60)),
                  "Content-Type",
                  "text/turtle");
      assertEquals(201, put.status(), put.body());
    }
    plain = new DatasetGraphMapLink(triples("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"));
    for (List<Node> row : rows(server, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")) {
      Node graph = row.getFirst();
      plain.addGraph(
          graph, triples("CONSTRUCT { ?s ?p ?o } { GRAPH <" + graph.getURI() + "> { ?s ?p ?o } }"));
    }
    assertTrue(plain.size() > RandomWorld.GRAPHS + 2, "graphs: " + plain.size());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static RawHttp.Answer ask(WritableServer of, String query, String type) {
    return of.anyone()
        .sendText(
            "POST", "/sparql", query, "Content-Type", "application/sparql-query", "Accept", type);
  }

  /** Says whether a join without a shared variable made more than one answer may carry. */
  private static boolean isTooLarge(RawHttp.Answer answer) {
    return answer.status() == 400 && answer.body().contains("the answer is larger than");
  }

  private static Graph triples(String query) {
    RawHttp.Answer answer = ask(server, query, "application/n-triples");
    assertEquals(200, answer.status(), answer.body());
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(answer.body(), Lang.NTRIPLES).parse(graph);
    assertTrue(graph.size() > 0, query);
    return graph;
  }

  private static List<List<Node>> rows(WritableServer of, String query) {
    RawHttp.Answer answer = ask(of, query, "application/sparql-results+json");
    assertEquals(200, answer.status(), query + "\n" + answer.body());
    return rows(answer);
  }

  private static List<List<Node>> rows(RawHttp.Answer answer) {
    return rows(
        RowSet.adapt(
            ResultSetMgr.read(
                new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)),
                ResultSetLang.RS_JSON)));
  }

  private static List<List<Node>> rows(RowSet set) {
    List<List<Node>> rows = new ArrayList<>();
    set.forEachRemaining(
        binding -> {
          List<Node> row = new ArrayList<>();
          set.getResultVars().forEach(variable -> row.add(binding.get(variable)));
          rows.add(row);
        });
    return rows;
  }

  private static List<String> sorted(List<List<Node>> rows) {
    return rows.stream().map(List::toString).sorted().toList();
  }

  private static List<String> arqs(String query) {
    Context context = ARQ.getContext().copy();
    // Else ARQ itself shows some rows of DISTINCT twice.
    context.set(ARQ.optDistinctToReduced, false);
    try (QueryExec execution =
        QueryExec.dataset(plain)
            .query(QueryFactory.create(query))
            .context(context)
            .timeout(PATIENCE_S, TimeUnit.SECONDS)
            .build()) {
      return sorted(rows(execution.select()));
    }
  }

  @Test
  void randomQueriesAreAnsweredAsByArq() {
    int tries = Fuzz.count("queries", 80, 2_000);
    int compared = 0;
    int withRows = 0;
    for (int number = 1; number <= tries; number++) {
      long seed = Fuzz.seed(number);
      String query = RandomQuery.of(new Random(seed));
      List<String> expected;
      try {
        expected = arqs(query);
      } catch (QueryCancelledException _tooLong) {
        continue;
      } catch (Node.NotLiteral _faultOfArq) {
        // TZ and TIMEZONE of what is no literal fail there as a whole; here they are errors of a
        // row.
        assertTrue(
            Set.of(200, 503)
                .contains(ask(server, query, "application/sparql-results+json").status()),
            () -> query);
        continue;
      }
      RawHttp.Answer answer = ask(server, query, "application/sparql-results+json");
      if (answer.status() == 503 || isTooLarge(answer)) {
        continue;
      }
      assertEquals(200, answer.status(), query + "\n" + answer.body());
      assertEquals(expected, sorted(rows(answer)), () -> "try of seed " + seed + "\n" + query);
      compared++;
      withRows += expected.isEmpty() ? 0 : 1;
    }
    System.out.printf(
        "%d random queries: %d compared with ARQ, %d of them with rows%n",
        tries, compared, withRows);
    assertTrue(compared * 10 >= tries * 9, "compared: " + compared + " of " + tries);
    assertTrue(withRows * 4 >= compared, "with rows: " + withRows + " of " + compared);
  }
}
