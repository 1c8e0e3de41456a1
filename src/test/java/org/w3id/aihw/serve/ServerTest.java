package org.w3id.aihw.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdfconnection.RDFConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real server on a free port, over a real store of the real data. */
class ServerTest {
  private static final String PAIRS =
      "SELECT ?a ?b { ?a <https://w3id.org/aihw/ontology#customerAndRivalOf> ?b }";

  private static final LiveServer SERVER = LiveServer.real();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static HttpResponse<String> get(String path, String accept)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(SERVER.address() + path))
            .header("Accept", accept)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> query(String sparql, String more)
      throws IOException, InterruptedException {
    return get(
        "/sparql?query=" + URLEncoder.encode(sparql, StandardCharsets.UTF_8) + more, "text/csv");
  }

  private static String type(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
  }

  @Test
  void endpointKnowsWhatFollows() throws IOException, InterruptedException {
    HttpResponse<String> response = query(PAIRS, "");
    assertEquals(200, response.statusCode());
    assertTrue(
        response.body().contains("https://w3id.org/aihw/id/amazon,https://w3id.org/aihw/id/nvidia"),
        response.body());
  }

  @Test
  void endpointAnswersForTheDayAskedAbout() throws IOException, InterruptedException {
    assertFalse(query(PAIRS, "&knownAt=2023-11-01").body().contains("amazon"));
    assertFalse(query(PAIRS, "&asOf=2012-01-01").body().contains("amazon"));
    assertTrue(query(PAIRS, "&asOf=2026-11-23&knownAt=2026-11").body().contains("amazon"));
    HttpResponse<String> wrong = query(PAIRS, "&asOf=yesterday");
    assertEquals(400, wrong.statusCode());
    assertTrue(wrong.body().contains("asOf is no date: 'yesterday'"), wrong.body());
  }

  @Test
  void descriptionsAreOfTheDayAskedAbout() throws IOException, InterruptedException {
    String firm = "<https://w3id.org/aihw/id/amazon>";
    for (String day : List.of("&asOf=2012-01-01&knownAt=2012-01-01", "&asOf=2026-11-23")) {
      long described =
          get(
                  "/sparql?query="
                      + URLEncoder.encode("DESCRIBE " + firm, StandardCharsets.UTF_8)
                      + day,
                  "application/n-triples")
              .body()
              .lines()
              .count();
      String count = "SELECT (COUNT(*) AS ?n) { " + firm + " ?p ?o }";
      assertEquals("n\r\n" + described + "\r\n", query(count, day).body());
    }
  }

  @Test
  void endpointWalksTheNetworkOfTheDayAskedAbout() throws IOException, InterruptedException {
    String prefix = "PREFIX f: <https://w3id.org/aihw/function#> SELECT * ";
    String hit = prefix + "{ <https://w3id.org/aihw/id/tsmc> f:hitIfStopped (?a ?b ?c ?d ?e ?f) }";
    assertTrue(query(hit, "").body().contains("https://w3id.org/aihw/id/lambda"));
    assertFalse(query(hit, "&knownAt=2010-01-01").body().contains("lambda"));
    HttpResponse<String> wrong = query(prefix + "{ (0) f:moneyLoop (?a ?b ?c ?d ?e) }", "");
    assertEquals(400, wrong.statusCode());
    assertTrue(wrong.body().contains("must be a whole number from 2 to 8"), wrong.body());
    assertFalse(wrong.body().contains("\tat "), wrong.body());
  }

  @Test
  void standardClientIsServed() {
    try (RDFConnection connection = RDFConnection.connect(SERVER.address() + "/sparql");
        QueryExecution execution = connection.query(PAIRS)) {
      ResultSet rows = execution.execSelect();
      assertTrue(rows.hasNext());
    }
  }

  @Test
  void namedGraphsAreThoseOfTheFilesWithWhatWasInferred() throws IOException, InterruptedException {
    String graphs = query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "").body();
    assertTrue(graphs.contains("https://w3id.org/aihw/graph/inferred"), graphs);
    assertTrue(graphs.contains("https://w3id.org/aihw/graph/standing"), graphs);
    assertTrue(graphs.contains("https://w3id.org/aihw/graph/relationships/amazon-nvidia"), graphs);
    assertTrue(graphs.contains("https://w3id.org/aihw/graph/ontology/relationship"), graphs);
  }

  @Test
  void nobodyIsReachedOnBehalfOfAQuery() throws IOException, InterruptedException {
    HttpResponse<String> response =
        query("SELECT * { SERVICE <" + SERVER.address() + "/sparql> { ?s ?p ?o } }", "");
    assertTrue(response.statusCode() >= 400, "status " + response.statusCode());
    assertFalse(response.body().contains("\tat "), response.body());
  }

  @ParameterizedTest
  @CsvSource({
    "CLEAR ALL, application/sparql-update, 415",
    "SELECT, application/sparql-query, 400",
    "SELECT ?a { ?a, application/sparql-query, 400",
    "x, text/plain, 415",
  })
  void wrongPostIsRefused(String body, String type, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(SERVER.address() + "/sparql"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(status, response.statusCode());
    assertFalse(response.body().contains("\tat "), response.body());
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, /page/amazon",
    "*/*, /page/amazon",
    "text/turtle, /data/amazon.ttl",
    "application/ld+json, /data/amazon.jsonld",
    "application/n-triples, /data/amazon.nt",
    "application/rdf+xml, /data/amazon.rdf",
    "application/trig, /data/amazon.trig",
    "text/turtle;q=0.1;text/html;q=0.9, /data/amazon.ttl",
  })
  void thingSendsOnByAccept(String accept, String location)
      throws IOException, InterruptedException {
    HttpResponse<String> response = get("/id/amazon", accept);
    assertEquals(303, response.statusCode());
    assertEquals(location, response.headers().firstValue("Location").orElse(""));
    assertEquals("Accept", response.headers().firstValue("Vary").orElse(""));
    HttpResponse<String> there = get(location, accept);
    assertEquals(200, there.statusCode());
    assertTrue(there.body().contains("nvidia"), "what is there tells of Nvidia");
  }

  @Test
  void typeWeDoNotHaveIsRefused() throws IOException, InterruptedException {
    HttpResponse<String> response = get("/id/amazon", "image/png");
    assertEquals(406, response.statusCode());
    assertEquals("application/problem+json", type(response));
  }

  @ParameterizedTest
  @CsvSource({
    "/id/nvidai, 404",
    "/page/nvidai, 404",
    "/data/nvidai.ttl, 404",
    "/data/nvidia.doc, 404",
    "/nothing, 404",
    "/why?s=amazon&p=customerOf, 400",
    "/why?s=amazon&p=customerOf&o=nobody, 400",
    "/why?s=nvidia&p=customerOf&o=cuda, 404",
    "/page/amazon?asOf=soon, 400",
  })
  void wrongAddressIsAnsweredHonestly(String path, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> response = get(path, "text/html");
    assertEquals(status, response.statusCode());
    assertFalse(response.body().contains("\tat "), response.body());
  }

  @Test
  void missingThingNamesTheNearest() throws IOException, InterruptedException {
    assertTrue(get("/page/nvidai", "text/html").body().contains("there is nvidia"));
  }

  @Test
  void pageTellsWhatDocumentsSay() throws IOException, InterruptedException {
    HttpResponse<String> page = get("/page/amazon", "text/html");
    assertEquals(200, page.statusCode());
    assertEquals("text/html", type(page));
    assertTrue(page.body().contains("What documents say"), page.body());
    assertTrue(page.body().contains("is customer and rival of"), page.body());
    assertTrue(page.headers().firstValue("Content-Security-Policy").orElse("").contains("'none'"));
  }

  @Test
  void homeShowsThePairOfTheFoundingExample() throws IOException, InterruptedException {
    String home = get("/", "text/html").body();
    assertTrue(home.contains("/page/amazon"), home);
    assertTrue(home.contains("/why?s="), home);
    assertFalse(get("/?knownAt=2012-01-01", "text/html").body().contains("/page/amazon"));
  }

  @Test
  void proofPageShowsChain() throws IOException, InterruptedException {
    String page = get("/why?s=amazon&p=customerAndRivalOf&o=nvidia", "text/html").body();
    assertTrue(page.contains("&lt;- Jensen Huang") || page.contains("&lt;- Satya Nadella"), page);
  }

  @Test
  void slugThatIsAScriptIsOnlyText() throws IOException, InterruptedException {
    HttpResponse<String> response = get("/page/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "text/html");
    assertTrue(response.statusCode() >= 400);
    assertFalse(response.body().contains("<script>"), response.body());
  }

  @Test
  void browserAtTheEndpointGetsTheEditor() throws IOException, InterruptedException {
    HttpResponse<String> response = get("/sparql", "text/html");
    assertEquals(200, response.statusCode());
    assertTrue(response.body().contains("<textarea"), response.body());
  }

  @Test
  void coveragePageTellsWhatIsMissing() throws IOException, InterruptedException {
    HttpResponse<String> response = get("/coverage", "text/html");
    assertEquals(200, response.statusCode());
    assertTrue(response.body().contains("chips without a known foundry"), response.body());
  }

  @Test
  void dataOfAmazonHoldsItsChipsWithIntervalSourceAndDate()
      throws IOException, InterruptedException {
    String data = get("/data/amazon.ttl", "text/turtle").body();
    int figure = data.indexOf("aihw-id:figure-amazon-holds-b200-");
    assertTrue(figure >= 0, "units of Nvidia's B200 that Amazon holds");
    String about = data.substring(figure, data.indexOf(" .\n", figure));
    for (String part :
        List.of("aihw:minimum", "aihw:maximum", "aihw:statedIn", "aihw:statedOn", "aihw:value")) {
      assertTrue(about.contains(part), about);
    }
    assertTrue(data.contains("aihw:measure aihw:UnitsSold"), "its Trainium output");
    assertTrue(data.contains("aihw:product aihw-id:trainium2"), "its Trainium output");
  }

  @Test
  void healthIsReady() throws IOException, InterruptedException {
    assertEquals(200, get("/health", "*/*").statusCode());
  }
}
