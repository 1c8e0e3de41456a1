package org.w3id.aihw.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.aihw.serve.sparql.ProtocolTest.packed;
import static org.w3id.aihw.serve.sparql.ProtocolTest.refused;
import static org.w3id.aihw.serve.sparql.Written.COG;
import static org.w3id.aihw.serve.sparql.Written.TURTLE;
import static org.w3id.aihw.serve.sparql.Written.count;
import static org.w3id.aihw.serve.sparql.Written.holds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.WritableServer;

/** What the suite of the graph store protocol leaves open; nothing refused leaves a trace. */
class GraphStoreTest {
  private static final String NAME = "https://example.org/g";
  private static final String GRAPH = "/data?graph=" + NAME;
  private static final String TRIPLE = "<https://example.org/s> <https://example.org/p> \"o\" .";

  @TempDir private static Path folder;
  private static WritableServer server;
  private static RawHttp writer;
  private int before;

  @BeforeAll
  static void start() {
    server = WritableServer.in(folder);
    writer = server.writer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void countAll() {
    before = count(server, "?g");
  }

  @AfterEach
  void takeAway() {
    writer.sendText("POST", "/update", "DROP ALL", "Content-Type", "application/sparql-update");
    assertEquals(before, count(server, "?g"), "what files and rules make is as it was");
  }

  private static Answer put(String body, String... headers) {
    return writer.sendText("PUT", GRAPH, body, headers);
  }

  /** A write is refused, and nothing of it is there. */
  private void leftOut(int status, String why, Answer answer) {
    refused(status, why, answer);
    assertEquals(before, count(server, "?g"), why);
  }

  @ParameterizedTest
  @CsvSource({
    "text/turtle, ttl",
    "application/n-triples, nt",
    "application/rdf+xml, rdf",
    "application/ld+json, jsonld",
    "application/trig, trig",
    "application/n-quads, nq",
  })
  void graphGoesInAndOutInEachFormat(String type, String ending) {
    assertEquals(201, put(TRIPLE, "Content-Type", TURTLE).status());
    Answer out = server.anyone().send("GET", GRAPH, "Accept", type);
    assertEquals(200, out.status(), out.body());
    assertEquals(type, out.type());
    assertEquals("Accept", out.header("Vary"));
    assertEquals(204, put(out.body(), "Content-Type", type).status(), ending);
    assertTrue(holds(server, "GRAPH <" + NAME + "> { " + TRIPLE + " }"));
    assertEquals(1, count(server, "<" + NAME + ">"));
  }

  @Test
  void graphIsMadeReplacedAddedToAndDeleted() {
    Answer made = put(TRIPLE, "Content-Type", TURTLE);
    assertEquals(201, made.status());
    assertEquals(
        server.address() + "/data?graph=" + RawHttp.encoded(NAME), made.header("Location"));
    assertEquals("", made.body());
    assertEquals(204, put(TRIPLE.replace("\"o\"", "1"), "Content-Type", TURTLE).status());
    assertFalse(holds(server, TRIPLE));
    assertEquals(204, writer.sendText("POST", GRAPH, TRIPLE, "Content-Type", TURTLE).status());
    assertEquals(2, count(server, "<" + NAME + ">"));
    assertEquals(204, writer.send("DELETE", GRAPH).status());
    refused(404, NAME, writer.send("DELETE", GRAPH));
    refused(404, NAME, writer.send("GET", GRAPH));
    assertEquals(404, writer.send("HEAD", GRAPH).status());
    assertEquals("", writer.send("HEAD", GRAPH).body());
  }

  @Test
  void addressThatNamesAGraphIsTheGraph() {
    String target = "/data/mine/new%20one";
    Answer made = writer.sendText("PUT", target, "<> <x> <y> .", "Content-Type", TURTLE);
    assertEquals(201, made.status(), made.body());
    assertEquals(server.address() + target, made.header("Location"));
    Answer there = server.anyone().send("GET", target);
    assertEquals(200, there.status());
    assertTrue(holds(server, "GRAPH <" + server.address() + target + "> { ?s ?p ?o }"));
    assertEquals(200, server.anyone().send("HEAD", target).status());
    assertEquals(204, writer.send("DELETE", target).status());
    assertEquals(404, server.anyone().send("GET", target).status());
  }

  @Test
  void oneGraphMustBeNamed() {
    leftOut(
        400,
        "name one graph",
        writer.sendText("PUT", GRAPH + "&default", TRIPLE, "Content-Type", TURTLE));
    leftOut(
        400,
        "name one graph",
        writer.sendText("PUT", GRAPH + "&graph=x:y", TRIPLE, "Content-Type", TURTLE));
    leftOut(400, "name a graph", writer.sendText("PUT", "/data", TRIPLE, "Content-Type", TURTLE));
    leftOut(400, "name a graph", writer.send("DELETE", "/data"));
    refused(400, "name a graph", writer.send("GET", "/data"));
    leftOut(400, "no IRI", writer.sendText("PUT", "/data?graph=", TRIPLE, "Content-Type", TURTLE));
    leftOut(
        400,
        "no IRI",
        writer.sendText("PUT", "/data?graph=%7B%7D", TRIPLE, "Content-Type", TURTLE));
    leftOut(
        400, "no IRI", writer.sendText("PUT", "/data?graph=a%20b", TRIPLE, "Content-Type", TURTLE));
  }

  @Test
  void otherMethodsAreRefusedWithThoseThereAre() {
    Answer answer = writer.sendText("PATCH", GRAPH, TRIPLE, "Content-Type", TURTLE);
    leftOut(405, "PATCH", answer);
    assertEquals("GET, HEAD, OPTIONS, PUT, POST, DELETE", answer.header("Allow"));
    assertEquals(
        "GET, HEAD, OPTIONS, PUT, POST, DELETE", writer.send("OPTIONS", GRAPH).header("Allow"));
  }

  @Test
  void whatCannotBeHadIsRefusedWithWhatCan() {
    assertEquals(201, put(TRIPLE, "Content-Type", TURTLE).status());
    refused(406, TURTLE, writer.send("GET", GRAPH, "Accept", "image/png"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data/acme.ttl",
        "/data/acme.jsonld",
        "/data/new.ttl",
        "/data/graph/sound.ttl",
        "/data/graph/new",
        "/data/ontology.ttl",
        "/data/ontology/claim.ttl"
      })
  void addressesOfThingsAreNotToBeWrittenTo(String target) {
    leftOut(409, "/data?graph=", writer.sendText("PUT", target, TRIPLE, "Content-Type", TURTLE));
    leftOut(409, "/data?graph=", writer.send("DELETE", target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        WritableServer.FILE_GRAPH,
        "https://w3id.org/aihw/graph/ontology/relationship",
        "https://w3id.org/aihw/graph/inferred",
        "https://w3id.org/aihw/graph/standing",
        "https://w3id.org/aihw/graph/store",
        "https://w3id.org/aihw/graph/that-a-file-may-come-to-have"
      })
  void graphsOfFilesAndOfTheProgramStayAsTheyAre(String graph) {
    String target = "/data?graph=" + graph;
    leftOut(403, graph, writer.sendText("PUT", target, TRIPLE, "Content-Type", TURTLE));
    leftOut(403, graph, writer.sendText("POST", target, TRIPLE, "Content-Type", TURTLE));
    Answer deleted = writer.send("DELETE", target);
    assertTrue(Set.of(403, 404).contains(deleted.status()), "status " + deleted.status());
    assertEquals(before, count(server, "?g"));
  }

  @Test
  void bodyOfAnotherTypeIsRefused() {
    leftOut(415, TURTLE, put(TRIPLE, "Content-Type", "text/plain"));
    leftOut(415, "Content-Type is missing", put(TRIPLE));
    leftOut(415, "UTF-8", put(TRIPLE, "Content-Type", TURTLE + "; charset=UTF-16"));
    leftOut(415, "gzip", put(TRIPLE, "Content-Type", TURTLE, "Content-Encoding", "deflate"));
    leftOut(415, TURTLE, put(TRIPLE, "Content-Type", "application/sparql-update"));
  }

  @Test
  void bodyThatIsTooLargeIsRefused() throws IOException {
    leftOut(413, "at most", put("", "Content-Type", TURTLE, "Content-Length", "99999999999"));
    byte[] bomb = packed(" ".repeat(65 << 20));
    assertTrue(bomb.length < 1 << 20);
    leftOut(
        413,
        "at most",
        writer.send("PUT", GRAPH, bomb, "Content-Type", TURTLE, "Content-Encoding", "gzip"));
    String literal = "<x:s> <x:p> \"" + "a".repeat(1_000_001) + "\" .";
    leftOut(400, "literal", put(literal, "Content-Type", TURTLE));
  }

  @Test
  void bodyMayBePackedOrInPiecesAndMustBeWhole() throws IOException {
    byte[] packed = packed(TRIPLE);
    String[] gzip = {"Content-Type", TURTLE, "Content-Encoding", "gzip"};
    byte[] cut = Arrays.copyOf(packed, packed.length - 9);
    leftOut(400, "before it was whole", writer.send("PUT", GRAPH, cut, gzip));
    leftOut(400, "gzip", put(TRIPLE, gzip));
    // Cut off behind a triple, so that what came is Turtle as well.
    leftOut(400, "", put(TRIPLE, "Content-Type", TURTLE, "Content-Length", "200"));
    String[] pieces = {"Content-Type", TURTLE, "Transfer-Encoding", "chunked"};
    String piece = Integer.toHexString(TRIPLE.length()) + "\r\n" + TRIPLE + "\r\n";
    leftOut(400, "", put(piece, pieces));
    assertEquals(201, put(piece + "0\r\n\r\n", pieces).status());
    assertEquals(204, writer.send("PUT", GRAPH, packed, gzip).status());
  }

  @Test
  void textThatIsNoneIsRefused() {
    byte[] invalid = "<x:s> <x:p> \"?\" .".getBytes(StandardCharsets.UTF_8);
    invalid[13] = (byte) 0xFF;
    leftOut(400, "UTF-8", writer.send("PUT", GRAPH, invalid, "Content-Type", TURTLE));
    leftOut(400, "NUL", put("<x:s> <x:p> \"\0\" .", "Content-Type", TURTLE));
    leftOut(400, "NUL", put("<x:s> <x:p> \"\\u0000\" .", "Content-Type", TURTLE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/turtle | <x:s> <x:p> <x:o>",
        "text/turtle | <x:s> <x:p> <x:o> . <x:s> <x:p>",
        "text/turtle | <x:s> <x:p> \"2025-13-45\"^^<http://www.w3.org/2001/XMLSchema#date> .",
        "text/turtle | <x:s> <x:p> <x:a b> .",
        "application/n-triples | <s> <p> <o> .",
        "application/rdf+xml | <!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>",
        "application/rdf+xml | <a>",
        "application/ld+json | {\"@context\": \"http://localhost:9/c\", \"a\": 1}",
        "application/ld+json | [",
      })
  void bodyThatIsNotItsTypeIsRefused(String type, String body) {
    leftOut(400, "", put(body, "Content-Type", type));
  }

  @Test
  void faultIsToldWithItsLine() {
    leftOut(400, "body:3", put(TRIPLE + "\n\n<x:s> <x:p> ?x .", "Content-Type", TURTLE));
  }

  @Test
  void graphNamedInABodyMustBeTheTarget() {
    String other = "<https://example.org/other> { " + TRIPLE + " }";
    leftOut(400, "https://example.org/other", put(other, "Content-Type", "application/trig"));
    String quad = TRIPLE.replace(" .", " <https://example.org/other> .");
    leftOut(400, "https://example.org/other", put(quad, "Content-Type", "application/n-quads"));
    String own = "<" + NAME + "> { " + TRIPLE + " }";
    assertEquals(201, put(own, "Content-Type", "application/trig").status());
  }

  @Test
  void bodyThatNamesItsGraphsGoesToThese() {
    String one = "<x:one> { " + TRIPLE + " } ";
    String trig = "application/trig";
    leftOut(
        403,
        WritableServer.FILE_GRAPH,
        writer.sendText(
            "POST",
            "/data",
            one + "<" + WritableServer.FILE_GRAPH + "> { " + TRIPLE + " }",
            "Content-Type",
            trig));
    String two = one + "<x:two> { " + TRIPLE + " }";
    assertEquals(204, writer.sendText("POST", "/data", two, "Content-Type", trig).status());
    assertEquals(1, count(server, "<x:one>"));
    assertEquals(1, count(server, "<x:two>"));
  }

  @Test
  void whatDoesNotConformIsReportedAsShaclOrAsAProblem() {
    String[] types = {"Content-Type", TURTLE, "Accept", "text/turtle"};
    Answer report = put(Written.BAD, types);
    assertEquals(422, report.status(), report.body());
    assertEquals(TURTLE, report.type());
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(report.body(), Lang.TURTLE).parse(graph);
    for (String word :
        List.of("ValidationReport", "conforms", "focusNode", "sourceShape", "resultMessage")) {
      assertTrue(report.body().contains("sh:" + word), report.body());
    }
    for (String word : List.of("aihw-id:claim-bad", "D003", "cure")) {
      assertTrue(report.body().contains(word), report.body());
    }
    assertEquals(TURTLE, put(Written.BAD, "Content-Type", TURTLE).type(), "who takes anything");
    for (String type : List.of("application/json", "application/problem+json")) {
      Answer problem = put(Written.BAD, "Content-Type", TURTLE, "Accept", type);
      leftOut(422, "https://w3id.org/aihw/id/claim-bad", problem);
      for (String word : List.of("focusNode", "sourceShape", "\"cure\"", "D003")) {
        assertTrue(problem.body().contains(word), problem.body());
      }
    }
    assertEquals(422, put("[] a <https://w3id.org/aihw/ontology#Organization> .", types).status());
  }

  @Test
  void whatFollowsComesAndGoesWithTheGraph() {
    assertFalse(holds(server, Written.FOLLOWS));
    assertEquals(201, put(COG, "Content-Type", TURTLE).status());
    assertTrue(holds(server, Written.FOLLOWS));
    assertEquals(200, server.anyone().send("GET", "/data/cog.ttl").status());
    assertEquals(204, writer.send("DELETE", GRAPH).status());
    assertFalse(holds(server, Written.FOLLOWS));
    assertEquals(404, server.anyone().send("GET", "/data/cog.ttl").status());
  }

  @Test
  void formOfSeveralPartsIsRead() {
    String part =
        """
        --b
        Content-Disposition: form-data; name="f"; filename="f.ttl"
        Content-Type: %s

        %s
        """
            .replace("\n", "\r\n");
    String[] form = {"Content-Type", "multipart/form-data; boundary=b"};
    String two =
        part.formatted(TURTLE, TRIPLE)
            + part.formatted("application/n-triples", "<x:s> <x:p> <x:o> .");
    assertEquals(201, put(two + "--b--\r\n", form).status());
    assertEquals(2, count(server, "<" + NAME + ">"));
    writer.send("DELETE", GRAPH);
    leftOut(400, "", put(two, form));
    leftOut(415, "text/plain", put(part.formatted("text/plain", TRIPLE) + "--b--\r\n", form));
    leftOut(400, "", put(part.formatted(TURTLE, "<x:s>") + "--b--\r\n", form));
    leftOut(400, "no part", put("--b--\r\n", form));
  }
}
