package org.w3id.aihw.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.aihw.serve.LiveServer.header;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;

/** Every IRI of the data can be followed on the server, in every format, with honest headers. */
class LinkedDataTest {
  private static final String BASE = "https://w3id.org/aihw/";
  private static final LiveServer SERVER = LiveServer.real();

  /** A kind of thing: the path of its IRI, and where its page and data are. */
  record Kind(String path, String there, String iri) {}

  private static final List<Kind> KINDS =
      List.of(
          kind("nvidia"),
          kind("trainium2"),
          kind("google-buys-gpus-from-nvidia"),
          kind("claim-google-buys-nvidia-gpus-spokesperson"),
          kind("doc-5iter-nvidia-a-generation-ahead-of-the-industry"),
          new Kind("/ontology/Chip", "ontology/Chip", Aihw.ONTOLOGY + "Chip"),
          rule("customer-and-rival"),
          rule("prp-inv1"),
          kind("nvidai"));

  private static Kind kind(String slug) {
    return new Kind("/id/" + slug, slug, Aihw.ID + slug);
  }

  private static Kind rule(String name) {
    return new Kind("/rule/" + name, "rule/" + name, Aihw.RULE + name);
  }

  private static Stream<Arguments> matrix() {
    return KINDS.stream()
        .flatMap(
            kind ->
                Stream.of(
                        "text/html ",
                        "text/turtle ttl",
                        "application/ld+json jsonld",
                        "application/n-triples nt",
                        "application/rdf+xml rdf",
                        "application/trig trig",
                        "application/n-quads nq")
                    .map(format -> format.split(" ", 2))
                    .map(format -> Arguments.of(kind.path(), format[0], format[1], kind)));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("matrix")
  void everyKindOfThingIsThereInEveryFormat(String path, String type, String ending, Kind kind) {
    HttpResponse<String> id = SERVER.get(path, type);
    assertEquals("Accept", header(id, "Vary"));
    if (path.endsWith("nvidai")) {
      assertEquals(404, id.statusCode());
      assertEquals(
          ending.isEmpty() ? "text/html;charset=utf-8" : "application/problem+json",
          header(id, "Content-Type"));
      assertTrue(id.body().contains("there is nvidia"), id.body());
      return;
    }
    assertEquals(303, id.statusCode());
    assertEquals("", id.body());
    String there = (ending.isEmpty() ? "/page/" : "/data/") + kind.there();
    String location = ending.isEmpty() ? there : there + "." + ending;
    assertEquals(location, header(id, "Location"));
    assertTrue(header(id, "Link").contains("<" + kind.iri() + ">; rel=\"canonical\""));

    HttpResponse<String> answer = SERVER.get(location, type);
    assertEquals(200, answer.statusCode());
    String expected =
        switch (type) {
          case "text/html" -> "text/html;charset=utf-8";
          case "text/turtle" -> "text/turtle;charset=utf-8";
          default -> type;
        };
    assertEquals(expected, header(answer, "Content-Type"));
    assertHeaders(answer, kind, type);
    HttpResponse<String> head = SERVER.send("HEAD", location, "Accept", type);
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    for (String name : List.of("Content-Type", "Content-Length", "ETag", "Link", "Cache-Control")) {
      assertEquals(header(answer, name), header(head, name), name);
    }
    HttpResponse<String> again =
        SERVER.send(
            "GET", location, "Accept", type, "If-None-Match", "\"x\", W/" + header(answer, "ETag"));
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    assertEquals(header(answer, "ETag"), header(again, "ETag"));
    if (!ending.isEmpty()) {
      DatasetGraph read = read(answer.body(), RDFLanguages.contentTypeToLang(type));
      assertTrue(read.find(Node.ANY, NodeFactory.createURI(kind.iri()), null, null).hasNext());
      assertFalse(answer.body().contains("localhost"));
    }
  }

  private static void assertHeaders(HttpResponse<String> answer, Kind kind, String type) {
    String links = header(answer, "Link");
    assertTrue(links.contains("<" + kind.iri() + ">; rel=\"canonical\""), links);
    if (type.equals("text/html")) {
      assertTrue(
          links.contains(
              "</data/" + kind.there() + ".ttl>; rel=\"describedby\"; type=\"text/turtle\""),
          links);
    } else {
      assertTrue(links.contains("<" + kind.iri() + ">; rel=\"describes\""), links);
      assertTrue(
          links.contains("</page/" + kind.there() + ">; rel=\"alternate\"; type=\"text/html\""));
    }
    assertTrue(header(answer, "ETag").matches("\"[0-9a-f]{16}\""), header(answer, "ETag"));
    assertEquals("no-cache", header(answer, "Cache-Control"));
    assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    assertEquals("no-referrer", header(answer, "Referrer-Policy"));
    assertTrue(header(answer, "Content-Security-Policy").startsWith("default-src 'none'"));
  }

  private static DatasetGraph read(String text, Lang lang) {
    DatasetGraph read = DatasetFactory.createGeneral().asDatasetGraph();
    RDFParser.fromString(text, lang).base("http://nowhere.example/").parse(read);
    return read;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*|/page/nvidia",
        "''|/page/nvidia",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|/page/nvidia",
        "text/turtle;q=0.8, application/ld+json;q=0.9|/data/nvidia.jsonld",
        "text/html;q=0.2, text/turtle|/data/nvidia.ttl",
        "text/*;q=0.3, text/html;q=0.1|/data/nvidia.ttl",
        "text/html;q=0, */*;q=0.1|/data/nvidia.ttl",
        "application/ld+json;profile=\"http://www.w3.org/ns/json-ld#compacted,"
            + " x\"|/data/nvidia.jsonld",
        "APPLICATION/N-TRIPLES; Q=0.5, image/png|/data/nvidia.nt",
        "nonsense|/page/nvidia",
        "text/turtle;q=2|/page/nvidia",
      })
  void whatIsWantedMostIsGiven(String accept, String location) {
    HttpResponse<String> response =
        accept.isEmpty() ? SERVER.send("GET", "/id/nvidia") : SERVER.get("/id/nvidia", accept);
    assertEquals(303, response.statusCode());
    assertEquals(location, header(response, "Location"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image/png|application/problem+json",
        "text/html;q=0, image/*|application/problem+json",
        "text/plain|text/plain;charset=utf-8",
        "text/plain;q=0.1, application/json|application/problem+json",
      })
  void typeThatIsNotThereIsRefusedInATypeThatCanBeRead(String accept, String type) {
    HttpResponse<String> response = SERVER.get("/id/nvidia", accept);
    assertEquals(406, response.statusCode());
    assertEquals(type, header(response, "Content-Type"));
    assertEquals("Accept", header(response, "Vary"));
    assertTrue(response.body().contains("application/trig"), response.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/page/nvidai, text/html, text/html;charset=utf-8",
    "/page/nvidai, application/json, application/problem+json",
    "/data/nvidai.ttl, text/turtle, application/problem+json",
    "/data/nvidai.ttl, text/plain, text/plain;charset=utf-8",
    "/data/nvidia.doc, text/html, text/html;charset=utf-8",
    "/graph/nothing, text/turtle, application/problem+json",
    "/ontology/Nothing, text/html, text/html;charset=utf-8",
    "/rule/nothing, text/html, text/html;charset=utf-8",
    "/data/rule/nothing.ttl, text/turtle, application/problem+json",
    "/nothing, application/json, application/problem+json",
  })
  void whatIsMissingIsSaidInTheTypeAsked(String path, String accept, String type) {
    HttpResponse<String> response = SERVER.get(path, accept);
    assertEquals(404, response.statusCode());
    assertEquals(type, header(response, "Content-Type"));
    if (type.endsWith("json")) {
      JsonObject problem = JSON.parse(response.body());
      assertEquals(404, problem.get("status").getAsNumber().value().intValue());
    }
  }

  @ParameterizedTest
  @CsvSource({"/id/nvidia", "/page/nvidia", "/ontology", "/graph/people", "/"})
  void onlyReadingIsAnswered(String path) {
    HttpResponse<String> options = SERVER.send("OPTIONS", path);
    assertEquals(204, options.statusCode());
    assertEquals("GET, HEAD, OPTIONS", header(options, "Allow"));
    for (String method : List.of("TRACE", "POST", "PUT", "DELETE", "PATCH", "BREW")) {
      HttpResponse<String> refused = SERVER.send(method, path);
      assertEquals(405, refused.statusCode(), method);
      assertEquals("GET, HEAD, OPTIONS", header(refused, "Allow"));
      assertEquals("application/problem+json", header(refused, "Content-Type"));
    }
    assertEquals(405, SERVER.send("TRACE", "/sparql").statusCode());
  }

  @Test
  void daysAskedAboutAreKept() {
    String days = "?asOf=2024-02-01&knownAt=2024-03";
    assertEquals(
        "/data/nvidia.nt" + days,
        header(SERVER.get("/id/nvidia" + days + "&x=y", "application/n-triples"), "Location"));
    HttpResponse<String> then = SERVER.get("/data/trainium2.nt" + days, "*/*");
    HttpResponse<String> now = SERVER.get("/data/trainium2.nt", "*/*");
    assertTrue(then.body().length() < now.body().length());
    assertTrue(header(then, "Link").contains("</page/trainium2" + days + ">"));
    String standings = "/data/graph/standing.ttl?knownAt=";
    assertTrue(SERVER.get(standings + "2026-11-01", "*/*").body().contains("aihw:phase"));
    assertFalse(SERVER.get(standings + "1900-01-01", "*/*").body().contains("aihw:phase"));
    assertEquals(400, SERVER.get("/graph/people?asOf=soon", "*/*").statusCode());
  }

  @Test
  void hubIsSentInPartsThatAreTheWholeTogether() {
    int triples = 0;
    String next = "/data/nvidia.nt";
    int parts = 0;
    do {
      HttpResponse<String> part = SERVER.get(next, "*/*");
      assertEquals(200, part.statusCode());
      triples += (int) part.body().lines().count();
      parts++;
      Matcher link = Pattern.compile("<([^>]*)>; rel=\"next\"").matcher(header(part, "Link"));
      next = link.find() ? link.group(1) : "";
    } while (!next.isEmpty());
    assertTrue(parts > 3, "parts: " + parts);
    assertTrue(triples > 30_000, "triples: " + triples);
    assertEquals(400, SERVER.get("/data/nvidia.nt?page=" + (parts + 1), "*/*").statusCode());
    HttpResponse<String> lines = SERVER.get("/lines/nvidia?page=2", "text/html");
    assertEquals(200, lines.statusCode());
    assertTrue(lines.body().contains("page 2 of "), lines.body());
    assertTrue(header(lines, "Link").contains("</lines/nvidia?page=3>; rel=\"next\""));
  }

  @Test
  void formatsThatKeepGraphsTellWhichFileSaysWhat() {
    DatasetGraph read = read(SERVER.get("/data/trainium2.trig", "*/*").body(), Lang.TRIG);
    List<String> graphs = new ArrayList<>();
    read.listGraphNodes().forEachRemaining(graph -> graphs.add(graph.getURI()));
    assertTrue(graphs.contains(Aihw.GRAPH + "inferred"), graphs::toString);
    assertTrue(graphs.contains(Aihw.GRAPH + "products/chips-t-z"), graphs::toString);
  }

  @Test
  void everyIriOfTheDataLeadsSomewhereOnTheServer() {
    Graph graph = World.real().at(World.NOW).graph();
    TreeSet<String> iris = new TreeSet<>();
    graph
        .find()
        .forEachRemaining(
            triple ->
                Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
                    .filter(node -> node.isURI() && node.getURI().startsWith(BASE))
                    .forEach(node -> iris.add(node.getURI())));
    World.real()
        .datasetAt(World.NOW)
        .listGraphNodes()
        .forEachRemaining(name -> iris.add(name.getURI()));
    World.real()
        .datasetAt(World.NOW)
        .getGraph(Aihw.SUPPORT_GRAPH)
        .find(Node.ANY, Aihw.term("byRule"), Node.ANY)
        .forEachRemaining(triple -> iris.add(triple.getObject().getURI()));
    assertTrue(iris.tailSet(Aihw.RULE).first().startsWith(Aihw.RULE), "rules");
    assertTrue(iris.size() > 5000, "IRIs: " + iris.size());
    List<String> lost = new ArrayList<>();
    int every = 0;
    for (String iri : iris) {
      // Of the many things each twentieth; of graphs and terms all.
      if (iri.startsWith(Aihw.ID) && every++ % 20 != 0) {
        continue;
      }
      String path = iri.substring(BASE.length() - 1).replaceFirst("#.*", "");
      HttpResponse<String> answer = SERVER.send("HEAD", path, "Accept", "text/turtle");
      if (answer.statusCode() != 303) {
        lost.add(iri + " " + answer.statusCode());
      }
    }
    assertEquals(List.of(), lost);
  }

  @Test
  void iriOfATermLeadsToItsPlaceOnThePageOfTheOntology() {
    assertEquals("/page/ontology", header(SERVER.get("/ontology", "text/html"), "Location"));
    String page = SERVER.get("/page/ontology", "text/html").body();
    Graph graph = World.real().at(World.NOW).graph();
    TreeSet<String> missing = new TreeSet<>();
    graph
        .find(
            Node.ANY, NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#definition"), null)
        .filterKeep(triple -> triple.getSubject().getURI().startsWith(Aihw.ONTOLOGY))
        .forEachRemaining(
            triple -> {
              String name = triple.getSubject().getURI().substring(Aihw.ONTOLOGY.length());
              if (!page.contains("id=\"" + name + "\"")) {
                missing.add(name);
              }
            });
    assertEquals(new TreeSet<>(), missing);
    DatasetGraph whole = read(SERVER.get("/data/ontology.ttl", "*/*").body(), Lang.TURTLE);
    assertTrue(whole.getDefaultGraph().size() > 1000);
    assertEquals(
        "/data/graph/ontology/product.ttl",
        header(SERVER.get("/ontology/product", "text/turtle"), "Location"));
  }

  @Test
  void pageHoldsItsDataAsJsonLd() {
    String page = SERVER.get("/page/trainium2", "text/html").body();
    Matcher data =
        Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL)
            .matcher(page);
    assertTrue(data.find());
    DatasetGraph read = read(data.group(1), Lang.JSONLD);
    assertTrue(
        read.getDefaultGraph()
            .contains(Aihw.thing("trainium2"), Aihw.term("isInLine"), Aihw.thing("trainium")));
    assertEquals(Optional.empty(), Optional.of(data.find()).filter(found -> found));
  }
}
