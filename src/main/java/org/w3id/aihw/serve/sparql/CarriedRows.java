package org.w3id.aihw.serve.sparql;

import java.util.Iterator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.w3id.aihw.model.IriForm;
import org.w3id.aihw.model.LanguageTag;
import org.w3id.aihw.model.UnicodeText;
import org.w3id.aihw.model.XmlText;
import org.w3id.aihw.serve.http.Refusal;

/**
 * Rows that a format can carry, so that what is sent is read back as it was. Queries can make what
 * some cannot: XML has no place for most control characters, TSV none for an IRI with a blank.
 */
final class CarriedRows {
  private static final int SHOWN = 200;

  private CarriedRows() {}

  /** Returns rows that end in a {@link Refusal} at the first that the format cannot carry. */
  static RowSet of(RowSet rows, ResultFormat format) {
    Iterator<Binding> checked =
        Iter.map(
            rows,
            row -> {
              row.forEach((variable, value) -> require(value, format));
              return row;
            });
    return RowSetStream.create(rows.getResultVars(), checked);
  }

  private static void require(Node value, ResultFormat format) {
    if (!allMatch(value, UnicodeText::isWellFormed)) {
      throw Refusal.badRequest(
          "no format can carry " + shown(value) + ", which holds half of a surrogate pair");
    }
    if (!isCarried(value, format)) {
      throw Refusal.notAcceptable(
          format.mediaType()
              + " cannot carry "
              + shown(value)
              + "; take "
              + String.join(
                  ", ",
                  Stream.of(ResultFormat.JSON, ResultFormat.XML, ResultFormat.CSV)
                      .filter(other -> isCarried(value, other))
                      .map(ResultFormat::mediaType)
                      .toList()));
    }
  }

  private static boolean isCarried(Node value, ResultFormat format) {
    return switch (format) {
      case JSON, PLAIN_JSON -> true;
      case XML, PLAIN_XML -> allMatch(value, XmlText::holds);
      case CSV -> allMatch(value, part -> part.indexOf('\0') < 0);
      case TSV -> isTerm(value) && allMatch(value, part -> part.indexOf('\0') < 0);
    };
  }

  /** Returns whether all texts that make up a term are such. */
  private static boolean allMatch(Node value, Predicate<String> such) {
    if (value.isLiteral()) {
      return such.test(value.getLiteralLexicalForm())
          && such.test(value.getLiteralLanguage())
          && such.test(value.getLiteralDatatypeURI());
    }
    return !value.isURI() || such.test(value.getURI());
  }

  /** Returns whether a term can be written as in Turtle, which is how TSV has it. */
  private static boolean isTerm(Node value) {
    if (value.isURI()) {
      return IriForm.isIri(value.getURI());
    }
    return !value.isLiteral()
        || ((value.getLiteralLanguage().isEmpty() || LanguageTag.isOne(value.getLiteralLanguage()))
            && IriForm.isIri(value.getLiteralDatatypeURI()));
  }

  private static String shown(Node value) {
    String text = XmlText.replaced(value.toString());
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }
}
