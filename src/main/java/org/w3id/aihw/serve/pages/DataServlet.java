package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.load.RdfWriter;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.RequestClocks;

/**
 * What is known of a thing, a term, a graph or the ontology, as a file: {@code /data/SLUG.ttl}. Of
 * a thing: the triples in which it is subject or object, the relationships it takes part in, and
 * the statements about it and them; in parts where there are many, with {@code Link} headers from
 * part to part. Formats that keep graphs tell which file says what.
 */
public final class DataServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** How many triples of a thing are sent at once. */
  static final int PART = 10_000;

  private final transient Topics topics;

  /** Writes what is known of topics. */
  public DataServlet(Topics topics) {
    this.topics = topics;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String file = Things.slugIn(request);
    int dot = file.lastIndexOf('.');
    Optional<Format> format =
        dot < 0 ? Optional.empty() : Format.withEnding(file.substring(dot + 1));
    if (format.isEmpty()) {
      PageServlet.refuse(
          request,
          response,
          404,
          "No such file",
          "Write /data/SLUG.FORMAT with a format of "
              + String.join(", ", Format.ofData().stream().map(Format::ending).toList())
              + ".");
      return;
    }
    try {
      send(Topic.at(file.substring(0, dot)), format.get(), request, response);
    } catch (RequestClocks.BadRequest e) {
      PageServlet.refuse(
          request, response, 400, "That cannot be asked", String.valueOf(e.getMessage()));
    }
  }

  private void send(
      Topic topic, Format format, HttpServletRequest request, HttpServletResponse response)
      throws IOException, RequestClocks.BadRequest {
    Clocks clocks = RequestClocks.of(request);
    List<Triple> triples = topics.triples(topic, clocks);
    if (triples.isEmpty()) {
      PageServlet.refuse(request, response, 404, "No such thing", topics.unknown(topic, clocks));
      return;
    }
    // A graph is asked for to be loaded, which a part of it would not do.
    int size = topic instanceof Topic.Thing ? PART : triples.size();
    Paging paging = Paging.of(request, triples.size(), size);
    RdfWriter writer = RdfWriter.of(format.ending()).orElseThrow();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    List<Triple> part = paging.of(triples);
    if (writer.keepsGraphs() && format != Format.JSON_LD) {
      writer.write(
          topic instanceof Topic.NamedGraph graph
              ? Map.of(graph.node(), part)
              : topics.byGraph(part, clocks),
          body);
    } else {
      writer.write(part, body);
    }
    String days = PageServlet.addresses(request).days();
    Relations.of(topic, days, format)
        .and(paging, Relations.paged(topic, format, days))
        .send(response);
    response.setContentType(
        format == Format.TURTLE ? format.mediaType() + ";charset=utf-8" : format.mediaType());
    body.writeTo(response.getOutputStream());
  }
}
