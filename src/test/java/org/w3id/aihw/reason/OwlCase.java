package org.w3id.aihw.reason;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.RDFXMLDocumentFormat;
import org.semanticweb.owlapi.model.OWLException;
import org.semanticweb.owlapi.model.OWLOntologyManager;

/**
 * A test case of the W3C for OWL 2.
 *
 * @param kinds the tests that it is made for
 * @param premise what is given, with what it imports
 * @param conclusion what must follow; empty where nothing is said
 * @param nonConclusion what must not follow; empty where nothing is said
 */
record OwlCase(
    String name,
    Set<String> kinds,
    List<Triple> premise,
    List<Triple> conclusion,
    List<Triple> nonConclusion) {
  static final Path FILE =
      Path.of(System.getProperty("aihw.suites", "../shared/suites"), "owl2/all.rdf");

  private static final String TEST = "http://www.w3.org/2007/OWL/testOntology#";

  private static final Map<String, String> ENTITIES =
      Map.of("&test;", TEST, "&owl;", OWL2.NS, "&rdf;", RDF.uri, "&rdfs;", RDFS.uri);

  boolean is(String kind) {
    return kinds.contains(kind);
  }

  static List<OwlCase> ofProfile(String profile) throws IOException {
    String text = Files.readString(FILE);
    // The suite names so many things by entities that the JDK stops reading it.
    for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
      text = text.replace(entity.getKey(), entity.getValue());
    }
    Graph suite = GraphFactory.createDefaultGraph();
    Turtle.triples(text, Lang.RDFXML).forEach(suite::add);
    List<Node> found =
        suite.find(Node.ANY, term("profile"), term(profile)).mapWith(Triple::getSubject).toList();
    List<OwlCase> cases = new ArrayList<>();
    for (Node node : found) {
      cases.add(read(node, suite));
    }
    cases.sort(Comparator.comparing(OwlCase::name));
    return cases;
  }

  private static OwlCase read(Node node, Graph suite) {
    Set<String> kinds = new HashSet<>();
    suite
        .find(node, RDF.type.asNode(), Node.ANY)
        .forEachRemaining(kind -> kinds.add(kind.getObject().getLocalName()));
    List<Triple> premise = new ArrayList<>(ontology(node, "Premise", suite));
    for (Node imported : values(node, "importedOntology", suite)) {
      premise.addAll(ontology(imported, "Input", suite));
    }
    return new OwlCase(
        values(node, "identifier", suite).getFirst().getLiteralLexicalForm(),
        kinds,
        premise,
        ontology(node, "Conclusion", suite),
        ontology(node, "NonConclusion", suite));
  }

  private static Node term(String name) {
    return NodeFactory.createURI(TEST + name);
  }

  private static List<Node> values(Node node, String property, Graph suite) {
    return suite.find(node, term(property), Node.ANY).mapWith(Triple::getObject).toList();
  }

  private static List<Triple> ontology(Node node, String part, Graph suite) {
    for (Node text : values(node, "rdfXml" + part + "Ontology", suite)) {
      return Turtle.triples(text.getLiteralLexicalForm(), Lang.RDFXML);
    }
    for (Node text : values(node, "fs" + part + "Ontology", suite)) {
      return Turtle.triples(translated(text.getLiteralLexicalForm()), Lang.RDFXML);
    }
    return List.of();
  }

  /** Translates functional syntax to RDF/XML. */
  private static String translated(String functional) {
    OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      manager
          .loadOntologyFromOntologyDocument(
              new ByteArrayInputStream(functional.getBytes(StandardCharsets.UTF_8)))
          .saveOntology(new RDFXMLDocumentFormat(), out);
    } catch (OWLException e) {
      throw new IllegalStateException("cannot translate " + functional, e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
