package org.w3id.aihw.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.World;
import org.w3id.aihw.load.RdfReader;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.WriteAccess;

/**
 * Things of any name have addresses that work: their pages, their data, what their IRIs lead to,
 * and whatever these link to. What can have none is refused with its reason.
 */
class NamesInAddressesTest {
  private static final String ID = "https://w3id.org/aihw/id/";

  /** Firms in pairs of supplier and customer; after them come things of other kinds. */
  private static final List<String> SLUGS =
      List.of(
          "zoë-chips",
          "zoe%CC%88-nfd",
          "zoe\u0308-decomposed",
          "芯片",
          "שבב",
          "a(b)",
          "a%20b",
          "a%2Fb",
          "a/b",
          "a%252Fb",
          "a+b",
          "v1.5",
          "x.ttl",
          "x.svg",
          "y.json",
          "😀",
          "p&q;r=s",
          ";x",
          "it's",
          "100%25",
          "%C3%BCmlaut",
          "u?q",
          "u%3Fq",
          "h#x",
          "a:b",
          "2026",
          "1801",
          "true",
          "supplier",
          "Supply",
          "~_-.!$&'()*+,;=:@",
          "...",
          "x.",
          "graphics",
          "é-%20");

  /** Those whose links are followed, which lead to their neighbours too. */
  private static final List<String> CRAWLED = List.of("a%2Fb", "u?q", "é-%20");

  private static final int OF_A_KIND =
      "long".equals(System.getProperty("aihw.faults")) ? Integer.MAX_VALUE : 9;
  private static final long SEED = Long.getLong("aihw.seed", 13);
  private static final List<String> ENDINGS = List.of("ttl", "rdf");

  @TempDir private static Path folder;
  private static WritableServer server;
  private static RawHttp client;

  @BeforeAll
  static void start() throws IOException {
    StringBuilder turtle = new StringBuilder();
    turtle.append(
        """
        aihw-id:news a aihw:Document ; dcterms:title "The news"@en ; dcterms:issued
          "2026-02-27"^^xsd:date ; dcterms:publisher <https://w3id.org/aihw/id/a%20b> .
        """);
    for (int at = 0; at < SLUGS.size(); at++) {
      turtle.append(firm(at));
    }
    Files.writeString(folder.resolve("all.ttl"), World.PREFIXES + turtle);
    Project project = World.tiny(folder.resolve("world"), "");
    server =
        WritableServer.over(
            project,
            folder.resolve("store"),
            Limits.standard(),
            Set.of(WriteAccess.digestOf(WritableServer.TOKEN)));
    client = server.anyone();
    Answer put =
        server
            .writer()
            .sendText(
                "PUT",
                "/data?graph=https://example.org/names",
                Files.readString(folder.resolve("all.ttl")),
                "Content-Type",
                "text/turtle");
    assertEquals(201, put.status(), put.body());
  }

  private static String firm(int at) {
    String iri = "<" + ID + SLUGS.get(at) + ">";
    String other = "<" + ID + SLUGS.get((at + 1) % SLUGS.size()) + ">";
    return """
    %s a aihw:Organization ; rdfs:label "Firm %d"@en .
    aihw-id:supply-%d a aihw:Supply ; rdfs:label "Supply %d"@en ;
      aihw:supplier %s ; aihw:customer %s .
    aihw-id:claim-%d a aihw:Claim ; aihw:about aihw-id:supply-%d ; aihw:status aihw:InEffect ;
      aihw:statedOn "2026-02-27"^^xsd:date ; aihw:statedIn aihw-id:news ;
      aihw:paraphrase "Firm %d sells."@en ; aihw:confidence aihw:HighConfidence ;
      aihw:confidenceReason "Test."@en .
    """
        .formatted(iri, at, at, at, iri, other, at, at, at);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<String> slugs() {
    return SLUGS.stream();
  }

  /** An IRI as clients send it: letters beyond ASCII as escapes, all else as it is. */
  private static String asUri(String slug) {
    return slug.codePoints()
        .mapToObj(Character::toString)
        .map(letter -> letter.charAt(0) > '~' ? RawHttp.encoded(letter) : letter)
        .collect(Collectors.joining());
  }

  private static String label(String slug) {
    return "Firm " + SLUGS.indexOf(slug);
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void iriLeadsToItsOwnPageAndData(String slug) {
    // A client cuts off what follows a # and sends what follows a ? as a query of its own.
    String sent = "/id/" + asUri(slug).replace("#", "%23").replace("?", "%3F");
    if (slug.equals("u?q")) {
      sent = "/id/u%3Fq"; // which is the IRI of another one, and that is known
      slug = "u%3Fq";
    }
    Answer page = client.send("GET", sent, "Accept", "text/html");
    assertEquals(303, page.status(), page.body());
    Answer shown = client.send("GET", page.header("Location"), "Accept", "text/html");
    assertEquals(200, shown.status(), shown.body());
    assertTrue(shown.body().contains("<title>" + label(slug)), slug + shown.body());
    Answer data = client.send("GET", sent, "Accept", "application/n-triples");
    Answer file = client.send("GET", data.header("Location"));
    assertEquals(200, file.status(), file.body());
    assertTrue(file.body().contains("\"" + label(slug) + "\"@en"), slug + file.body());
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void pageIsFoundByNameAndSoIsItsData(String slug) {
    String name = RawHttp.encoded(slug).replace("+", "%20");
    Answer page = client.send("GET", "/page/" + name, "Accept", "text/html");
    assertEquals(200, page.status(), page.body());
    assertTrue(page.body().contains("<title>" + label(slug)), page.body());
    for (String ending : ENDINGS) {
      Answer data = client.send("GET", "/data/" + name + "." + ending);
      assertEquals(200, data.status(), ending + data.body());
      assertTrue(data.body().contains(label(slug)), ending + data.body());
    }
  }

  @Test
  void linksOfEveryKindAnswer() {
    List<String> pages = new ArrayList<>(List.of("/", "/page/news", "/matrix", "/changes"));
    for (String slug : CRAWLED) {
      String name = RawHttp.encoded(slug).replace("+", "%20");
      pages.add("/page/" + name);
      pages.add("/lines/" + name);
      pages.add("/graph-view/" + name);
    }
    Crawl crawl = new Crawl(client);
    Map<String, String> links = crawl.links(pages);
    assertTrue(links.size() > 20 * CRAWLED.size(), "links: " + links.size());
    assertEquals(Map.of(), crawl.dead(Crawl.ofEachKind(links, OF_A_KIND, SEED)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a//b",
        "/a",
        "a/",
        "..",
        "a/../b",
        "%2E%2e",
        "a%zz",
        "a%",
        "a%FFb",
        "a%00b",
        "a%0Ab",
        "a%5Cb",
        "graph/x",
        "ontology/x",
        "ontology",
        "graph",
        "LONG",
        "mixed-é-%C3%A9"
      })
  void nameWithoutAnAddressIsRefusedWithItsReason(String slug) throws IOException {
    String iri = ID + (slug.equals("LONG") ? "x".repeat(1001) : slug);
    String triple = "<" + iri + "> <http://www.w3.org/2000/01/rdf-schema#label> \"x\" .\n";
    Answer put =
        server
            .writer()
            .sendText(
                "PUT",
                "/data?graph=https://example.org/no",
                "\n" + triple,
                "Content-Type",
                "application/n-triples");
    assertEquals(400, put.status(), slug);
    assertTrue(put.body().contains("body:2 "), put.body());
    if (!slug.contains("..")) { // SPARQL itself takes these away (RFC 3986, section 5.2.4).
      Answer update =
          server
              .writer()
              .sendText(
                  "POST",
                  "/update",
                  "INSERT DATA { " + triple + " }",
                  "Content-Type",
                  "application/sparql-update");
      assertEquals(400, update.status(), slug);
    }
    Path file = Files.createDirectories(folder.resolve("no/data")).resolve("no.nt");
    Files.write(file, triple.getBytes(StandardCharsets.UTF_8));
    assertEquals(1, new RdfReader(World.project()).read(file).findings().size(), iri);
  }
}
