package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.ErrorResponse;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/**
 * The address of a thing itself, {@code /id/SLUG}: sends on (303) to its page or to its data,
 * whichever the {@code Accept} header asks for.
 */
public final class IdServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** Media types offered, with where they lead; the first is what anything will do gets. */
  private static final Map<String, String> OFFERED = new LinkedHashMap<>();

  static {
    OFFERED.put("text/html", "");
    OFFERED.put("application/xhtml+xml", "");
    OFFERED.put("text/turtle", ".ttl");
    OFFERED.put("application/ld+json", ".jsonld");
    OFFERED.put("application/n-triples", ".nt");
    OFFERED.put("application/rdf+xml", ".rdf");
    OFFERED.put("application/trig", ".trig");
  }

  private final transient Slices slices;

  /** Sends on to what slices hold. */
  public IdServlet(Slices slices) {
    this.slices = slices;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Vary", "Accept");
    String slug = Things.slugIn(request);
    try {
      Node thing = Aihw.thing(slug);
      Knowledge knowledge = slices.knowledge().apply(RequestClocks.of(request));
      if (!Things.isKnown(thing, knowledge.graph())) {
        PageServlet.refuse(
            response, 404, "There is no such thing", Things.unknown(slug, knowledge));
        return;
      }
    } catch (RequestClocks.BadRequest e) {
      ErrorResponse.send(response, 400, "Bad date", String.valueOf(e.getMessage()));
      return;
    }
    String accept = request.getHeader("Accept");
    MediaType chosen =
        AcceptList.match(
            new AcceptList(accept == null || accept.isBlank() ? "*/*" : accept),
            AcceptList.create(OFFERED.keySet().toArray(String[]::new)));
    if (chosen == null) {
      ErrorResponse.send(
          response, 406, "Not acceptable", "This thing can be had as " + OFFERED.keySet());
      return;
    }
    String ending = OFFERED.getOrDefault(chosen.getContentTypeStr(), "");
    String query = request.getQueryString();
    response.setStatus(303);
    response.setHeader(
        "Location",
        (ending.isEmpty() ? "/page/" + slug : "/data/" + slug + ending)
            + (query == null ? "" : "?" + query));
  }
}
