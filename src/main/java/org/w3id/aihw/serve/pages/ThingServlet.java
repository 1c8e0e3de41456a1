package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/**
 * The page of a thing or term: {@code /page/SLUG}, {@code /page/ontology/TERM}. With {@code panel}
 * it shows one part alone from row {@code start} on; with {@code with} beside that, what stands
 * behind the row of another party, and with {@code part=row} that alone, to be put into the page.
 */
public final class ThingServlet extends PageServlet {
  private static final long serialVersionUID = 1;
  private static final String ANYTHING = "thing";

  /** Kinds of things that may be sources, whose pages lead to what falls with them. */
  private static final Set<String> SOURCES = Set.of("document", "statement", "party", "person");

  private final transient Slices slices;
  private final transient PanelLibrary panels;

  /** Shows slices through panels. */
  public ThingServlet(Slices slices, PanelLibrary panels) {
    this.slices = slices;
    this.panels = panels;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoSuchPage, RequestClocks.BadRequest {
    long began = System.nanoTime();
    Knowledge knowledge = slices.knowledge().apply(RequestClocks.of(request));
    String path =
        AskedPath.of(request)
            .known(slug -> Things.isKnown(new Topic.Thing(slug).node(), knowledge.graph()));
    Topic topic = new Topic.Thing(path);
    Node thing = topic.node();
    if (!Things.isKnown(thing, knowledge.graph())) {
      Optional<Triple> line = concluded(thing, knowledge);
      if (line.isPresent()) {
        String why =
            addresses(request)
                .why(line.get().getSubject(), line.get().getPredicate(), line.get().getObject());
        response.setHeader("Location", why);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        return;
      }
      throw new NoSuchPage(
          Things.unknown(path, knowledge), Things.like(path, knowledge, addresses(request)));
    }
    String kind = panels.kindOf(thing, knowledge.graph());
    PageQueries queries = new PageQueries(slices.dataset().apply(knowledge.clocks()));
    ThingParts parts = new ThingParts(thing, knowledge, queries, addresses(request));
    String panel = request.getParameter("panel");
    String with = request.getParameter("with");
    String template = "thing.jte";
    Map<String, Object> more = new LinkedHashMap<>();
    List<Part> filled;
    if (panel == null) {
      filled = parts.all(panels.of(kind));
      more.put("jsonLd", EmbeddedData.of(thing, knowledge.graph()));
    } else if (panel.equals(TableParts.FALLS)) {
      Window window = Window.from(start(request));
      filled =
          List.of(
              SOURCES.contains(kind)
                  ? parts.falls(fallen(thing, knowledge), window)
                  : parts.falls(Optional.of(required(thing, knowledge)), window));
      template = "thingpart.jte";
      more.put("start", window.start());
      more.put("size", window.size());
    } else if (with == null) {
      Window window = Window.from(start(request));
      List<PanelFile> files = new ArrayList<>(panels.of(kind));
      files.addAll(panels.of(ANYTHING));
      filled = List.of(parts.one(files, panel, window).orElseThrow(() -> noPart(panel)));
      template = "thingpart.jte";
      more.put("start", window.start());
      more.put("size", window.size());
    } else {
      boolean isRow = "row".equals(request.getParameter("part"));
      Part.Relationships behind =
          parts
              .behind(
                  panels.of(kind), panel, Names.named(with), isRow ? Window.OPENED : Window.from(0))
              .orElseThrow(() -> noPart(panel + " with " + with));
      filled = List.of(behind);
      template = isRow ? "relationships.jte" : "thingtie.jte";
      more.put("part", behind);
      if (!isRow) {
        more.put("with", with);
        more.put(
            "other",
            new Lookup(knowledge.graph(), knowledge.names(), addresses(request))
                .cell(Names.named(with)));
      }
    }
    if (!template.equals("relationships.jte")) { // which is put into a page that has the rest
      more.put("page", page(thing, kind, path, knowledge, addresses(request), parts, filled));
    }
    Relations.of(topic, addresses(request).days(), Format.HTML).send(response);
    response.setHeader("Server-Timing", queries.timing((System.nanoTime() - began) / 1e6));
    write(request, response, template, more);
  }

  /** Returns the line that a conclusion is; empty for other things. */
  private Optional<Triple> concluded(Node thing, Knowledge knowledge) {
    Graph support = slices.dataset().apply(knowledge.clocks()).getGraph(Aihw.SUPPORT_GRAPH);
    Lookup lookup = new Lookup(support, knowledge.names(), new Addresses(""));
    return lookup
        .value(thing, RDF.subject.asNode())
        .flatMap(
            subject ->
                lookup
                    .value(thing, RDF.predicate.asNode())
                    .flatMap(
                        property ->
                            lookup
                                .value(thing, RDF.object.asNode())
                                .map(object -> Triple.create(subject, property, object))));
  }

  /** Returns what falls with a source; empty where the thing is the source of nothing. */
  private Optional<Map<Triple, List<Triple>>> fallen(Node thing, Knowledge knowledge) {
    try {
      return Optional.of(slices.fallen().apply(thing, knowledge.clocks()));
    } catch (IllegalArgumentException _noSource) {
      return Optional.empty();
    }
  }

  private Map<Triple, List<Triple>> required(Node thing, Knowledge knowledge) throws NoSuchPage {
    return fallen(thing, knowledge).orElseThrow(() -> noPart(TableParts.FALLS));
  }

  private static NoSuchPage noPart(String name) {
    return new NoSuchPage("This page has no part called '" + name + "'.");
  }

  private static int start(HttpServletRequest request) throws RequestClocks.BadRequest {
    String start = Optional.ofNullable(request.getParameter("start")).orElse("0");
    if (!start.matches("\\d{1,7}")) {
      throw new RequestClocks.BadRequest("start is no row: '" + start + "'; write 100");
    }
    return Integer.parseInt(start);
  }

  private static ThingPage page(
      Node thing,
      String kind,
      String path,
      Knowledge knowledge,
      Addresses addresses,
      ThingParts parts,
      List<Part> filled) {
    return new ThingPage(
        knowledge.names().of(thing),
        kind,
        kinds(thing, knowledge, addresses),
        thing.getURI(),
        Topic.encoded(path),
        addresses.days(),
        knowledge.clocks(),
        parts.extent(),
        filled);
  }

  /** Returns the narrowest classes of a thing; one that was concluded leads to its proof. */
  private static List<Panel.Cell> kinds(Node thing, Knowledge knowledge, Addresses addresses) {
    Graph graph = knowledge.graph();
    List<Node> classes =
        graph.find(thing, RDF.type.asNode(), Node.ANY).mapWith(Triple::getObject).toList().stream()
            .filter(kind -> kind.isURI() && kind.getURI().startsWith(Aihw.ONTOLOGY))
            .distinct()
            .toList();
    return classes.stream()
        .filter(kind -> classes.stream().noneMatch(other -> isBelow(other, kind, graph)))
        .map(
            kind ->
                new Panel.Cell(
                    knowledge.names().of(kind),
                    knowledge.closure().isStated(Triple.create(thing, RDF.type.asNode(), kind))
                        ? addresses.of(kind)
                        : addresses.why(thing, RDF.type.asNode(), kind)))
        .sorted(Comparator.comparing(Panel.Cell::text))
        .toList();
  }

  private static boolean isBelow(Node narrow, Node wide, Graph graph) {
    return !narrow.equals(wide) && graph.contains(narrow, RDFS.subClassOf.asNode(), wide);
  }
}
