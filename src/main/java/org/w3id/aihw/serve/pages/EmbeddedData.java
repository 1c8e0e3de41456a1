package org.w3id.aihw.serve.pages;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.load.RdfWriter;

/** What a thing is the subject of, as JSON-LD inside its page. */
final class EmbeddedData {
  /** A page must stay small: of a hub with more lines the data files tell all. */
  private static final int MOST = 200;

  private EmbeddedData() {}

  /** Returns JSON-LD that can stand in a script element: no character in it ends one. */
  static String of(Node thing, Graph graph) {
    List<Triple> triples =
        graph.find(thing, Node.ANY, Node.ANY).toList().stream()
            .sorted(Topics.ORDER)
            .limit(MOST)
            .toList();
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    RdfWriter writer = RdfWriter.of("jsonld").orElseThrow();
    // A page leaves out what JSON-LD cannot carry, which the other formats tell.
    writer.write(writer.carriedOf(triples), json);
    // In JSON these characters stand only inside of strings, where an escape says the same.
    return json.toString(StandardCharsets.UTF_8)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }
}
