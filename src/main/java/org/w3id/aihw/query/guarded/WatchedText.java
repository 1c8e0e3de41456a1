package org.w3id.aihw.query.guarded;

import org.w3id.aihw.model.WorkLimit;

/**
 * A text that looks at the limit of the work as it is read. A regular expression that tries again
 * and again reads it again and again; nothing else can stop it.
 */
record WatchedText(String text) implements CharSequence {
  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    WorkLimit.check();
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new WatchedText(text.substring(start, end));
  }

  @Override
  public String toString() {
    return text;
  }
}
