package org.w3id.aihw.load;

import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.common.xml.XMLUtil;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.w3id.aihw.model.IriForm;
import org.w3id.aihw.model.LanguageTag;
import org.w3id.aihw.model.UnicodeText;
import org.w3id.aihw.model.XmlText;

/**
 * What a format of triples can carry, so that what is written is read back as it was. Queries can
 * make terms that none can: an IRI with a blank in it, half of a character.
 */
final class Carried {
  /**
   * Names of RDF's own that stand for something else where RDF/XML has properties (section 5.1).
   */
  private static final Set<String> NO_PROPERTIES =
      Set.of(
          "RDF",
          "ID",
          "about",
          "parseType",
          "resource",
          "nodeID",
          "datatype",
          "Description",
          "li",
          "aboutEach",
          "aboutEachPrefix",
          "bagID");

  /** Formats whose IRIs may be relative: what reads them resolves all (RFC 3986, section 5.2.2). */
  private static final Set<RDFFormat> RESOLVING =
      Set.of(RDFFormat.TURTLE, RDFFormat.TRIG, RDFFormat.RDFXML, RDFFormat.JSONLD);

  private static final Pattern DOTS =
      Pattern.compile("\\A[^:/?#]+:(//[^/?#]*+)?+([^/?#]*/)*\\.{1,2}([/?#]|\\z)");

  private static final Pattern SCHEME_ALONE = Pattern.compile("\\A[^:/?#]+:(#|\\?|\\z)");

  private static final List<String> XML_OWN =
      List.of("http://www.w3.org/2000/xmlns/", "http://www.w3.org/XML/1998/namespace");

  private static final int SHOWN = 200;

  private final RDFFormat format;

  /** IRIs that can be carried: most stand in many triples. */
  private final Set<String> known = new HashSet<>();

  Carried(RDFFormat format) {
    this.format = format;
  }

  /**
   * Returns what the format cannot carry of a triple, as the end of "it cannot carry"; else empty.
   */
  Optional<String> fault(Triple triple) {
    Optional<String> fault =
        of(triple.getSubject())
            .or(() -> of(triple.getPredicate()))
            .or(() -> of(triple.getObject()));
    if (fault.isPresent()) {
      return fault;
    }
    return format.equals(RDFFormat.RDFXML)
        ? ofProperty(triple.getPredicate().getURI())
        : Optional.empty();
  }

  private Optional<String> of(Node node) {
    return node.isLiteral() ? ofLiteral(node) : ofName(node);
  }

  private Optional<String> ofName(Node node) {
    if (!node.isURI()) {
      return node.isBlank() ? Optional.empty() : Optional.of(shown(node) + ", no term of RDF 1.1");
    }
    return isIri(node.getURI())
        ? ofIri(node.getURI(), node)
        : Optional.of(shown(node) + ", which is no IRI");
  }

  private boolean isIri(String text) {
    return known.contains(text) || IriForm.isIri(text);
  }

  /** Returns what the format cannot carry of a term for the sake of an IRI in it. */
  private Optional<String> ofIri(String iri, Node term) {
    if (known.contains(iri)) {
      return Optional.empty();
    }
    boolean mayHaveDots = iri.contains("/.") || iri.contains(":.");
    if (mayHaveDots && RESOLVING.contains(format) && DOTS.matcher(iri).find()) {
      return Optional.of(shown(term) + ", in which readers take a part of dots away");
    }
    // The library leaves out what has such a name, without a word.
    if (format.equals(RDFFormat.JSONLD) && SCHEME_ALONE.matcher(iri).find()) {
      return Optional.of(shown(term) + ", an IRI of nothing but a scheme");
    }
    known.add(iri);
    return Optional.empty();
  }

  private Optional<String> ofLiteral(Node node) {
    String text = node.getLiteralLexicalForm();
    String language = node.getLiteralLanguage();
    String type = node.getLiteralDatatypeURI();
    if (!UnicodeText.isWellFormed(text)) {
      return Optional.of(shown(node) + ", which holds half of a surrogate pair");
    }
    if (!language.isEmpty() && !LanguageTag.isOne(language)) {
      return Optional.of(shown(node) + ", whose language tag cannot be");
    }
    if (!isIri(type)) {
      return Optional.of(shown(node) + ", whose datatype is no IRI");
    }
    if (format.equals(RDFFormat.RDFXML)) {
      return ofXml(node, text, type);
    }
    Optional<String> ofType = ofIri(type, node);
    if (ofType.isPresent()) {
      return ofType;
    }
    return format.equals(RDFFormat.JSONLD) ? ofJson(node, language, type) : Optional.empty();
  }

  private static Optional<String> ofXml(Node node, String text, String type) {
    if (!XmlText.holds(text)) {
      return Optional.of(shown(node) + ", which holds a character that XML 1.0 cannot");
    }
    return type.equals(RDF.XMLLITERAL.stringValue())
        ? Optional.of(shown(node) + ", since elements inside of elements take on their names")
        : Optional.empty();
  }

  private static Optional<String> ofJson(Node node, String language, String type) {
    if (type.equals(RDF.NAMESPACE + "JSON")) {
      return Optional.of(shown(node) + ", since JSON inside of JSON is written anew");
    }
    return language.isEmpty() || isTagOfJson(language)
        ? Optional.empty()
        : Optional.of(shown(node) + ", whose language tag JSON-LD leaves out");
  }

  /**
   * Returns whether the library of JSON-LD takes a language tag, by the letter of BCP 47. Text with
   * another it leaves out, when it reads and when it writes; of old ones such as {@code i-klingon}
   * it knows nothing.
   */
  static boolean isTagOfJson(String language) {
    try {
      new Locale.Builder().setLanguageTag(language);
      return language.indexOf('-') != 1;
    } catch (IllformedLocaleException _other) {
      return false;
    }
  }

  private static Optional<String> ofProperty(String iri) {
    if (XMLUtil.findURISplitIndex(iri) < 0) {
      return Optional.of("the property <" + iri + ">, whose end is no name in XML");
    }
    boolean isOther =
        (iri.startsWith(RDF.NAMESPACE)
                && NO_PROPERTIES.contains(iri.substring(RDF.NAMESPACE.length())))
            || XML_OWN.stream().anyMatch(iri::startsWith);
    return isOther
        ? Optional.of("the property <" + iri + ">, which stands for something else there")
        : Optional.empty();
  }

  private static String shown(Node node) {
    String text = XmlText.replaced(node.isURI() ? "<" + node + ">" : node.toString());
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }
}
