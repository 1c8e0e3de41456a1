package org.w3id.aihw.reason;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;

/** Triples from small texts. */
final class Turtle {
  private Turtle() {}

  static List<Triple> triples(String text) {
    return triples(text, Lang.TURTLE);
  }

  static List<Triple> triples(Path file) throws IOException {
    return triples(Files.readString(file));
  }

  static List<Triple> triples(String text, Lang language) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.create()
        .source(new StringReader(text))
        .base("http://example.org/base")
        .lang(language)
        .parse(graph);
    return graph.find().toList();
  }
}
