package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/** The page of a thing or term: {@code /page/SLUG}, {@code /page/ontology/TERM}. */
public final class ThingServlet extends PageServlet {
  private static final long serialVersionUID = 1;

  private final transient Slices slices;
  private final transient Panels panels;

  /** Shows slices through panels. */
  public ThingServlet(Slices slices, Panels panels) {
    this.slices = slices;
    this.panels = panels;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoSuchPage, RequestClocks.BadRequest {
    Clocks clocks = RequestClocks.of(request);
    String path = Things.slugIn(request);
    Node thing =
        path.startsWith("ontology/")
            ? Aihw.term(path.substring("ontology/".length()))
            : Aihw.thing(path);
    Knowledge knowledge = slices.knowledge().apply(clocks);
    if (!Things.isKnown(thing, knowledge.graph())) {
      throw new NoSuchPage(Things.unknown(path, knowledge));
    }
    Names names = knowledge.names();
    DatasetGraph dataset = slices.dataset().apply(clocks);
    List<Panel> filled =
        Txn.calculateRead(dataset, () -> panels.about(thing, dataset, names, addresses(request)));
    List<String> kinds =
        knowledge.graph().find(thing, RDF.type.asNode(), Node.ANY).toList().stream()
            .map(Triple::getObject)
            .filter(kind -> kind.isURI() && kind.getURI().startsWith(Aihw.ONTOLOGY))
            .map(names::of)
            .sorted()
            .toList();
    ThingPage page = new ThingPage(names.of(thing), kinds, thing.getURI(), path, clocks, filled);
    write(response, "thing.jte", Map.of("page", page));
  }
}
