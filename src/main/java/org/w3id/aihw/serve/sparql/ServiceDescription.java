package org.w3id.aihw.serve.sparql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.Accept;
import org.w3id.aihw.serve.http.Format;
import org.w3id.aihw.serve.http.PublicAddress;
import org.w3id.aihw.serve.http.RdfBody;
import org.w3id.aihw.serve.http.Refusal;
import org.w3id.aihw.serve.http.Slices;

/**
 * What the endpoint can do and what it holds, in RDF: SPARQL 1.1 Service Description with VoID (W3C
 * Interest Group Note, 2011).
 */
public final class ServiceDescription {
  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
  private static final String FORMATS = "http://www.w3.org/ns/formats/";
  private static final List<String> RESULT_FORMATS =
      List.of(
          "SPARQL_Results_JSON",
          "SPARQL_Results_XML",
          "SPARQL_Results_CSV",
          "SPARQL_Results_TSV",
          "Turtle",
          "N-Triples",
          "JSON-LD",
          "RDF_XML",
          "TriG",
          "N-Quads");
  private static final List<String> FUNCTIONS =
      List.of("shortestPath", "reach", "hitIfStopped", "moneyLoop");

  private final Slices slices;
  private final PublicAddress address;
  private final boolean takesUpdates;
  private final boolean asksOthers;

  /**
   * Describes an endpoint over slices.
   *
   * @param takesUpdates whether anybody may write
   * @param asksOthers whether queries may ask any endpoint of others
   */
  public ServiceDescription(
      Slices slices, PublicAddress address, boolean takesUpdates, boolean asksOthers) {
    this.slices = slices;
    this.address = address;
    this.takesUpdates = takesUpdates;
    this.asksOthers = asksOthers;
  }

  /** Returns what relative IRIs of a query are resolved against. */
  String base(HttpServletRequest request) {
    return address.of(request) + "/sparql";
  }

  /**
   * Sends the description in the format that the client wants most.
   *
   * @throws Refusal if it wants none of ours
   */
  public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    List<String> types = Format.ofData().stream().map(Format::mediaType).toList();
    String type = Accept.of(request).best(types).orElseThrow(() -> Refusal.notAcceptable(types));
    ByteArrayOutputStream body =
        RdfBody.of(Format.ofMediaType(type).orElseThrow(), triples(address.of(request)));
    response.setContentType(type.startsWith("text/") ? type + ";charset=utf-8" : type);
    response.setContentLength(body.size());
    body.writeTo(response.getOutputStream());
  }

  private static Node sd(String name) {
    return NodeFactory.createURI(SD + name);
  }

  private List<Triple> triples(String base) {
    Node service = NodeFactory.createURI(base + "/.well-known/void#service");
    Node dataset = NodeFactory.createURI(base + "/.well-known/void#dataset");
    Node everything = NodeFactory.createURI(base + "/.well-known/void#everything");
    Node endpoint = NodeFactory.createURI(base + "/sparql");
    List<Triple> triples = new ArrayList<>();
    triples.add(Triple.create(service, RDF.type.asNode(), sd("Service")));
    triples.add(Triple.create(service, sd("endpoint"), endpoint));
    triples.add(Triple.create(service, sd("supportedLanguage"), sd("SPARQL11Query")));
    if (takesUpdates) {
      Node updates = NodeFactory.createURI(base + "/.well-known/void#updates");
      triples.add(Triple.create(updates, RDF.type.asNode(), sd("Service")));
      triples.add(Triple.create(updates, sd("endpoint"), NodeFactory.createURI(base + "/update")));
      triples.add(Triple.create(updates, sd("supportedLanguage"), sd("SPARQL11Update")));
    }
    triples.add(Triple.create(service, sd("feature"), sd("UnionDefaultGraph")));
    if (asksOthers) {
      triples.add(Triple.create(service, sd("feature"), sd("BasicFederatedQuery")));
    }
    triples.add(
        Triple.create(
            service,
            sd("defaultEntailmentRegime"),
            NodeFactory.createURI("http://www.w3.org/ns/entailment/OWL-RDF-Based")));
    triples.add(
        Triple.create(
            service,
            sd("defaultSupportedEntailmentProfile"),
            NodeFactory.createURI("http://www.w3.org/ns/owl-profile/RL")));
    for (String format : RESULT_FORMATS) {
      triples.add(
          Triple.create(service, sd("resultFormat"), NodeFactory.createURI(FORMATS + format)));
    }
    for (String function : FUNCTIONS) {
      Node feature = NodeFactory.createURI(Aihw.FUNCTION + function);
      triples.add(Triple.create(service, sd("propertyFeature"), feature));
      triples.add(Triple.create(feature, RDF.type.asNode(), sd("Feature")));
    }
    triples.add(Triple.create(service, sd("defaultDataset"), dataset));
    triples.add(Triple.create(dataset, RDF.type.asNode(), sd("Dataset")));
    triples.add(Triple.create(dataset, RDF.type.asNode(), VOID.Dataset.asNode()));
    triples.add(
        Triple.create(
            dataset,
            DCTerms.title.asNode(),
            NodeFactory.createLiteralLang("AI Hardware Graph", "en")));
    triples.add(Triple.create(dataset, VOID.sparqlEndpoint.asNode(), endpoint));
    triples.add(
        Triple.create(dataset, VOID.uriSpace.asNode(), NodeFactory.createLiteralString(Aihw.ID)));
    triples.add(
        Triple.create(
            dataset,
            VOID.vocabulary.asNode(),
            NodeFactory.createURI(Aihw.ONTOLOGY.substring(0, Aihw.ONTOLOGY.length() - 1))));
    triples.add(Triple.create(dataset, sd("defaultGraph"), everything));
    triples.add(Triple.create(everything, RDF.type.asNode(), sd("Graph")));
    addGraphs(triples, dataset, everything);
    return triples;
  }

  private void addGraphs(List<Triple> triples, Node dataset, Node everything) {
    Clocks today = Clocks.on(Clocks.today());
    Knowledge knowledge = slices.knowledge().apply(today);
    triples.add(size(everything, knowledge.closure().size()));
    triples.add(size(dataset, knowledge.closure().size()));
    DatasetGraph stored = slices.dataset().apply(today);
    stored.begin(ReadWrite.READ);
    try {
      for (Iterator<Node> names = stored.listGraphNodes(); names.hasNext(); ) {
        Node name = names.next();
        if (name.isURI()) {

          Node named = NodeFactory.createBlankNode("graph" + triples.size());
          triples.add(Triple.create(dataset, sd("namedGraph"), named));
          triples.add(Triple.create(named, RDF.type.asNode(), sd("NamedGraph")));
          triples.add(Triple.create(named, sd("name"), name));
        }
      }
    } finally {
      stored.end();
    }
  }

  private static Triple size(Node graph, int count) {
    return Triple.create(
        graph,
        VOID.triples.asNode(),
        NodeFactory.createLiteralDT(String.valueOf(count), XSDDatatype.XSDinteger));
  }
}
