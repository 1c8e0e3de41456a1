package org.w3id.aihw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.WritableServer;

/**
 * The server against the W3C's tests of SPARQL 1.1 Service Description. The manifest names them and
 * no more; what conforms to the schema is said by {@code service-description.ttl}, the domains and
 * ranges of the vocabulary as shapes.
 */
class ServiceDescriptionTest {
  private static final Path SHAPES = Path.of("src/test/resources/service-description.ttl");
  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";

  @TempDir private static Path folder;
  private static WritableServer server;

  @BeforeAll
  static void start() {
    server = WritableServer.in(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Graph parsed(Answer answer, Lang lang) {
    assertEquals(200, answer.status(), answer.body());
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(answer.body(), lang).parse(graph);
    assertTrue(graph.size() > 20, "triples: " + graph.size());
    return graph;
  }

  private static Graph description() {
    return parsed(server.anyone().send("GET", "/sparql"), Lang.TURTLE);
  }

  private static Node sd(String name) {
    return NodeFactory.createURI(SD + name);
  }

  @Test
  void testsOfTheSuiteAreTheseThree() {
    Path manifest = Suites.folder("sparql11/service-description").resolve("manifest.ttl");
    assertEquals(
        Set.of("returns-rdf", "has-endpoint-triple", "conforms-to-schema"),
        Set.copyOf(
            Suites.entries(Suites.read(manifest)).stream().map(Resource::getLocalName).toList()));
  }

  @Test
  void getOnTheEndpointReturnsRdf() {
    Map<String, Lang> formats =
        Map.of(
            "text/turtle",
            Lang.TURTLE,
            "application/rdf+xml",
            Lang.RDFXML,
            "application/n-triples",
            Lang.NTRIPLES,
            "application/ld+json",
            Lang.JSONLD);
    Graph first = description();
    formats.forEach(
        (type, lang) -> {
          Answer answer = server.anyone().send("GET", "/sparql", "Accept", type);
          assertEquals(type, answer.type());
          assertTrue(first.isIsomorphicWith(parsed(answer, lang)), type);
        });
  }

  @Test
  void descriptionNamesTheEndpointAskedForIt() {
    Node endpoint = NodeFactory.createURI(server.address() + "/sparql");
    assertTrue(description().contains(Node.ANY, sd("endpoint"), endpoint));
  }

  @Test
  void descriptionConformsToTheSchema() {
    Graph description = description();
    Graph shapes = RDFDataMgr.loadGraph(SHAPES.toUri().toString());
    Set<Node> defined = new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()));
    shapes
        .find(Node.ANY, SHACL.path, Node.ANY)
        .mapWith(Triple::getObject)
        .forEachRemaining(defined::add);
    Set<String> unknown = new TreeSet<>();
    int used = 0;
    for (Triple triple : description.find().toList()) {
      Node property = triple.getPredicate();
      if (property.getURI().startsWith(SD)) {
        used++;
        if (!defined.contains(property)) {
          unknown.add(property.getURI());
        }
      }
    }
    assertEquals(Set.of(), unknown, "not of the vocabulary");
    assertTrue(used > 20, "used: " + used);
    ValidationReport report = ShaclValidator.get().validate(Shapes.parse(shapes), description);
    assertEquals(
        List.of(),
        report.getEntries().stream()
            .map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message())
            .toList());
  }

  /** Without this, shapes that look at nothing would let everything pass. */
  @Test
  void schemaFindsWhatIsWrong() {
    String wrong =
        """
        @prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
        <https://example.org/s> a sd:Service ; sd:supportedLanguage <https://example.org/l> .
        <https://example.org/d> sd:defaultGraph [ a sd:Graph ] .
        """;
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(wrong, Lang.TURTLE).parse(graph);
    Graph shapes = RDFDataMgr.loadGraph(SHAPES.toUri().toString());
    assertEquals(
        3,
        ShaclValidator.get().validate(Shapes.parse(shapes), graph).getEntries().size(),
        "no endpoint, no language, no dataset");
  }
}
