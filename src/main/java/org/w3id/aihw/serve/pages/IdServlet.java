package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.serve.http.Accept;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.RequestClocks;

/**
 * The IRIs of the data, on this server: {@code /id/SLUG}, {@code /graph/NAME}, {@code /rule/NAME},
 * {@code /ontology}, {@code /ontology/MODULE} and {@code /ontology/TERM}. Sends on (303) to the
 * page or to the data, whichever the {@code Accept} header asks for, and keeps the days asked
 * about.
 */
public final class IdServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Topics topics;

  /** Sends on to topics. */
  public IdServlet(Topics topics) {
    this.topics = topics;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Vary", "Accept");
    try {
      Clocks clocks = RequestClocks.of(request);
      Topic topic =
          topic(
              request,
              AskedPath.of(request)
                  .knownIri(inside -> topics.isKnown(topic(request, inside), clocks)));
      if (!topics.isKnown(topic, clocks)) {
        PageServlet.refuse(
            request, response, 404, "There is no such thing", topics.unknown(topic, clocks));
        return;
      }
      Optional<Format> format = Format.wanted(Accept.of(request));
      if (format.isEmpty()) {
        PageServlet.refuse(
            request,
            response,
            406,
            "Not acceptable",
            "This can be had as " + String.join(", ", Format.mediaTypes()) + ".");
        return;
      }
      String days = PageServlet.addresses(request).days();
      Relations.of(topic, days, Format.HTML).send(response);
      response.setHeader("Location", Relations.address(topic, format.get(), days));
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    } catch (RequestClocks.BadRequest e) {
      PageServlet.refuse(
          request, response, 400, "That cannot be asked", String.valueOf(e.getMessage()));
    }
  }

  private Topic topic(HttpServletRequest request, String inside) {
    String kind = request.getServletPath().substring(1);
    if (kind.equals(Topic.GRAPH)) {
      return new Topic.NamedGraph(kind + "/" + inside);
    }
    if (kind.equals(Topic.RULE)) {
      return new Topic.Rule(kind + "/" + inside);
    }
    if (!kind.equals(Topic.ONTOLOGY)) {
      return new Topic.Thing(inside);
    }
    if (inside.isEmpty()) {
      return new Topic.Ontology();
    }
    // Modules have IRIs with a slash, terms with a hash: where both have a name, it is the module.
    Topic module = new Topic.NamedGraph(Topic.GRAPH + "/" + kind + "/" + inside);
    return topics.modules().contains(module.node()) ? module : Topic.at(kind + "/" + inside);
  }
}
