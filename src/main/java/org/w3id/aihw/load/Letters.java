package org.w3id.aihw.load;

import java.util.BitSet;

/** What letters a term may be made of, looked at without a copy of it. */
final class Letters {
  /** What stands neither in IRIs nor in references to them (RFC 3987, section 2.2). */
  private static final BitSet NOT_IN_IRIS = new BitSet();

  static {
    NOT_IN_IRIS.set(0, ' ' + 1);
    "<>\"{}|\\^`".chars().forEach(NOT_IN_IRIS::set);
  }

  private Letters() {}

  /** Returns whether a text holds what no IRI may have. */
  static boolean areForbiddenInIris(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (NOT_IN_IRIS.get(text.charAt(index))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a text holds half of a surrogate pair, which no encoding of Unicode can. */
  static boolean areHalfPairs(String text) {
    int index = 0;
    while (index < text.length()) {
      // Of half a pair this is the half itself, of a pair what both stand for.
      int codePoint = text.codePointAt(index);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        return true;
      }
      index += Character.charCount(codePoint);
    }
    return false;
  }
}
