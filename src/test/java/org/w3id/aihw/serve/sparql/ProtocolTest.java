package org.w3id.aihw.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.WritableServer;

/** What the suite of the SPARQL protocol leaves open: how queries are asked, answered, refused. */
class ProtocolTest {
  private static final String QUERY = "application/sparql-query";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ASK = "/sparql?query=" + RawHttp.encoded("ASK {}");
  private static final String ALL = "/sparql?query=" + RawHttp.encoded("SELECT * { ?s ?p ?o }");
  private static final String BUILD =
      "/sparql?query=" + RawHttp.encoded("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }");

  @TempDir private static Path folder;
  private static WritableServer server;
  private static RawHttp client;

  @BeforeAll
  static void start() {
    server = WritableServer.in(folder);
    client = server.anyone();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A refusal has its status, a body in our form that says why, and nothing of the inside. */
  static void refused(int status, String why, Answer answer) {
    assertEquals(status, answer.status(), answer.body());
    assertEquals("application/problem+json", answer.type());
    assertTrue(answer.body().contains(why), answer.body());
    assertTrue(answer.body().contains("\"status\" : " + status), answer.body());
    assertFalse(answer.body().contains("\tat "), answer.body());
    assertFalse(answer.body().contains("Exception"), answer.body());
    assertEquals(
        answer.header("Content-Length"),
        String.valueOf(answer.body().getBytes(StandardCharsets.UTF_8).length));
  }

  static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static Answer post(String body, String... headers) {
    return client.sendText("POST", "/sparql", body, headers);
  }

  @ParameterizedTest
  @CsvSource({
    "application/sparql-results+json, application/sparql-results+json",
    "application/sparql-results+xml, application/sparql-results+xml",
    "text/csv, text/csv",
    "text/tab-separated-values, text/tab-separated-values",
    "application/json, application/json",
    "application/xml, application/xml",
    "*/*, application/sparql-results+json",
    "text/*, text/csv",
    "'text/turtle, */*;q=0.1', application/sparql-results+json",
    "'application/sparql-results+xml;q=0.5, text/csv;q=0.9', text/csv",
    "'application/sparql-results+json;charset=utf-8', application/sparql-results+json",
  })
  void rowsComeInTheTypeWantedMost(String accept, String type) {
    Answer answer = client.send("GET", ALL, "Accept", accept);
    assertEquals(200, answer.status(), answer.body());
    assertEquals(type, answer.type());
    assertTrue(answer.body().contains("https://w3id.org/aihw/id/acme"), answer.body());
    assertEquals("Accept", answer.header("Vary"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/n-triples",
        "application/ld+json",
        "application/rdf+xml",
        "application/trig",
        "application/n-quads"
      })
  void triplesComeInTheTypeAskedFor(String type) {
    Answer answer = client.send("GET", BUILD, "Accept", type);
    assertEquals(200, answer.status(), answer.body());
    assertEquals(type, answer.type());
    assertTrue(answer.body().contains("acme"), answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "json, application/sparql-results+json, application/ld+json",
    "xml, application/sparql-results+xml, application/rdf+xml",
    "XML, application/sparql-results+xml, application/rdf+xml",
    "csv, text/csv, ",
    "application/sparql-results+json, application/sparql-results+json, ",
    "application%2Fsparql-results%2Bxml, application/sparql-results+xml, ",
    "text/html, text/html, text/html",
    "html, text/html, text/html",
    "rdf+xml, , application/rdf+xml",
    "rdf%2Bxml, , application/rdf+xml",
    "json-ld, , application/ld+json",
    "turtle, , text/turtle",
    "n3, , text/turtle",
    "nt, , application/n-triples",
    "trig, , application/trig",
  })
  void formatMayBeNamedInTheAddressAsClientsNameIt(String name, String ofRows, String ofTriples) {
    for (var expected :
        Map.of(ALL, Optional.ofNullable(ofRows), BUILD, Optional.ofNullable(ofTriples))
            .entrySet()) {
      Answer answer = client.send("GET", expected.getKey() + "&format=" + name, "Accept", "x/y");
      assertEquals(expected.getValue().isPresent() ? 200 : 406, answer.status(), answer.body());
      expected.getValue().ifPresent(type -> assertEquals(type, answer.type()));
    }
    refused(400, "there is no format 'doc'", client.send("GET", ALL + "&format=doc"));
  }

  @Test
  void clientThatSaysNothingGetsJsonAndTurtle() {
    assertEquals("application/sparql-results+json", client.send("GET", ALL).type());
    assertEquals("application/sparql-results+json", client.send("GET", ASK).type());
    assertEquals("text/turtle", client.send("GET", BUILD).type());
  }

  @Test
  void whatCannotBeHadIsRefusedWithWhatCan() {
    refused(406, "application/sparql-results+json", client.send("GET", ALL, "Accept", "image/png"));
    refused(406, "text/turtle", client.send("GET", BUILD, "Accept", "text/csv"));
    refused(406, "sparql-results+xml", client.send("GET", ASK, "Accept", "text/csv"));
    refused(406, "text/turtle", client.send("GET", "/sparql", "Accept", "image/png"));
  }

  @Test
  void headIsGetWithoutItsBody() {
    for (String target : List.of(ALL, BUILD, ASK, "/sparql")) {
      Answer get = client.send("GET", target);
      Answer head = client.send("HEAD", target);
      assertEquals(200, head.status());
      assertEquals("", head.body());
      assertEquals(get.header("Content-Type"), head.header("Content-Type"));
      assertEquals(get.header("Content-Length"), head.header("Content-Length"));
      assertTrue(Integer.parseInt(head.header("Content-Length")) > 0);
    }
    assertEquals(400, client.send("HEAD", "/sparql?query=nonsense").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
  void otherMethodsAreRefusedWithThoseThereAre(String method) {
    Answer answer = client.send(method, ASK);
    refused(405, method, answer);
    assertEquals("GET, HEAD, OPTIONS, POST", answer.header("Allow"));
  }

  @Test
  void queryMustBeThereOnceAndInOnePlace() {
    refused(400, "'query' is missing", post("x=1", "Content-Type", FORM));
    refused(400, "2 times", client.send("GET", ASK + "&query=ASK%7B%7D"));
    refused(
        400, "in the address too", client.sendText("POST", ASK, "ASK {}", "Content-Type", QUERY));
    refused(400, "2 times", client.sendText("POST", ASK, "query=ASK%7B%7D", "Content-Type", FORM));
    refused(400, "is empty", client.send("GET", "/sparql?query="));
    refused(400, "/update", client.send("GET", "/sparql?update=CLEAR%20ALL"));
  }

  @Test
  void bodyOfAnotherTypeIsRefused() {
    refused(415, QUERY, post("ASK {}", "Content-Type", "text/plain"));
    refused(415, QUERY, post("ASK {}"));
    refused(415, "UTF-8", post("ASK {}", "Content-Type", QUERY + ";charset=UTF-16"));
    refused(415, "gzip", post("ASK {}", "Content-Type", QUERY, "Content-Encoding", "br"));
    assertEquals(200, post("ASK {}", "Content-Type", QUERY + "; charset=\"UTF-8\"").status());
    assertEquals(200, post("ASK {}", "Content-Type", "Application/SPARQL-Query").status());
  }

  @Test
  void otherCharsetOfAFormIsRefused() {
    refused(415, "UTF-8", post("query=ASK%7B%7D", "Content-Type", FORM + ";charset=UTF-16"));
  }

  @Test
  void bodyMayBePackedAndMustBeWhole() throws IOException {
    byte[] packed = packed("ASK {}");
    String[] headers = {"Content-Type", QUERY, "Content-Encoding", "gzip"};
    assertEquals(200, client.send("POST", "/sparql", packed, headers).status());
    byte[] cut = Arrays.copyOf(packed, packed.length - 9);
    refused(400, "before it was whole", client.send("POST", "/sparql", cut, headers));
    refused(400, "gzip", client.sendText("POST", "/sparql", "ASK {} and no gzip", headers));
    refused(400, "", post("ASK {}", "Content-Type", QUERY, "Content-Length", "60"));
  }

  @Test
  void textThatIsNoneIsRefused() {
    byte[] broken = {'A', 'S', 'K', ' ', '{', '}', (byte) 0xC3, (byte) 0x28};
    refused(400, "UTF-8", client.send("POST", "/sparql", broken, "Content-Type", QUERY));
    refused(400, "NUL", post("ASK {}\0", "Content-Type", QUERY));
    refused(400, "NUL", client.send("GET", "/sparql?query=ASK%7B%7D%00"));
    refused(400, "UTF-8", client.send("GET", "/sparql?query=ASK%7B%7D%C3%28"));
    refused(400, "", post("query=ASK%7B%7D%C3%28", "Content-Type", FORM));
  }

  @Test
  void queryThatIsTooLongIsRefused() {
    String spaces = " ".repeat(200_001);
    refused(413, "at most", post("ASK {}" + spaces, "Content-Type", QUERY));
    refused(413, "at most", post("query=ASK%7B%7D" + spaces, "Content-Type", FORM));
  }

  @ParameterizedTest
  @ValueSource(strings = {"as-of", "asof", "AsOf", "as_of", "known-at", "KNOWNAT"})
  void misspeltDayIsRefusedByName(String name) {
    refused(400, "'" + name + "'", client.send("GET", ASK + "&" + name + "=2020-01-01"));
    refused(
        400,
        "'" + name + "'",
        post("query=ASK%7B%7D&" + name + "=2020-01-01", "Content-Type", FORM));
  }

  @Test
  void dayIsTakenFromTheAddressOfAPost() {
    String count = "ASK { ?a <https://w3id.org/aihw/ontology#customerOf> ?b }";
    String[] type = {"Content-Type", QUERY};
    assertTrue(client.sendText("POST", "/sparql", count, type).body().contains("true"));
    Answer before = client.sendText("POST", "/sparql?knownAt=2020-01-01", count, type);
    assertTrue(before.body().contains("false"), before.body());
    refused(400, "no date", client.sendText("POST", "/sparql?asOf=soon", count, type));
  }

  @Test
  void graphsOfTheProtocolTakeThePlaceOfThoseOfTheQuery() {
    String nothing = "https://example.org/nothing";
    String file = WritableServer.FILE_GRAPH;
    String from = "ASK FROM <%s> { ?s ?p ?o }";
    String[] type = {"Content-Type", QUERY};
    String target = "/sparql?default-graph-uri=" + RawHttp.encoded(file);
    Answer answer = client.sendText("POST", target, from.formatted(nothing), type);
    assertTrue(answer.body().contains("true"), answer.body());
    target = "/sparql?default-graph-uri=" + RawHttp.encoded(nothing);
    answer = client.sendText("POST", target, from.formatted(file), type);
    assertTrue(answer.body().contains("false"), answer.body());
    assertTrue(post(from.formatted(file), type).body().contains("true"));
    assertTrue(post(from.formatted(nothing), type).body().contains("false"));
  }

  @Test
  void dialectsAreRefused() {
    refused(
        400,
        "cannot be read",
        post("JSON { \"a\": ?a } WHERE { ?a ?b ?c }", "Content-Type", QUERY));
    refused(
        400,
        "cannot be read",
        post("CONSTRUCT WHERE { GRAPH ?g { ?s ?p ?o } }", "Content-Type", QUERY));
  }

  @Test
  void whatAnybodyMayReadMayBeReadFromAnyPage() {
    for (Answer answer :
        List.of(
            client.send("GET", ASK, "Origin", "https://example.org"),
            client.send("HEAD", ASK, "Origin", "https://example.org"),
            post("ASK {}", "Content-Type", QUERY, "Origin", "https://example.org"),
            client.send("GET", "/sparql?query=nonsense", "Origin", "https://example.org"))) {
      assertEquals("*", answer.header("Access-Control-Allow-Origin"));
      assertEquals("", answer.header("Access-Control-Allow-Credentials"));
    }
    Answer preflight =
        client.send(
            "OPTIONS",
            "/sparql",
            "Origin",
            "https://example.org",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "content-type");
    assertEquals(204, preflight.status());
    assertEquals("*", preflight.header("Access-Control-Allow-Origin"));
    assertTrue(preflight.header("Access-Control-Allow-Methods").contains("POST"));
    assertTrue(preflight.header("Access-Control-Allow-Headers").contains("Content-Type"));
  }

  @Test
  void addressOfTheServiceIsTheOneAskedFor() {
    String described = client.send("GET", "/sparql", "Host", "graph.example:8080").body();
    assertTrue(described.contains("<http://graph.example:8080/sparql>"), described);
    refused(400, "Host", client.send("GET", "/sparql", "Host", "a\"b"));
  }

  @Test
  void browserGetsThePageAndProgramsTheDescription() {
    String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    assertEquals("text/html", client.send("GET", "/sparql", "Accept", browser).type());
    assertEquals("text/turtle", client.send("GET", "/sparql", "Accept", "*/*").type());
    assertEquals("text/turtle", client.send("GET", "/sparql").type());
  }
}
