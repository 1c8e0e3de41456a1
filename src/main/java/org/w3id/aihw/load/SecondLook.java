package org.w3id.aihw.load;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.eclipse.rdf4j.rio.RDFFormat;

/**
 * Finds what Rio's readers of two formats pass over: in JSON-LD, whatever follows the first value,
 * and text in a language that cannot be, which they leave out; in TriG, a last statement without
 * its end. All of it is how a file looks that was cut or put together wrongly.
 */
final class SecondLook {
  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");

  /** What can follow a whole statement only: Jena's reader does not miss the last end either. */
  private static final String ONE_MORE = "\n<urn:x:end> <urn:x:end> <urn:x:end> .";

  private static final String LANGUAGE_KEY = "@language";

  private SecondLook() {}

  /** Returns what is wrong with a text that a reader took; empty if nothing is. */
  static Optional<String> at(String content, RDFFormat format) {
    if (format.equals(RDFFormat.JSONLD)) {
      return atJson(content);
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
            && !LANGUAGE.matcher(parser.getString()).matches()) {
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

  private static Optional<String> atTrig(String content) {
    try {
      RDFParser.fromString(content + ONE_MORE, Lang.TRIG)
          .resolveURIs(false)
          .checking(false)
          .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
          .parse(StreamRDFLib.sinkNull());
      return Optional.empty();
    } catch (RiotException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
