package org.w3id.aihw.query.guarded;

/**
 * How long a regular expression can go on without reading a letter. {@link WatchedText} stops one
 * that reads again and again; but {@code (|)(|)(|)...$} tries its empty ways, twice as many with
 * each part, and {@code (?:$){2000000000}} repeats nothing, both without reading any.
 *
 * <p>This reads Java's syntax as far as it takes to know what can match nothing, and in how many
 * ways; where in doubt it counts more.
 */
final class PatternCost {
  private final String pattern;
  private int at;

  private PatternCost(String pattern) {
    this.pattern = pattern;
  }

  /**
   * A part of an expression at one place of a text, with nothing read.
   *
   * @param work steps that it can take
   * @param ways how often it can hand on to what follows; 0 if it has to read a letter first
   */
  private record Part(double work, double ways) {
    /** It reads, but at the end of a text, where there is one place alone. */
    static final Part LETTER = new Part(1.0 / 64, 0);

    static final Part EMPTY = new Part(1, 1);

    Part then(Part next) {
      return new Part(work + ways * next.work, ways * next.ways);
    }

    Part or(Part other) {
      return new Part(work + other.work, ways + other.ways);
    }

    Part repeated(double least, boolean isMore) {
      double times = ways == 1 ? least : Math.min(least, 1);
      double all = ways > 1 ? Math.pow(ways, least) : least > 0 ? ways : 1;
      Part part = new Part(1 + work * Math.max(times, ways > 1 ? all : 1), all);
      return isMore ? new Part(part.work + all * (work + 1), all * (ways + 1)) : part;
    }
  }

  /** Returns the steps, at most, that a pattern takes at one place of a text without reading. */
  static double of(String pattern, boolean hasComments) {
    boolean skipsBlanks = hasComments || pattern.matches("(?s).*\\(\\?[a-zA-Z]*x.*");
    String read = skipsBlanks ? pattern.replaceAll("#[^\\n]*|\\s", "") : pattern;
    PatternCost cost = new PatternCost(read);
    Part all = cost.alternatives();
    while (cost.at < read.length()) {
      cost.at++; // A bracket too many, which the compiler refuses.
      all = all.then(cost.alternatives());
    }
    return all.work + all.ways;
  }

  private boolean is(char letter) {
    return at < pattern.length() && pattern.charAt(at) == letter;
  }

  private Part alternatives() {
    Part all = sequence();
    while (is('|')) {
      at++;
      all = all.or(sequence());
    }
    return all;
  }

  private Part sequence() {
    Part all = Part.EMPTY;
    while (at < pattern.length() && !is('|') && !is(')')) {
      all = all.then(quantified(atom()));
    }
    return all;
  }

  private Part atom() {
    char letter = pattern.charAt(at++);
    return switch (letter) {
      case '(' -> group();
      case '[' -> letters();
      case '\\' -> escape();
      case '^', '$' -> Part.EMPTY;
      default -> Part.LETTER;
    };
  }

  private Part group() {
    boolean isLook = false;
    if (is('?')) {
      at++;
      isLook =
          is('=')
              || is('!')
              || (is('<') && (pattern.startsWith("<=", at) || pattern.startsWith("<!", at)));
      while (at < pattern.length() && ":=!>)".indexOf(pattern.charAt(at)) < 0) {
        at++; // flags, or a name
      }
      if (is(')')) {
        at++;
        return Part.EMPTY;
      }
      at++;
      if (is('=') || is('!')) {
        at++;
      }
    }
    Part inside = alternatives();
    at++;
    return isLook ? new Part(inside.work + 1, 1) : new Part(inside.work + 1, inside.ways);
  }

  private Part letters() {
    if (is('^')) {
      at++;
    }
    if (is(']')) {
      at++;
    }
    for (int depth = 1; at < pattern.length() && depth > 0; at++) {
      switch (pattern.charAt(at)) {
        case '[' -> depth++;
        case ']' -> depth--;
        case '\\' -> at++;
        default -> {}
      }
    }
    return Part.LETTER;
  }

  private Part escape() {
    if (at >= pattern.length()) {
      return Part.EMPTY;
    }
    char letter = pattern.charAt(at++);
    if (letter == 'Q') {
      int end = pattern.indexOf("\\E", at);
      boolean isEmpty = end == at;
      at = end < 0 ? pattern.length() : end + 2;
      return isEmpty ? Part.EMPTY : Part.LETTER;
    }
    return "bBAGZzkE123456789".indexOf(letter) >= 0 ? Part.EMPTY : Part.LETTER;
  }

  private Part quantified(Part part) {
    Part all = part;
    while (at < pattern.length() && "?*+{".indexOf(pattern.charAt(at)) >= 0) {
      char sign = pattern.charAt(at++);
      all =
          switch (sign) {
            case '?' -> all.repeated(0, true);
            case '*' -> all.repeated(0, true);
            case '+' -> all.repeated(1, true);
            default -> counted(all);
          };
      if (is('?') || is('+')) {
        at++; // reluctant or possessive, which is no more work
      }
    }
    return all;
  }

  private Part counted(Part part) {
    int end = pattern.indexOf('}', at);
    int digits = at;
    while (digits < pattern.length() && Character.isDigit(pattern.charAt(digits))) {
      digits++;
    }
    if (end < 0 || digits == at) {
      return part;
    }
    double least = Double.parseDouble(pattern.substring(at, digits));
    boolean isMore = pattern.charAt(digits) == ',';
    at = end + 1;
    return part.repeated(least, isMore);
  }
}
