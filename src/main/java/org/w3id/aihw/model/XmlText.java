package org.w3id.aihw.model;

import java.util.stream.Collectors;

/**
 * Which characters a document of XML 1.0 can hold (section 2.2). The others it cannot hold in any
 * way: a reference by number to one is not well-formed either (section 4.1).
 */
public final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;
  private static final int SPACE = 0x20;

  private XmlText() {}

  /** Returns whether XML can hold a text. */
  public static boolean holds(String text) {
    for (int at = 0; at < text.length(); at++) {
      char here = text.charAt(at);
      // Most texts have nothing but these, which need no closer look.
      if (here < SPACE || here > '~') {
        return text.codePoints().skip(at).allMatch(XmlText::isCharacter);
      }
    }
    return true;
  }

  /** Returns a text for people, with a replacement character for each that XML cannot hold. */
  public static String replaced(String text) {
    return holds(text)
        ? text
        : text.codePoints()
            .mapToObj(point -> Character.toString(isCharacter(point) ? point : REPLACEMENT))
            .collect(Collectors.joining());
  }

  private static boolean isCharacter(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= SPACE && point < Character.MIN_SURROGATE)
        || (point > Character.MAX_SURROGATE && point <= REPLACEMENT)
        || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }
}
