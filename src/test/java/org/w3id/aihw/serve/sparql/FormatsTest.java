package org.w3id.aihw.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.aihw.serve.sparql.ProtocolTest.packed;
import static org.w3id.aihw.serve.sparql.ProtocolTest.refused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

/** What formats can carry and what they cannot, both ways: what is sent, and what is answered. */
class FormatsTest {
  private static final String GRAPH = "/data?graph=http://e.org/formats";
  private static final String QUERY = "application/sparql-query";
  private static final String UPDATE = "application/sparql-update";
  private static final String BOM = "\uFEFF";
  private static final String XML =
      """
      <?xml version="1.0"?>
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.org/">
      <rdf:Description rdf:about="http://e.org/a"><e:b>c</e:b></rdf:Description>
      </rdf:RDF>
      """;

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

  private static Answer ask(String query, String type) {
    return client.send("GET", "/sparql?query=" + RawHttp.encoded(query), "Accept", type);
  }

  private static Answer put(String type, String body) {
    return server.writer().sendText("PUT", GRAPH, body, "Content-Type", type);
  }

  @Test
  void propertyThatIsNoNameInXmlIsRefusedWithWhatToTake() {
    Answer answer =
        ask("CONSTRUCT { <http://e.org/s> <http://e.org/p/123> 'x' } {}", "application/rdf+xml");
    refused(406, "take text/turtle", answer);
    assertTrue(answer.body().contains("http://e.org/p/123"), answer.body());
  }

  @Test
  void oneBadTripleIsNoFailureOfAPage() {
    String triple = "<https://w3id.org/aihw/id/acme> <http://e.org/p/123> \"x\\u0001\" .";
    assertEquals(201, put("application/n-triples", triple).status());
    try {
      refused(406, "take text/turtle", client.send("GET", "/data/acme.rdf"));
      refused(406, "take text/turtle", client.send("GET", GRAPH, "Accept", "application/rdf+xml"));
      for (String file :
          List.of("/data/acme.ttl", "/data/acme.jsonld", "/page/acme", "/lines/acme")) {
        Answer answer = client.send("GET", file, "Accept", "*/*");
        assertEquals(200, answer.status(), file + answer.body());
        assertTrue(!answer.type().equals("text/html") || !answer.body().contains("\u0001"), file);
      }
    } finally {
      server.writer().send("DELETE", GRAPH);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'a\\u0001b' | application/sparql-results+xml | 406 | take application/sparql-results+json",
        "'a\\u0001b' | application/sparql-results+json | 200 | a\\u0001b",
        "'a\\u0001b' | text/csv | 200 | b",
        "'a\\uFFFFb' | application/xml | 406 | take application/sparql-results+json",
        "'a\\u0000b' | text/csv | 406 | take application/sparql-results+json",
        "STRLANG('a', 'en us') | text/tab-separated-values | 406 | +json",
        "STRLANG('a', 'en us') | application/sparql-results+xml | 200 | en us",
      })
  void rowsAreCarriedOrRefused(String expression, String type, int status, String part) {
    Answer answer = ask("SELECT ?x { BIND(" + expression + " AS ?x) }", type);
    assertEquals(status, answer.status(), answer.body());
    assertTrue(answer.body().contains(part), answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STRLANG('a', 'en us')",
        "STRLANG('a', 'abcdefghi')",
      })
  void termThatNoFormatOfTriplesCarriesIsTheQuerysFault(String expression) {
    String query =
        "CONSTRUCT { <http://e.org/s> <http://e.org/p> ?x } { BIND(" + expression + " AS ?x) }";
    for (String type : List.of("text/turtle", "application/ld+json", "application/n-triples")) {
      refused(400, "cannot carry", ask(query, type));
    }
  }

  @Test
  void markBeforeTheFirstLetterIsTakenInEveryFormat() {
    String triple = "<http://e.org/a> <http://e.org/b> \"c\" .";
    String json = "{\"@id\": \"http://e.org/a\", \"http://e.org/b\": \"c\"}";
    List<List<String>> bodies =
        List.of(
            List.of("text/turtle", triple),
            List.of("application/n-triples", triple),
            List.of("application/n-quads", triple),
            List.of("application/trig", triple),
            List.of("application/rdf+xml", XML),
            List.of("application/ld+json", json));
    for (List<String> body : bodies) {
      Answer answer = put(body.getFirst(), BOM + body.getLast());
      assertTrue(answer.status() == 201 || answer.status() == 204, body + answer.body());
      assertEquals(1, count("GRAPH <http://e.org/formats> { <http://e.org/a> ?p 'c' }"));
    }
    server.writer().send("DELETE", GRAPH);
    Answer asked =
        client.sendText("POST", "/sparql", BOM + "ASK {}", "Content-Type", QUERY, "Accept", "*/*");
    assertEquals(200, asked.status(), asked.body());
    assertEquals(200, ask(BOM + "ASK {}", "*/*").status());
    assertEquals(
        204,
        server
            .writer()
            .sendText("POST", "/update", BOM + "CLEAR SILENT GRAPH <x:y>", "Content-Type", UPDATE)
            .status());
  }

  private static int count(String pattern) {
    return ask("SELECT * { " + pattern + " }", "text/csv").body().lines().toList().size() - 1;
  }

  @Test
  void baseOfTrigIsThatOfTurtle() {
    for (String base : List.of("@base <http://e.org/x/> . ", "BASE <http://e.org/x/> ")) {
      Answer answer = put("application/trig", base + "<../a> <b> <c> .");
      assertTrue(answer.status() < 300, answer.body());
      assertEquals(
          1,
          count("GRAPH <http://e.org/formats> { <http://e.org/a> ?p <http://e.org/x/c> }"),
          base);
      server.writer().send("DELETE", GRAPH);
    }
    refused(400, "body:1", put("application/trig", "@base <http://e.org/x/> . <a> <b> <c>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/turtle             | <http://x/a>~<http://x/b>~\"c",
        "application/n-triples   | <http://x/a> <http://x/b> \"c\" .~~<http://x/a> <http://x/b",
        "application/n-quads     | <http://x/a> <http://x/b> \"c\" .~~<http://x/a> \"b",
        "application/trig        | <http://x/g> {~<http://x/a>~<http://x/b> \"c\"",
        "application/ld+json     | {\"@id\": \"http://x/a\",~\"http://x/b\":~\"c\"",
        "application/ld+json     | {\"@id\": \"http://x/a\",~\"http://x/b\":~{\"@id\": \"http://x/"
            + " y\"}}",
        "application/rdf+xml     | <rdf:RDF"
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>~~<a",
        "application/sparql-query| SELECT *~WHERE {~?s ?p",
        "application/sparql-query| SELECT (1 AS ?x)~{~BIND(2 AS ?x) }",
        "application/sparql-query| SELECT *~WHERE {~?s x:y ?o }",
        "application/sparql-update| INSERT DATA {~<http://x/a>~<http://x/b>",
        "application/sparql-update| INSERT DATA {~<http://x/a> <http://x/b>~?c }",
      })
  void faultInTheThirdLineIsToldWithIt(String type, String body) {
    String text = body.replace('~', '\n');
    String at = type.startsWith("application/sparql") ? "(?is).*\\bline:? 3\\b.*" : ".*body:3 .*";
    String target = type.equals(QUERY) ? "/sparql" : type.equals(UPDATE) ? "/update" : GRAPH;
    Answer answer =
        server
            .writer()
            .sendText(
                type.startsWith("application/sparql") ? "POST" : "PUT",
                target,
                text,
                "Content-Type",
                type);
    assertEquals(400, answer.status(), answer.body());
    assertTrue(answer.body().replace('\n', ' ').matches(at), answer.body());
  }

  @Test
  void packedBodiesTellWhatIsWrongWithThem() throws IOException {
    byte[] whole = packed("<http://e.org/a> <http://e.org/b> \"c\" .");
    byte[] wrong = whole.clone();
    wrong[whole.length - 6] ^= 1;
    String[] headers = {"Content-Type", "text/turtle", "Content-Encoding", "gzip"};
    RawHttp writer = server.writer();
    refused(400, "checksum", writer.send("PUT", GRAPH, wrong, headers));
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    refused(400, "cut short", writer.send("PUT", GRAPH, cut, headers));
    byte[] plain = "<http://e.org/a>".getBytes(StandardCharsets.UTF_8);
    refused(400, "does not begin as gzip does", writer.send("PUT", GRAPH, plain, headers));
    byte[] latin =
        "<http://e.org/a>\n<http://e.org/b> \"\u00e9\" .".getBytes(StandardCharsets.ISO_8859_1);
    refused(400, "line 2", writer.send("PUT", GRAPH, latin, "Content-Type", "text/turtle"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/page/acme?asOf=2020&asOf=2021",
        "/page/acme?panel=timeline&panel=falls",
        "/data/acme.ttl?page=1&page=1",
        "/id/acme?knownAt=&knownAt=2020",
        "/changes?from=2020-01-01&from=2020-01-02",
        "/search?q=acme&q=wheel",
        "/sparql?query=ASK%7B%7D&format=json&format=xml",
        "/sparql?query=ASK%7B%7D&asOf=2020&as%4ff=2021",
        "/data?graph=x:y&asOf=2020&asOf=2021",
        "/nowhere?x=1&x=2",
      })
  void parameterGivenTwiceIsRefusedByName(String address) {
    refused(400, "2 times; give it once", client.send("GET", address));
  }

  @Test
  void parametersOfTheProtocolsMayBeGivenOften() {
    String graphs =
        "&default-graph-uri=x:a&default-graph-uri=x:b&named-graph-uri=x:c&named-graph-uri=x:d";
    assertEquals(200, client.send("GET", "/sparql?query=ASK%7B%7D" + graphs).status());
    String form = "query=ASK%7B%7D&timeout=1&timeout=2";
    refused(
        400,
        "'timeout' is there 2 times",
        client.sendText(
            "POST", "/sparql", form, "Content-Type", "application/x-www-form-urlencoded"));
  }

  @Test
  void whatIsKnownIsAnsweredWithoutALength() {
    String tag = client.send("GET", "/page/acme").header("ETag");
    Answer known = client.send("GET", "/page/acme", "If-None-Match", tag);
    assertEquals(304, known.status());
    assertEquals("", known.body());
    assertEquals("", known.header("Content-Length"));
    assertEquals("", known.header("Transfer-Encoding"));
    assertEquals(tag, known.header("ETag"));
  }

  @Test
  void weightWithoutItsZeroIsRead() {
    Answer answer =
        client.send("GET", "/id/acme", "Accept", "text/html;q=.5, text/turtle;q=.75, */*;q=.1");
    assertEquals("/data/acme.ttl", answer.header("Location"));
    assertFalse(answer.header("Vary").isEmpty());
  }
}
