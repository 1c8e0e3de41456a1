package org.w3id.aihw.serve.sparql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.serve.http.Accept;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.PublicAddress;
import org.w3id.aihw.serve.http.RdfBody;
import org.w3id.aihw.serve.http.Refusal;
import org.w3id.aihw.serve.http.Slices;
import org.w3id.aihw.serve.http.WriteAccess;
import org.w3id.aihw.serve.http.Writes;

/**
 * Whole graphs by the SPARQL 1.1 Graph Store HTTP Protocol: {@code /data?graph=IRI} and {@code
 * /data?default}, or any address below {@code /data} that names a graph itself. The default graph
 * is here the one without a name, which alone can be replaced.
 */
public final class GraphStoreServlet extends WriteServlet {
  private static final long serialVersionUID = 1;
  private static final String PATH = "/data";

  /** Addresses of files about things, graphs and terms, which no graph can be named by. */
  private static final Pattern FILES =
      Pattern.compile(PATH + "/(([^/]+\\.[a-z]+)|((graph|ontology)(/.*)?))");

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final transient Slices slices;
  private final transient DatasetGraph stored;
  private final transient WriteAccess access;
  private final transient PublicAddress address;

  /** Reads from slices and from the store below them, and writes. */
  public GraphStoreServlet(
      Slices slices,
      DatasetGraph stored,
      Writes writes,
      Limits limits,
      WriteAccess access,
      PublicAddress address) {
    super(writes, limits);
    this.slices = slices;
    this.stored = stored;
    this.access = access;
    this.address = address;
  }

  /**
   * Returns whether a request is for a graph whose name is the address itself, and that is there.
   */
  public boolean isOfStoredGraph(HttpServletRequest request) {
    Node graph = NodeFactory.createURI(address.of(request) + request.getRequestURI());
    return Txn.calculateRead(stored, () -> stored.containsGraph(graph));
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String method = request.getMethod();
    if (READING.contains(method)) {
      send(target(request), request, response);
      return;
    }
    access.require(request);
    if (FILES.matcher(request.getRequestURI()).matches()) {
      throw new Refusal(
          409,
          "That is another address",
          "Files about things are here; name the graph by /data?graph=IRI, or a folder deeper.");
    }
    switch (method) {
      case "PUT" -> put(target(request), request, response);
      case "POST" -> post(request, response);
      case "DELETE" -> delete(target(request), response);
      default ->
          throw new Refusal(
              HttpServletResponse.SC_METHOD_NOT_ALLOWED,
              "Method not allowed",
              method + " is not answered here; use GET, HEAD, PUT, POST or DELETE",
              Map.of("Allow", "GET, HEAD, OPTIONS, PUT, POST, DELETE"));
    }
  }

  /** Returns the graph that a request is about. */
  private Node target(HttpServletRequest request) {
    return named(request)
        .orElseThrow(
            () -> Refusal.badRequest("name a graph: /data?graph=IRI, or /data?default for none"));
  }

  private Optional<Node> named(HttpServletRequest request) {
    String[] graphs = request.getParameterValues("graph");
    boolean isDefault = request.getParameter("default") != null;
    boolean isDirect = !request.getRequestURI().equals(PATH);
    if ((graphs == null ? 0 : graphs.length) + (isDefault ? 1 : 0) + (isDirect ? 1 : 0) > 1) {
      throw Refusal.badRequest("name one graph: by ?graph=IRI, by ?default or by the address");
    }
    if (graphs != null) {
      return Optional.of(NodeFactory.createURI(absolute(graphs[0], request)));
    }
    if (isDefault) {
      return Optional.of(Quad.defaultGraphIRI);
    }
    return isDirect
        ? Optional.of(NodeFactory.createURI(address.of(request) + request.getRequestURI()))
        : Optional.empty();
  }

  private String absolute(String graph, HttpServletRequest request) {
    try {
      URI iri = new URI(address.of(request) + PATH).resolve(new URI(graph));
      if (iri.isAbsolute() && !graph.isBlank()) {
        return iri.toString();
      }
    } catch (URISyntaxException _wrong) {
      // Said below.
    }
    throw Refusal.badRequest("the graph is no IRI: '" + graph + "'");
  }

  private void send(Node graph, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<String> types = Format.ofData().stream().map(Format::mediaType).toList();
    String type = Accept.of(request).best(types).orElseThrow(() -> Refusal.notAcceptable(types));
    Format format = Format.ofMediaType(type).orElseThrow();
    List<Triple> triples = triples(graph);
    if (triples.isEmpty() && !Quad.isDefaultGraph(graph)) {
      throw missing(graph);
    }
    boolean named = format == Format.TRIG || format == Format.N_QUADS;
    response.setHeader("Vary", "Accept");
    response.setContentType(type.startsWith("text/") ? type + ";charset=utf-8" : type);
    // Held until it is whole, in a file where it is long: a graph may be larger than the memory.
    OutputStream body = response.getOutputStream();
    RdfBody.write(
        format,
        writer -> {
          if (named && !Quad.isDefaultGraph(graph)) {
            writer.write(Map.of(graph, triples), body);
          } else {
            writer.write(triples, body);
          }
        });
  }

  private List<Triple> triples(Node graph) {
    if (Quad.isDefaultGraph(graph)) {
      return Txn.calculateRead(stored, () -> stored.getDefaultGraph().find().toList());
    }
    DatasetGraph slice = slices.dataset().apply(Clocks.on(Clocks.today()));
    return Txn.calculateRead(slice, () -> slice.getGraph(graph).find().toList());
  }

  private static Refusal missing(Node graph) {
    return new Refusal(404, "No such graph", "There is no graph <" + graph + ">.");
  }

  private static boolean exists(DatasetGraph dataset, Node graph) {
    return Quad.isDefaultGraph(graph)
        ? !dataset.getDefaultGraph().isEmpty()
        : dataset.containsGraph(graph);
  }

  private static void add(DatasetGraph dataset, List<Fact> facts) {
    for (Fact fact : facts) {
      Triple triple = fact.triple();
      dataset.add(fact.graph(), triple.getSubject(), triple.getPredicate(), triple.getObject());
    }
  }

  private void put(Node graph, HttpServletRequest request, HttpServletResponse response) {
    List<Fact> facts = SentGraphs.of(request, graph, true, limits());
    boolean existed =
        write(
            (dataset, isOpen) -> {
              boolean before = exists(dataset, graph);
              dataset.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
              add(dataset, facts);
              return before;
            });
    created(existed, graph, request, response);
  }

  private void post(HttpServletRequest request, HttpServletResponse response) {
    Optional<Node> named = named(request);
    if (named.isEmpty() && SentGraphs.namesGraphs(request)) {
      List<Fact> facts = SentGraphs.of(request, Quad.defaultGraphIRI, false, limits());
      write(
          (dataset, isOpen) -> {
            add(dataset, facts);
            return true;
          });
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    Node graph =
        named.orElseGet(
            () -> NodeFactory.createURI(address.of(request) + PATH + "/new/" + UUID.randomUUID()));
    List<Fact> facts = SentGraphs.of(request, graph, true, limits());
    boolean existed =
        write(
            (dataset, isOpen) -> {
              boolean before = exists(dataset, graph);
              add(dataset, facts);
              return before;
            });
    created(existed, graph, request, response);
  }

  private void created(
      boolean existed, Node graph, HttpServletRequest request, HttpServletResponse response) {
    if (existed) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    String base = address.of(request);
    String location =
        Quad.isDefaultGraph(graph)
            ? base + PATH + "?default"
            : graph.getURI().startsWith(base + PATH + "/")
                ? graph.getURI()
                : base
                    + PATH
                    + "?graph="
                    + URLEncoder.encode(graph.getURI(), StandardCharsets.UTF_8);
    response.setHeader("Location", location);
    response.setStatus(HttpServletResponse.SC_CREATED);
  }

  private void delete(Node graph, HttpServletResponse response) {
    write(
        (dataset, isOpen) -> {
          if (!exists(dataset, graph) && !Quad.isDefaultGraph(graph)) {
            throw missing(graph);
          }
          dataset.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
          return true;
        });
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
