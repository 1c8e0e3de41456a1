package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.RequestClocks;

/**
 * The page of a named graph, {@code /page/graph/NAME}: what it describes, and where its data is.
 */
public final class GraphServlet extends PageServlet {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 100;

  private final transient Topics topics;

  /** Shows graphs of topics. */
  public GraphServlet(Topics topics) {
    this.topics = topics;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoSuchPage, RequestClocks.BadRequest {
    Clocks clocks = RequestClocks.of(request);
    Topic.NamedGraph graph =
        named(AskedPath.of(request).known(name -> topics.isKnown(named(name), clocks)));
    List<Triple> triples = topics.triples(graph, clocks);
    if (triples.isEmpty()) {
      throw new NoSuchPage(topics.unknown(graph, clocks));
    }
    Map<Node, Long> things =
        triples.stream()
            .collect(
                Collectors.groupingBy(
                    Triple::getSubject, LinkedHashMap::new, Collectors.counting()));
    Paging paging = Paging.of(request, things.size(), SHOWN);
    Addresses addresses = addresses(request);
    Names names = topics.knowledge(clocks).names();
    List<List<Panel.Cell>> rows =
        paging.of(List.copyOf(things.keySet())).stream()
            .map(
                thing ->
                    List.of(
                        new Panel.Cell(names.of(thing), addresses.of(thing)),
                        new Panel.Cell(String.valueOf(things.get(thing)), "")))
            .toList();
    String address = Relations.paged(graph, Format.HTML, addresses.days());
    Relations.of(graph, addresses.days(), Format.HTML).and(paging, address).send(response);
    GraphPage page =
        new GraphPage(
            graph.name(),
            graph.node().getURI(),
            clocks,
            triples.size(),
            new Panel("What it describes", List.of("thing", "triples"), rows, ""),
            formats(graph, addresses.days()),
            paging,
            address);
    write(request, response, "graph.jte", Map.of("page", page));
  }

  private static Topic.NamedGraph named(String name) {
    return new Topic.NamedGraph(Topic.GRAPH + "/" + name);
  }

  /** Returns where a topic can be had as data, named by media type. */
  static List<Panel.Cell> formats(Topic topic, String days) {
    return Format.ofData().stream()
        .map(format -> new Panel.Cell(format.mediaType(), Relations.address(topic, format, days)))
        .toList();
  }
}
