package org.w3id.aihw.model;

import java.util.regex.Pattern;

/** The form of language tags that all grammars share (RFC 5646, section 2.1). */
public final class LanguageTag {
  private static final Pattern FORM = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");

  private LanguageTag() {}

  /** Returns whether a text is a language tag. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
