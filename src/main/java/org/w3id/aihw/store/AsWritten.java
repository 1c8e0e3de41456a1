package org.w3id.aihw.store;

import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.riot.thrift.wire.RDF_Term;
import org.apache.jena.sparql.core.Quad;

/**
 * Literals in the form in which TDB2 keeps them as they were written. Its table of terms writes
 * integers, decimals and doubles by their value, so one whose form is another than that of its
 * value ({@code 01}, {@code .1}, {@code 1e0}) goes in under a datatype that TDB2 does not know.
 */
final class AsWritten {
  /** Before the datatype of what TDB2 would change; nobody may write literals of such types. */
  static final String PREFIX = "urn:x-aihw:as-written:";

  private AsWritten() {}

  /** Returns whether the store keeps a term as it is. */
  static boolean isPlain(Node node) {
    if (!node.isLiteral()) {
      return true;
    }
    RDF_Term value = new RDF_Term();
    return !ThriftConvert.toThriftValue(node, value) || ThriftConvert.convert(value).equals(node);
  }

  /** Returns the term by which the store keeps a term. */
  static Node inStore(Node node) {
    return isPlain(node) ? node : literal(node, PREFIX + node.getLiteralDatatypeURI());
  }

  /** Returns the term that the store keeps by a term. */
  static Node outOfStore(Node node) {
    return node.isLiteral() && node.getLiteralDatatypeURI().startsWith(PREFIX)
        ? literal(node, node.getLiteralDatatypeURI().substring(PREFIX.length()))
        : node;
  }

  private static Node literal(Node node, String datatype) {
    return NodeFactory.createLiteralDT(
        node.getLiteralLexicalForm(), TypeMapper.getInstance().getSafeTypeByName(datatype));
  }

  static Triple inStore(Triple triple) {
    Node object = inStore(triple.getObject());
    return object.equals(triple.getObject())
        ? triple
        : Triple.create(triple.getSubject(), triple.getPredicate(), object);
  }

  static Triple outOfStore(Triple triple) {
    Node object = outOfStore(triple.getObject());
    return object.equals(triple.getObject())
        ? triple
        : Triple.create(triple.getSubject(), triple.getPredicate(), object);
  }

  static Quad outOfStore(Quad quad) {
    Node object = outOfStore(quad.getObject());
    return object.equals(quad.getObject())
        ? quad
        : Quad.create(quad.getGraph(), quad.getSubject(), quad.getPredicate(), object);
  }
}
