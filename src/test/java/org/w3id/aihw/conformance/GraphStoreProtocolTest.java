package org.w3id.aihw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.WritableServer;

/**
 * The server against the W3C's tests of the SPARQL 1.1 Graph Store HTTP Protocol, all in the order
 * of the manifest: once with graphs named by the addresses given, once by {@code ?graph=}.
 *
 * <p>Three things in the texts of the manifest cannot be as they stand, and are as in its later
 * edition (graph-store-protocol), which took its place for that reason:
 *
 * <ul>
 *   <li>the bodies of two POSTs lack the dot that ends the last triple, so that they are not
 *       Turtle, and a server must answer 400 (section 5.5);
 *   <li>the graph that {@code delete__existing_graph} deletes was made by no test before it;
 *   <li>{@code get_of_post__existing_graph} expects the graph as it was two requests earlier, with
 *       John Doe, and without the name that was posted just before; POST merges (section 5.5).
 * </ul>
 *
 * <p>200 and 204 say the same where something was changed: which of them, the protocol leaves to
 * whether there is a body (sections 5.3 to 5.5).
 */
class GraphStoreProtocolTest {
  private static final int CASES = 18;
  private static final String FOAF = "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n";
  private static final String JANE =
      FOAF
          + """
          @prefix v: <http://www.w3.org/2006/vcard/ns#> .
          <http://$HOST$/$GRAPHSTORE$/person/1> a foaf:Person ; foaf:name "Jane Doe" ;
            foaf:businessCard [ a v:VCard ; v:fn "Jane Doe" ] .
          """;

  private static final Set<String> WITHOUT_DOT =
      Set.of("post__existing_graph", "post__multipart_formdata");

  private static List<GraphStoreCase> cases() {
    List<GraphStoreCase> cases =
        GraphStoreCase.of(Suites.folder("sparql11/http-rdf-update").resolve("manifest.ttl"));
    assertEquals(CASES, cases.size());
    return cases;
  }

  /** One run through the manifest, with a server of its own. */
  private static final class Run {
    private final WritableServer server;
    private final boolean direct;
    private String created = "";

    Run(WritableServer server, boolean direct) {
      this.server = server;
      this.direct = direct;
    }

    /** Fills in what the manifest leaves open. */
    private String filled(String text) {
      String host = server.address().substring("http://".length());
      return text.replace("$HOST$/$GRAPHSTORE$", host + "/data")
          .replace("$GRAPHSTORE$", "/data")
          .replace("$HOST$", host)
          .replace("$NEWPATH$", created);
    }

    private String target(String text) {
      String target = filled(text);
      String path =
          target.startsWith("http:") ? target.substring(server.address().length()) : target;
      return direct || path.contains("?") || path.equals("/data")
          ? path
          : "/data?graph=" + RawHttp.encoded(server.address() + path);
    }

    private Graph graph(String turtle) {
      Graph graph = GraphFactory.createDefaultGraph();
      RDFParser.fromString(filled(turtle), Lang.TURTLE).parse(graph);
      return graph;
    }

    private Answer send(GraphStoreCase each, String body) {
      String[] headers = each.headers().toArray(String[]::new);
      return server.writer().sendText(each.method(), target(each.target()), filled(body), headers);
    }

    void judge(GraphStoreCase each) {
      if (each.name().equals("delete__existing_graph")) {
        Answer put =
            server
                .writer()
                .sendText(
                    "PUT",
                    target(each.target()),
                    FOAF + "<> foaf:name \"Alice\" .",
                    "Content-Type",
                    "text/turtle");
        assertEquals(201, put.status(), put.body());
      }
      String body = each.body();
      if (WITHOUT_DOT.contains(each.name())) {
        assertEquals(400, send(each, body).status());
        body = body.replaceAll("(?m)^(<.*\")$", "$1 .");
      }
      Answer answer = send(each, body);
      Set<Integer> right = each.status() == 200 ? Set.of(200, 204) : Set.of(each.status());
      assertTrue(right.contains(answer.status()), () -> answer.status() + " " + answer.body());
      boolean reads = Set.of("GET", "HEAD").contains(each.method());
      assertTrue(!reads || answer.status() != 204, "what is read has a body");
      for (int at = 0; at < each.expected().size(); at += 2) {
        header(answer, each.expected().get(at), each.expected().get(at + 1));
      }
      if (!each.expectedBody().isEmpty()) {
        String expected =
            each.name().equals("get_of_post__existing_graph") ? JANE : each.expectedBody();
        assertTrue(
            graph(expected).isIsomorphicWith(graph(answer.body())),
            () -> "expected " + filled(expected) + " but got " + answer.body());
      }
      if (each.method().equals("HEAD")) {
        assertEquals("", answer.body());
      }
    }

    private void header(Answer answer, String name, String value) {
      String given = answer.header(name);
      switch (name) {
        case "Location" -> {
          assertEquals("$NEWPATH$", value);
          assertTrue(given.startsWith(server.address() + "/"), given);
          created = given;
        }
        case "Content-Length" -> assertTrue(Integer.parseInt(given) > 0, given);
        default -> assertEquals(plain(value), plain(given), name);
      }
    }

    private static String plain(String value) {
      return value.toLowerCase(Locale.ROOT).replace(" ", "");
    }
  }

  private static Stream<DynamicTest> run(Path folder, boolean direct) {
    List<GraphStoreCase> cases = cases();
    WritableServer server = WritableServer.in(folder);
    Run run = new Run(server, direct);
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> run.judge(each)))
        .onClose(server::close);
  }

  @TestFactory
  Stream<DynamicTest> graphsAreNamedByTheirAddress(@TempDir Path folder) {
    return run(folder, true);
  }

  @TestFactory
  Stream<DynamicTest> graphsAreNamedByAParameter(@TempDir Path folder) {
    return run(folder, false);
  }
}
