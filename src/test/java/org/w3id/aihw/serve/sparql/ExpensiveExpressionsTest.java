package org.w3id.aihw.serve.sparql;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.alone.Alone;
import org.w3id.aihw.query.guarded.ExpensiveExpressions;
import org.w3id.aihw.serve.LiveServer;

/**
 * Work within one expression ends with the limit of its query, as a whole answer or a refusal, and
 * keeps no processor and no other query.
 */
@Alone
class ExpensiveExpressionsTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final LiveServer SERVER = LiveServer.real();
  private static final int SECONDS = 1;

  /** What a shared machine may add to the limit and to the second that is promised. */
  private static final int NOISE_SECONDS = 10;

  private static HttpResponse<String> ask(String query) throws IOException, InterruptedException {
    return ask(query, SECONDS);
  }

  private static HttpResponse<String> ask(String query, int seconds)
      throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(SERVER.address() + "/sparql"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/sparql-results+json, text/turtle;q=0.9")
            .timeout(Duration.ofMinutes(1))
            .POST(HttpRequest.BodyPublishers.ofString("query=" + encoded + "&timeout=" + seconds))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void expressionsEndWithTheirLimitAndCheapQueriesAreAnsweredBesideThem() throws Exception {
    List<String> queries = ExpensiveExpressions.all().toList();
    assertTrue(queries.size() > 100, "queries: " + queries.size());
    AtomicBoolean isOver = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    List<String> faults = new ArrayList<>();
    Thread cheap =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!isOver.get()) {
                    try {
                      assertEquals(200, ask("ASK { ?s ?p ?o }", NOISE_SECONDS).statusCode());
                      answered.incrementAndGet();
                      Thread.sleep(50);
                    } catch (IOException | InterruptedException | AssertionError e) {
                      faults.add("a cheap query: " + e);
                      return;
                    }
                  }
                });
    for (String query : queries) {
      long start = System.nanoTime();
      HttpResponse<String> response = ask(query);
      double seconds = (System.nanoTime() - start) / 1e9;
      boolean isRight = Set.of(200, 400, 503).contains(response.statusCode());
      if (!isRight || seconds > SECONDS + 1 + NOISE_SECONDS) {
        faults.add(response.statusCode() + " after " + seconds + " s: " + query);
      }
    }
    isOver.set(true);
    cheap.join();
    assertEquals(List.of(), faults);
    assertTrue(answered.get() > queries.size() / 4, "cheap queries: " + answered.get());
    assertNothingIsBusy();
  }

  private static void assertNothingIsBusy() throws InterruptedException {
    Thread.sleep(500);
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    Thread.sleep(1_000);
    double busy = (system.getProcessCpuTime() - before) / 1e9;
    assertTrue(busy < 0.5, "processors still busy: " + busy);
  }

  @Test
  void numbersThatNoParserShouldReadAreRefused() throws Exception {
    HttpResponse<String> response = ask("SELECT (" + "9".repeat(100_000) + " AS ?r) { }");
    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("1000 digits"), response.body());
  }
}
