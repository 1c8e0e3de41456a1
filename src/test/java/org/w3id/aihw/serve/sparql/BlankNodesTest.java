package org.w3id.aihw.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.load.BackupFile;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.WritableServer;

/** Blank nodes of two documents are different nodes, those of one are what it says. */
class BlankNodesTest {
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

  @AfterEach
  void takeAway() {
    server.clear();
  }

  private static void send(String method, String path, String type, String body) {
    Answer answer = server.writer().sendText(method, path, body, "Content-Type", type);
    assertTrue(answer.status() < 300, answer.status() + " " + answer.body());
  }

  private static Set<Node> nodes() {
    Set<Node> nodes = new HashSet<>();
    for (Quad quad : server.written()) {
      List.of(quad.getSubject(), quad.getObject()).stream()
          .filter(Node::isBlank)
          .forEach(nodes::add);
    }
    return nodes;
  }

  /** Each is a document with two blank nodes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle _:x <x:p> _:y .",
        "text/turtle [] <x:p> [] .",
        "text/turtle <x:s> <x:p> ( 1 2 ) .",
        "application/n-triples _:x <x:p> _:y .",
        "application/trig { _:x <x:p> _:y }",
        "application/n-quads _:x <x:p> _:y .",
        "application/ld+json {\"@id\":\"_:x\",\"x:p\":{\"@id\":\"_:y\"}}",
        "application/ld+json {\"x:p\":{\"x:q\":\"o\"}}",
        "application/rdf+xml <r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns:e='x:'><r:Description r:nodeID='x'><e:p r:nodeID='y'/></r:Description>"
            + "</r:RDF>",
        "application/rdf+xml <r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns:e='x:'><r:Description><e:p r:parseType='Resource'/></r:Description></r:RDF>"
      })
  void documentsHaveNodesOfTheirOwn(String sent) {
    String type = sent.substring(0, sent.indexOf(' '));
    String body = sent.substring(type.length() + 1);
    send("PUT", "/data?graph=x:g1", type, body);
    assertEquals(2, nodes().size(), "of the first");
    send("PUT", "/data?graph=x:g2", type, body);
    assertEquals(4, nodes().size(), "of both");
    send("POST", "/data?graph=x:g1", type, body);
    send("POST", "/data?default", type, body);
    assertEquals(8, nodes().size(), "of all four");
  }

  @Test
  void updatesHaveNodesOfTheirOwn() {
    String update = "INSERT DATA { GRAPH <x:g> { _:x <x:p> [ <x:q> _:x ] } }";
    send("POST", "/update", "application/sparql-update", update);
    send("POST", "/update", "application/sparql-update", update);
    assertEquals(4, nodes().size());
  }

  @Test
  void oneDocumentNamesOneNodeInTwoGraphs() {
    send("POST", "/data", "application/trig", "<x:g1> { _:x <x:p> 1 } <x:g2> { _:x <x:p> 2 }");
    assertEquals(1, nodes().size());
  }

  @Test
  void backupPutBackTwiceGivesTheVeryNodes() throws IOException {
    send("PUT", "/data?graph=x:g1", "text/turtle", "_:x <x:p> _:y .");
    send("PUT", "/data?graph=x:g2", "text/turtle", "_:x <x:p> _:y .");
    Set<Quad> before = new HashSet<>(server.written());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BackupFile.write(server.written(), out);
    server.clear();
    for (int time = 0; time < 2; time++) {
      List<Quad> read = BackupFile.read(new ByteArrayInputStream(out.toByteArray()));
      server.put(read);
      assertEquals(before, new HashSet<>(server.written()));
    }
  }
}
