package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.load.RdfWriter;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.ErrorResponse;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/**
 * What is known of a thing, as a file: {@code /data/SLUG.ttl}. The triples in which it is subject
 * or object, the relationships it takes part in, and the statements about it and them.
 */
public final class DataServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Slices slices;

  /** Writes what slices hold. */
  public DataServlet(Slices slices) {
    this.slices = slices;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = Things.slugIn(request);
    int dot = path.lastIndexOf('.');
    Optional<RdfWriter> writer = dot < 0 ? Optional.empty() : RdfWriter.of(path.substring(dot + 1));
    if (writer.isEmpty()) {
      ErrorResponse.send(
          response,
          404,
          "No such file",
          "Write /data/SLUG.FORMAT with a format of " + String.join(", ", RdfWriter.formats()));
      return;
    }
    String slug = path.substring(0, dot);
    try {
      Knowledge knowledge = slices.knowledge().apply(RequestClocks.of(request));
      List<Triple> triples = about(Aihw.thing(slug), knowledge.graph());
      if (triples.isEmpty()) {
        ErrorResponse.send(response, 404, "No such thing", Things.unknown(slug, knowledge));
        return;
      }
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      writer.get().write(triples, body);
      response.setContentType(writer.get().mediaType());
      response.setContentLength(body.size());
      body.writeTo(response.getOutputStream());
    } catch (RequestClocks.BadRequest e) {
      ErrorResponse.send(response, 400, "Bad date", String.valueOf(e.getMessage()));
    }
  }

  private static List<Triple> about(Node thing, Graph graph) {
    Set<Triple> triples = new LinkedHashSet<>();
    graph.find(thing, Node.ANY, Node.ANY).forEachRemaining(triples::add);
    graph.find(Node.ANY, Node.ANY, thing).forEachRemaining(triples::add);
    for (Node relationship : subjects(graph, Aihw.PARTY, thing)) {
      graph.find(relationship, Node.ANY, Node.ANY).forEachRemaining(triples::add);
      subjects(graph, Aihw.ABOUT, relationship)
          .forEach(
              statement ->
                  graph.find(statement, Node.ANY, Node.ANY).forEachRemaining(triples::add));
    }
    subjects(graph, Aihw.ABOUT, thing)
        .forEach(
            statement -> graph.find(statement, Node.ANY, Node.ANY).forEachRemaining(triples::add));
    return List.copyOf(triples);
  }

  private static List<Node> subjects(Graph graph, Node property, Node object) {
    return graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList();
  }
}
