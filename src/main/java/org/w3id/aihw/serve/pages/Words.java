package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words for people out of names for programs. */
public final class Words {
  private static final Pattern DAY =
      Pattern.compile("(?<![\\d-])\\d{4}-\\d{2}(-\\d{2})?(?![\\d-])");
  private static final int LONGEST_ADDRESS = 60;

  private Words() {}

  /**
   * A piece of a text.
   *
   * @param isDay whether it is a day or a month in digits, which must not be broken at its hyphens
   */
  public record Piece(String text, boolean isDay) {}

  /** Returns the pieces of a text, in their order: days in digits, and what stands between them. */
  public static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    boolean isDay = false;
    for (String piece : DAY.splitWithDelimiters(text, -1)) {
      if (!piece.isEmpty()) {
        pieces.add(new Piece(piece, isDay));
      }
      isDay = !isDay;
    }
    return pieces;
  }

  /** Turns a variable such as {@code statedOn} into words. */
  static String spaced(String variable) {
    return variable.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  /** Returns a web address as it is shown: host and path, the middle left out of a long one. */
  static String address(String iri) {
    String bare = iri.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    if (bare.length() <= LONGEST_ADDRESS) {
      return bare;
    }
    String host = bare.replaceFirst("/.*", "");
    String end = bare.substring(bare.length() - LONGEST_ADDRESS / 2);
    return host + "/…" + end.replaceFirst("^[^/]*(?=/)", "");
  }
}
