package org.w3id.aihw.serve.pages;

import java.util.Locale;

/** Words for people out of names for programs. */
final class Words {
  private Words() {}

  /** Turns a variable such as {@code statedOn} into words. */
  static String spaced(String variable) {
    return variable.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
