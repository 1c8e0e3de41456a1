package org.w3id.aihw.load;

import java.util.Map;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;

/** Between the terms of RDF4J, the file layer, and those of Jena, the graph layer. */
final class Terms {
  private static final ValueFactory VALUES = SimpleValueFactory.getInstance();

  private Terms() {}

  /**
   * Returns the node of a term. A label names a node within its document alone, so each document
   * has nodes of its own, whatever its labels, and whatever the parser calls those without one.
   *
   * @param blanks the nodes of the labels that its document has used so far, added to
   */
  static Node toJena(Value value, Map<String, Node> blanks) {
    return switch (value) {
      case IRI iri -> NodeFactory.createURI(iri.stringValue());
      case BNode blank ->
          blanks.computeIfAbsent(blank.getID(), label -> NodeFactory.createBlankNode());
      case Literal literal -> toJena(literal);
      default -> throw new IllegalArgumentException("not a term of RDF 1.1: " + value);
    };
  }

  private static Node toJena(Literal literal) {
    return literal
        .getLanguage()
        .map(language -> NodeFactory.createLiteralLang(literal.getLabel(), language))
        .orElseGet(
            () ->
                NodeFactory.createLiteralDT(
                    literal.getLabel(),
                    TypeMapper.getInstance()
                        .getSafeTypeByName(literal.getDatatype().stringValue())));
  }

  static Statement toRdf4j(Triple triple, Node graph) {
    Resource subject = (Resource) toRdf4j(triple.getSubject());
    IRI predicate = (IRI) toRdf4j(triple.getPredicate());
    Value object = toRdf4j(triple.getObject());
    return graph.isURI()
        ? VALUES.createStatement(subject, predicate, object, VALUES.createIRI(graph.getURI()))
        : VALUES.createStatement(subject, predicate, object);
  }

  private static Value toRdf4j(Node node) {
    if (node.isURI()) {
      return VALUES.createIRI(node.getURI());
    }
    if (node.isBlank()) {
      return VALUES.createBNode(node.getBlankNodeLabel());
    }
    if (!node.isLiteral()) {
      throw new IllegalArgumentException("not a term of RDF 1.1: " + node);
    }
    String language = node.getLiteralLanguage();
    return language.isEmpty()
        ? VALUES.createLiteral(
            node.getLiteralLexicalForm(), VALUES.createIRI(node.getLiteralDatatypeURI()))
        : VALUES.createLiteral(node.getLiteralLexicalForm(), language);
  }
}
