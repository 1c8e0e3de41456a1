package org.w3id.aihw.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.aihw.alone.Alone;
import org.w3id.aihw.serve.LiveServer;

/**
 * Queries made to run long or to grow, each of which once ran on, or filled the memory, in a server
 * that looked at the clock only between rows. Each is answered in time, by a whole answer or a
 * refusal.
 */
@Alone
class ExpensiveQueriesTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final LiveServer SERVER = LiveServer.real();
  private static final int SECONDS = 2;

  /** What a shared machine may add to the limit and to the second that is promised. */
  private static final int NOISE_SECONDS = 10;

  private static final String PREFIX =
      "PREFIX aihw: <https://w3id.org/aihw/ontology#> PREFIX f: <https://w3id.org/aihw/function#> ";
  private static final String CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i ";

  private static String repeated(String text, int times, String separator) {
    return IntStream.range(0, times).mapToObj(at -> text).collect(Collectors.joining(separator));
  }

  private static String doubling(String function) {
    StringBuilder binds = new StringBuilder("BIND('0123456789abcdef' AS ?x0) ");
    for (int step = 1; step <= 40; step++) {
      binds.append("BIND(" + function.replace("X", "?x" + (step - 1)) + " AS ?x" + step + ") ");
    }
    return "SELECT (STRLEN(?x40) AS ?length) { " + binds + "}";
  }

  static Stream<String> queries() {
    String slow = "'(a+)+$'";
    String text = "'" + repeated("a", 60, "") + "!'";
    return Stream.of(
        "SELECT * { " + CROSS + "} ORDER BY ?c ?f",
        "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY STR(?c)",
        "SELECT DISTINCT * { " + CROSS + "}",
        "SELECT (COUNT(*) AS ?n) { " + CROSS + "}",
        "SELECT (COUNT(DISTINCT ?c) AS ?n) { " + CROSS + "}",
        "SELECT ?a (COUNT(*) AS ?n) { " + CROSS + "} GROUP BY ?a ?d ?g",
        "SELECT (COUNT(DISTINCT RAND()) AS ?n) { " + CROSS + "}",
        "SELECT (COUNT(DISTINCT *) AS ?n) { " + CROSS + "}",
        "SELECT (SUM(DISTINCT RAND()) AS ?n) { " + CROSS + "} GROUP BY ?a",
        "SELECT (AVG(STRLEN(STR(?c))) AS ?n) { " + CROSS + "}",
        "SELECT (GROUP_CONCAT(?c) AS ?all) { ?a ?b ?c . ?d ?e ?f }",
        "SELECT (GROUP_CONCAT(DISTINCT CONCAT(STR(?c), STR(?f))) AS ?all) { " + CROSS + "}",
        "SELECT * { FILTER REGEX(" + text + ", " + slow + ") }",
        "SELECT * { ?a ?b ?c FILTER REGEX(CONCAT(STR(?c), " + text + "), " + slow + ") }",
        "SELECT (REPLACE(" + text + ", " + slow + ", 'b') AS ?r) { }",
        "SELECT * { ?a ?b ?c } ORDER BY REGEX(CONCAT(STR(?c), " + text + "), " + slow + ")",
        doubling("CONCAT(X, X)"),
        doubling("REPLACE(X, '(.)', '$1$1')"),
        "SELECT * { ?a (aihw:dependsOn|^aihw:dependsOn|!aihw:none)* ?b }",
        "SELECT * { ?a (!aihw:none|^!aihw:none)+ ?b . ?b (!aihw:none)+ ?c }",
        "SELECT * { GRAPH ?g { ?a (!aihw:none|^!aihw:none)* ?b } }",
        "SELECT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } } ORDER BY ?c",
        "SELECT * { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i } } } ORDER BY ?i",
        "SELECT * { { ?a ?b ?c . ?d ?e ?f } MINUS { ?a ?x ?y . ?d ?z ?w } }",
        "SELECT * { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i FILTER(?i = ?a && ?f = 0) } }",
        "SELECT * { { SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f } ?g ?h ?i }",
        "SELECT * { " + repeated("{ ?a ?b ?c . ?d ?e ?f }", 200, " UNION ") + " } ORDER BY ?a",
        "CONSTRUCT { ?a ?e ?i } { " + CROSS + "}",
        "DESCRIBE ?a ?d ?g { " + CROSS + "}",
        "ASK { " + CROSS + "FILTER(?c = ?f && ?f = ?i && ?i = 'nothing at all') }",
        "SELECT * { ?a ?b ?c } ORDER BY RAND() MD5(STR(?c))",
        "SELECT * { (?x ?y) f:shortestPath (?p ?q ?r ?s) }",
        "SELECT * { " + repeated("{", 20_000, "") + repeated("}", 20_000, "") + " }",
        "SELECT * { FILTER(" + repeated("(", 20_000, "") + "1" + repeated(")", 20_000, "") + ") }",
        "SELECT * { "
            + repeated("OPTIONAL { ?a ?b ?c ", 3_000, "")
            + repeated("}", 3_000, "")
            + "}",
        "SELECT * { ?a "
            + repeated("(", 9_000, "")
            + "aihw:x"
            + repeated(")*", 9_000, "")
            + " ?b }",
        "SELECT * { ?a ?b ?c FILTER(?c IN (" + repeated("1", 60_000, ",") + ")) }");
  }

  private static HttpResponse<String> ask(String query) throws IOException, InterruptedException {
    return ask(query, SECONDS);
  }

  private static HttpResponse<String> ask(String query, int seconds)
      throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(PREFIX + query, StandardCharsets.UTF_8);
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(SERVER.address() + "/sparql"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/sparql-results+json, text/turtle;q=0.9, */*;q=0.1")
            .timeout(Duration.ofMinutes(2))
            .POST(HttpRequest.BodyPublishers.ofString("query=" + encoded + "&timeout=" + seconds))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @MethodSource("queries")
  void isAnsweredInTimeByAWholeAnswerOrARefusal(String query)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> response = ask(query);
    double seconds = (System.nanoTime() - start) / 1e9;
    assertTrue(
        Set.of(200, 400, 503).contains(response.statusCode()),
        () -> response.statusCode() + " " + response.body());
    assertTrue(seconds < SECONDS + 1 + NOISE_SECONDS, "seconds: " + seconds);
    if (response.statusCode() != 200) {
      assertEquals(
          response.statusCode(),
          JSON.parse(response.body()).get("status").getAsNumber().value().intValue());
    } else if (response.headers().firstValue("Content-Type").orElse("").contains("json")) {
      JSON.parse(response.body());
    }
  }

  @Test
  void whatIsRefusedStopsWorking() throws IOException, InterruptedException {
    for (String query : queries().limit(3).toList()) {
      assertTrue(ask(query).statusCode() >= 400, query);
    }
    Thread.sleep(1_000);
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    Thread.sleep(2_000);
    double busy = (system.getProcessCpuTime() - before) / 2e9;
    assertTrue(busy < 0.5, "processors still busy: " + busy);
  }

  @Test
  void cheapRequestsAreAnsweredBesideExpensiveOnes() throws Exception {
    // As many as there are processors once kept every other request from being read.
    for (int clients : List.of(Runtime.getRuntime().availableProcessors(), 16)) {
      List<Thread> expensive =
          IntStream.range(0, clients)
              .mapToObj(
                  client ->
                      Thread.ofPlatform()
                          .start(
                              () ->
                                  assertDoesNotThrow(
                                      () -> ask("SELECT (COUNT(*) AS ?n) { " + CROSS + "}", 6))))
              .toList();
      Thread.sleep(1_000);
      long start = System.nanoTime();
      for (int time = 0; time < 5; time++) {
        assertEquals(200, ask("ASK { aihw:Claim ?p ?o }", SECONDS).statusCode());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      for (Thread client : expensive) {
        client.join();
      }
      assertTrue(seconds < NOISE_SECONDS, "seconds beside " + clients + ": " + seconds);
    }
  }
}
