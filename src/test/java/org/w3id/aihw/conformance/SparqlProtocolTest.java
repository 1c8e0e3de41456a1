package org.w3id.aihw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.conformance.ProtocolCase.Exchange;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.WritableServer;

/** The server against the W3C's tests of the SPARQL 1.1 Protocol. */
class SparqlProtocolTest {
  private static final int CASES = 34;

  /** The media types of the formats that the manifest names, in the words of its tests' names. */
  private static final Map<String, Set<String>> FORMATS =
      Map.of(
          "boolean",
          Set.of("application/sparql-results+xml", "application/sparql-results+json"),
          "tabular",
          Set.of(
              "application/sparql-results+xml",
              "application/sparql-results+json",
              "text/csv",
              "text/tab-separated-values"),
          "RDF",
          Set.of(
              "application/rdf+xml",
              "text/turtle",
              "application/n-triples",
              "application/xhtml+xml"));

  @TempDir private static Path folder;
  private static WritableServer server;

  @BeforeAll
  static void start() {
    Suites.folder("sparql11/protocol");
    server = WritableServer.in(folder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @TestFactory
  List<DynamicTest> answerIsTheOneExpected() {
    List<ProtocolCase> cases =
        ProtocolCase.of(Suites.folder("sparql11/protocol").resolve("manifest.ttl"));
    assertEquals(CASES, cases.size());
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> judge(each)))
        .toList();
  }

  private static void judge(ProtocolCase each) throws IOException {
    RawHttp writer = server.writer();
    assertEquals(204, writer.sendText("POST", "/update", "DROP ALL", updateType()).status());
    for (Map.Entry<String, Path> graph : each.data().entrySet()) {
      Answer put =
          writer.sendText(
              "PUT",
              "/data?graph=" + RawHttp.encoded(graph.getKey()),
              Files.readString(graph.getValue()),
              "Content-Type",
              "application/n-triples");
      assertEquals(201, put.status(), put.body());
    }
    assertFalse(each.exchanges().isEmpty());
    for (Exchange exchange : each.exchanges()) {
      judge(exchange, each.name().contains("update"));
    }
  }

  private static String[] updateType() {
    return new String[] {"Content-Type", "application/sparql-update"};
  }

  private static void judge(Exchange exchange, boolean updates) {
    // The manifest has one address for both operations; a test of updates may query what it did.
    boolean query = !updates || exchange.headers().contains("application/sparql-query");
    Answer answer =
        server
            .writer()
            .send(
                exchange.method(),
                (query ? "/sparql" : "/update") + exchange.query(),
                exchange.body().getBytes(exchange.charset()),
                exchange.headers().toArray(String[]::new));
    String status = String.valueOf(answer.status());
    assertTrue(
        exchange.statuses().contains(status.substring(0, 1)), () -> status + " " + answer.body());
    // A test of what is wrong with a request must not pass because of who sent it, or where.
    assertFalse(Set.of(401, 403, 404).contains(answer.status()), () -> "status " + status);
    exchange
        .format()
        .ifPresent(
            format ->
                assertTrue(
                    FORMATS.getOrDefault(format, Set.of()).contains(answer.type()),
                    () -> format + " came as " + answer.type()));
    exchange
        .truth()
        .ifPresent(
            truth ->
                assertTrue(
                    answer.body().replaceAll("\\s", "").contains("\"boolean\":" + truth),
                    answer.body()));
  }
}
