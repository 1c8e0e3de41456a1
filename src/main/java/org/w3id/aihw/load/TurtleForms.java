package org.w3id.aihw.load;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFWriter;
import org.eclipse.rdf4j.rio.trig.TriGWriter;
import org.eclipse.rdf4j.rio.turtle.TurtleWriter;

/**
 * Rio's writers of Turtle and TriG, but that numbers and truth values keep their form: Rio writes
 * them without quotes and as it would have them, {@code 01} and {@code +1} as {@code 1}.
 */
final class TurtleForms {
  /** What can stand without quotes, and is read as what it is (Turtle, section 6.5). */
  private static final Map<IRI, Pattern> SHORT =
      Map.of(
          XSD.INTEGER, Pattern.compile("[+-]?[0-9]+"),
          XSD.DECIMAL, Pattern.compile("[+-]?[0-9]*\\.[0-9]+"),
          XSD.DOUBLE, Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)[eE][+-]?[0-9]+"),
          XSD.BOOLEAN, Pattern.compile("true|false"));

  private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z.+-]*");

  private TurtleForms() {}

  /** Returns the writer of a format; empty if the format is neither. */
  static Optional<RDFWriter> writer(RDFFormat format, Writer out) {
    if (format.equals(RDFFormat.TURTLE)) {
      return Optional.of(new Turtle(out));
    }
    return format.equals(RDFFormat.TRIG) ? Optional.of(new TriG(out)) : Optional.empty();
  }

  /**
   * Returns whether Rio would make another form of it. What is no number at all it leaves alone.
   */
  private static boolean isNumber(Literal literal) {
    return SHORT.containsKey(literal.getDatatype()) && PLAIN.matcher(literal.getLabel()).matches();
  }

  private static boolean isShort(Literal literal) {
    Pattern form = SHORT.get(literal.getDatatype());
    return form != null && form.matcher(literal.getLabel()).matches();
  }

  private static final class Turtle extends TurtleWriter {
    Turtle(Writer out) {
      super(out);
    }

    @Override
    protected void writeLiteral(Literal literal) throws IOException {
      if (isShort(literal)) {
        writer.write(literal.getLabel());
      } else if (isNumber(literal)) {
        writer.write("\"" + literal.getLabel() + "\"^^");
        writeURI(literal.getDatatype());
      } else {
        super.writeLiteral(literal);
      }
    }
  }

  private static final class TriG extends TriGWriter {
    TriG(Writer out) {
      super(out);
    }

    @Override
    protected void writeLiteral(Literal literal) throws IOException {
      if (isShort(literal)) {
        writer.write(literal.getLabel());
      } else if (isNumber(literal)) {
        writer.write("\"" + literal.getLabel() + "\"^^");
        writeURI(literal.getDatatype());
      } else {
        super.writeLiteral(literal);
      }
    }
  }
}
