package org.w3id.aihw.load;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;

/**
 * Rio's reader of Turtle over a text that is in memory. What it takes, and what it says of faults,
 * is Rio's; only letters come from the text itself, not one by one through a locked buffer, and an
 * IRI is looked at once, however often it stands there.
 */
final class TurtleText extends TurtleParser {
  private static final int END = -1;

  private final String text;
  private final Map<String, IRI> known = new HashMap<>();
  private int position;

  TurtleText(String text) {
    this.text = text;
  }

  @Override
  protected int readCodePoint() {
    if (position >= text.length()) {
      return END;
    }
    char letter = text.charAt(position);
    if (!Character.isHighSurrogate(letter)) {
      position++;
      return letter;
    }
    int codePoint = text.codePointAt(position);
    position += Character.charCount(codePoint);
    return codePoint;
  }

  // Rio puts back nothing but what it has just read.

  @Override
  protected void unread(int codePoint) {
    if (codePoint != END) {
      position -= Character.charCount(codePoint);
    }
  }

  @Override
  protected void unread(String read) {
    position -= read.length();
  }

  @Override
  protected IRI createURI(String iri) throws RDFParseException {
    IRI before = known.get(iri);
    if (before != null) {
      return before;
    }
    IRI made = super.createURI(iri);
    if (made != null) { // Else its fault was told.
      known.put(iri, made);
    }
    return made;
  }
}
