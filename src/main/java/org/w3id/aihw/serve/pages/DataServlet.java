package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.RdfBody;
import org.w3id.aihw.serve.http.Refusal;
import org.w3id.aihw.serve.http.RequestClocks;

/**
 * What is known of a thing, a term, a graph, a rule or the ontology, as a file: {@code
 * /data/SLUG.ttl}. Of a thing: the triples in which it is subject or object, the relationships it
 * takes part in, and the statements about it and them; in parts where there are many, with {@code
 * Link} headers from part to part. Formats that keep graphs tell which file says what.
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
    AskedPath path = AskedPath.of(request);
    String file = path.ofLink();
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
      Clocks clocks = RequestClocks.of(request);
      String known = path.known(name -> topics.isKnown(topic(name), clocks));
      send(topic(known), format.get(), request, response);
    } catch (RequestClocks.BadRequest e) {
      PageServlet.refuse(
          request, response, 400, "That cannot be asked", String.valueOf(e.getMessage()));
    } catch (Refusal refusal) {
      refusal.send(request, response);
    }
  }

  /** Returns what a file is about: what stands before its last dot. */
  private static Topic topic(String file) {
    return Topic.at(file.substring(0, Math.max(file.lastIndexOf('.'), 0)));
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
    String days = PageServlet.addresses(request).days();
    Relations.of(topic, days, format)
        .and(paging, Relations.paged(topic, format, days))
        .send(response);
    response.setContentType(format.contentType());
    // Held until it is whole, in a file where it is long: a graph may be larger than the memory.
    write(topic, format, paging.of(triples), clocks, response.getOutputStream());
  }

  private void write(
      Topic topic, Format format, List<Triple> triples, Clocks clocks, OutputStream out) {
    RdfBody.write(
        format,
        writer -> {
          // No file is a rule's: that it is one stands in no graph.
          if ((format != Format.TRIG && format != Format.N_QUADS) || topic instanceof Topic.Rule) {
            writer.write(triples, out);
          } else if (topic instanceof Topic.NamedGraph graph) {
            writer.write(Map.of(graph.node(), triples), out);
          } else {
            writer.write(topics.byGraph(triples, clocks), out);
          }
        });
  }
}
