package org.w3id.aihw.store;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.w3id.aihw.model.IriForm;
import org.w3id.aihw.model.LanguageTag;
import org.w3id.aihw.model.UnicodeText;

/**
 * What terms may be written: those that files may hold too. Updates build terms that no reader has
 * looked at, which would later come out as lines that no reader takes.
 */
final class TermForm {
  private static final int SHOWN = 100;

  private TermForm() {}

  /**
   * Refuses a quad that holds a term without a proper form.
   *
   * @throws WriteRefusedException if it does
   */
  static void require(Quad quad) {
    requireName(quad.getGraph());
    require(quad.getSubject());
    require(quad.getPredicate());
    require(quad.getObject());
  }

  private static void requireName(Node graph) {
    if (!graph.isURI()) {
      throw refusal(graph, "names a graph and is no IRI: nobody could ask for that graph again");
    }
    if (Quad.isUnionGraph(graph)) {
      throw refusal(graph, "is the name of all graphs together, which cannot be written to");
    }
    require(graph);
  }

  private static void require(Node node) {
    if (node.isTripleTerm()) {
      throw refusal(node, "is a triple as a term, which RDF 1.1 does not have");
    }
    // Half of a surrogate pair, which escapes can bring in, would come back as a question mark.
    if (!UnicodeText.isWellFormed(node.toString())) {
      throw refusal(node, "holds half of a surrogate pair, which is no character");
    }
    if (node.isURI() && !IriForm.isIri(node.getURI())) {
      throw refusal(node, "is no IRI");
    }
    if (node.isURI()) {
      IriForm.withoutAddress(node.getURI())
          .ifPresent(
              fault -> {
                throw refusal(node, fault);
              });
    }
    if (node.isLiteral()) {
      if (node.getLiteralLexicalForm().indexOf('\0') >= 0) {
        throw refusal(node, "holds a NUL character");
      }
      if (!node.getLiteralLanguage().isEmpty() && !LanguageTag.isOne(node.getLiteralLanguage())) {
        throw refusal(node, "has no proper language tag");
      }
      if (node.getLiteralBaseDirection() != Node.noTextDirection) {
        throw refusal(node, "has a direction of text, which RDF 1.1 does not have");
      }
      if (!IriForm.isIri(node.getLiteralDatatypeURI())) {
        throw refusal(node, "has a datatype that is no IRI");
      }
      if (node.getLiteralDatatypeURI().startsWith(AsWritten.PREFIX)) {
        throw refusal(node, "has a datatype that the store keeps for itself");
      }
      if (!node.getLiteral().isWellFormed()) {
        throw refusal(node, "is no value of its datatype");
      }
    }
  }

  private static WriteRefusedException refusal(Node node, String fault) {
    String text = node.toString().replace('\0', '?');
    return new WriteRefusedException(
        WriteRefusedException.Reason.MALFORMED,
        (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + " " + fault);
  }
}
