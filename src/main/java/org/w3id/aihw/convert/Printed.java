package org.w3id.aihw.convert;

import java.util.regex.Pattern;

/** Text of a dataset as it can be shown: what would not be seen, or move a terminal, is spelt. */
final class Printed {
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}&&[^ ]]");

  private Printed() {}

  static String of(String text) {
    return UNSEEN
        .matcher(text)
        .replaceAll(found -> "\\\\u%04X".formatted((int) found.group().charAt(0)));
  }
}
