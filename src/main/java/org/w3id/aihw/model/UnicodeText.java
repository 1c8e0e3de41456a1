package org.w3id.aihw.model;

/**
 * Which strings of Java are text of Unicode: those in which no half of a surrogate pair stands
 * alone (The Unicode Standard, definitions D84 and D85).
 */
public final class UnicodeText {
  private UnicodeText() {}

  /** Returns whether a string is well-formed, and so can be written in UTF-8. */
  public static boolean isWellFormed(String text) {
    int length = text.length();
    for (int at = 0; at < length; at++) {
      char here = text.charAt(at);
      if (Character.isSurrogate(here)) {
        boolean isPair =
            Character.isHighSurrogate(here)
                && at + 1 < length
                && Character.isLowSurrogate(text.charAt(at + 1));
        if (!isPair) {
          return false;
        }
        at++;
      }
    }
    return true;
  }
}
