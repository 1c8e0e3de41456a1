package org.w3id.aihw.model;

/**
 * The mark that some editors put before the first letter of a text in UTF-8 (Unicode, section
 * 23.8). It is no part of the text, and no grammar of ours has a place for it.
 */
public final class ByteOrderMark {
  private static final String MARK = "\uFEFF";

  private ByteOrderMark() {}

  /** Returns a text without the mark before it, if there is one. */
  public static String dropped(String text) {
    return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
  }
}
