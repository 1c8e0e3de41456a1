package org.w3id.aihw.serve.sparql;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.w3id.aihw.load.RdfReader;
import org.w3id.aihw.load.Reading;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.Multipart;
import org.w3id.aihw.serve.http.Refusal;
import org.w3id.aihw.serve.http.RequestBody;

/** RDF that a client sends, read whole and strictly before anything is done with it. */
final class SentGraphs {
  private static final Set<String> WITH_GRAPHS = Set.of("application/trig", "application/n-quads");
  private static final int FAULTS = 5;

  private SentGraphs() {}

  /** Returns whether what is sent is in a format that names graphs. */
  static boolean namesGraphs(HttpServletRequest request) {
    return WITH_GRAPHS.contains(RequestBody.mediaType(request));
  }

  /**
   * Reads what is sent.
   *
   * @param graph the graph of what names none
   * @param alone whether no other graph may be named
   * @throws Refusal if it cannot be read whole
   */
  static List<Fact> of(HttpServletRequest request, Node graph, boolean alone, Limits limits) {
    List<Fact> facts =
        RequestBody.isOf(request, Multipart.FORM)
            ? parts(request, graph, limits)
            : read(
                RequestBody.text(request, limits.bodyBytes()),
                RequestBody.mediaType(request),
                graph,
                limits);
    if (alone) {
      for (Fact fact : facts) {
        if (!fact.graph().equals(graph)) {
          throw Refusal.badRequest(
              "the body names the graph <"
                  + fact.graph()
                  + ">; post it to /data without a graph to let it name its own");
        }
      }
    }
    return facts;
  }

  private static List<Fact> read(String text, String type, Node graph, Limits limits) {
    String base = Quad.isDefaultGraph(graph) ? "" : graph.getURI();
    Reading reading =
        RdfReader.readSent(text, type, base, graph, limits.literalLetters())
            .orElseThrow(
                () ->
                    Refusal.unsupportedType(
                        (type.isEmpty() ? "the Content-Type is missing" : "not read: " + type)
                            + "; send one of "
                            + String.join(", ", RdfReader.sentTypes())));
    if (!reading.findings().isEmpty()) {
      throw Refusal.badRequest(
          reading.findings().stream()
              .limit(FAULTS)
              .map(finding -> finding.place() + " " + finding.fault())
              .collect(Collectors.joining("; ")));
    }
    return reading.facts();
  }

  private static List<Fact> parts(HttpServletRequest request, Node graph, Limits limits) {
    List<Fact> facts = new ArrayList<>();
    for (Multipart.Part part : Multipart.of(request, limits.bodyBytes())) {
      RequestBody.refuseOtherCharset(part.contentType());
      facts.addAll(read(part.text(), RequestBody.mediaType(part.contentType()), graph, limits));
    }
    if (facts.isEmpty()) {
      throw Refusal.badRequest("the form has no part with triples");
    }
    return facts;
  }
}
