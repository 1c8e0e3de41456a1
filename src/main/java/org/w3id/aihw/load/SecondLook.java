package org.w3id.aihw.load;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.rio.RDFFormat;

/**
 * Finds what Rio's readers of three formats pass over: in JSON-LD, whatever follows the first
 * value, and text in a language that cannot be, which they leave out; in TriG, a last statement
 * without its end; in RDF/XML, characters that no IRI may have, which they escape. All of it is how
 * a file looks that was cut or put together wrongly.
 */
final class SecondLook {
  /** What can follow a whole statement only: Jena's reader does not miss the last end either. */
  private static final String ONE_MORE = "\n<urn:x:end> <urn:x:end> <urn:x:end> .";

  /** For relative IRIs, whose meaning is the first reader's; here only the grammar is looked at. */
  private static final String ANY_BASE = "http://base.invalid/";

  /** Where RDF/XML has IRIs, rather than names or text. */
  private static final Set<String> IRI_ATTRIBUTES = Set.of("about", "resource", "datatype");

  private static final String LANGUAGE_KEY = "@language";

  private SecondLook() {}

  /** Returns what is wrong with a text that a reader took; empty if nothing is. */
  static Optional<String> at(String content, RDFFormat format) {
    if (format.equals(RDFFormat.JSONLD)) {
      return atJson(content);
    }
    if (format.equals(RDFFormat.RDFXML)) {
      return atXml(content);
    }
    return format.equals(RDFFormat.TRIG) ? atTrig(content) : Optional.empty();
  }

  private static Optional<String> atJson(String content) {
    try (JsonParser parser = Json.createParser(new StringReader(content))) {
      boolean namesLanguage = false;
      while (parser.hasNext()) {
        JsonParser.Event event = parser.next();
        if (namesLanguage
            && event == JsonParser.Event.VALUE_STRING
            && !Carried.isTagOfJson(parser.getString())) {
          return Optional.of("has a language tag that cannot be: '" + parser.getString() + "'");
        }
        namesLanguage =
            event == JsonParser.Event.KEY_NAME && parser.getString().equals(LANGUAGE_KEY);
      }
      return Optional.empty();
    } catch (JsonException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> atXml(String content) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(content));
      while (reader.hasNext()) {
        if (reader.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        for (int number = 0; number < reader.getAttributeCount(); number++) {
          String value = reader.getAttributeValue(number);
          if (RDF.NAMESPACE.equals(reader.getAttributeNamespace(number))
              && IRI_ATTRIBUTES.contains(reader.getAttributeLocalName(number))
              && Letters.areForbiddenInIris(value)) {
            return Optional.of("holds a character that no IRI may have: '" + value + "'");
          }
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> atTrig(String content) {
    try {
      RDFParser.fromString(content + ONE_MORE, Lang.TRIG)
          .base(ANY_BASE)
          .checking(false)
          .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
          .parse(StreamRDFLib.sinkNull());
      return Optional.empty();
    } catch (RiotException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
