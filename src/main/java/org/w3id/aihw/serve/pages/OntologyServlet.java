package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.RequestClocks;

/**
 * All terms of the ontology with their definitions, {@code /page/ontology}: where the IRI of a term
 * leads, with the term's own name behind the hash.
 */
public final class OntologyServlet extends PageServlet {
  private static final long serialVersionUID = 1;

  private static final Node UNIT =
      NodeFactory.createURI(Names.prefixes().getNsPrefixURI("qudt") + "Unit");

  private final transient Topics topics;

  /** Shows the ontology of topics. */
  public OntologyServlet(Topics topics) {
    this.topics = topics;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, RequestClocks.BadRequest {
    Clocks clocks = RequestClocks.of(request);
    Knowledge knowledge = topics.knowledge(clocks);
    Graph graph = knowledge.graph();
    Names names = knowledge.names();
    Addresses addresses = addresses(request);
    Topic ontology = new Topic.Ontology();
    Relations.of(ontology, addresses.days(), Format.HTML).send(response);
    OntologyPage page =
        new OntologyPage(
            clocks,
            topics.modules().stream()
                .map(module -> new Panel.Cell(Names.slug(module), addresses.of(module)))
                .toList(),
            List.of(
                section("Classes", OWL.Class.asNode(), graph, names, addresses),
                section(
                    "Lines between things", OWL.ObjectProperty.asNode(), graph, names, addresses),
                section("Values of things", OWL.DatatypeProperty.asNode(), graph, names, addresses),
                section("Notes on terms", OWL.AnnotationProperty.asNode(), graph, names, addresses),
                section("Fixed values", SKOS.Concept.asNode(), graph, names, addresses),
                section("Units", UNIT, graph, names, addresses)),
            GraphServlet.formats(ontology, addresses.days()));
    write(request, response, "ontology.jte", Map.of("page", page));
  }

  private static OntologyPage.Section section(
      String title, Node kind, Graph graph, Names names, Addresses addresses) {
    return new OntologyPage.Section(
        title,
        graph.find(Node.ANY, RDF.type.asNode(), kind).mapWith(Triple::getSubject).toSet().stream()
            .filter(term -> term.isURI() && term.getURI().startsWith(Aihw.ONTOLOGY))
            .sorted(Comparator.comparing(Node::getURI))
            .map(
                term ->
                    new OntologyPage.Term(
                        Names.slug(term),
                        new Panel.Cell(names.of(term), addresses.of(term)),
                        definition(term, graph, names)))
            .toList());
  }

  private static String definition(Node term, Graph graph, Names names) {
    return graph.find(term, SKOS.definition.asNode(), Node.ANY).toList().stream()
        .map(triple -> names.of(triple.getObject()))
        .findFirst()
        .orElse("");
  }
}
