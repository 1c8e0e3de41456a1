package org.w3id.aihw.model;

/** How far two spellings are apart. */
public final class Spelling {
  private Spelling() {}

  /**
   * Returns how far two texts are apart, as {@link #distance} does; more than a bound where it is
   * more than that. What is longer by more than the bound is not compared, and of the rest only
   * what can lie within it.
   */
  public static int distance(String from, String to, int most) {
    int longer = to.length() - from.length();
    if (Math.abs(longer) > most) {
      return most + 1;
    }
    int[] previous = new int[to.length() + 1];
    int[] current = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int first = Math.max(1, row - most);
      int last = Math.min(to.length(), row + most);
      current[first - 1] = first == 1 ? row : most + 1;
      int least = current[first - 1];
      for (int column = first; column <= last; column++) {
        int replaced =
            previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        // What lies above the last column was not worked out: it is past the bound.
        int above = column == row + most ? most : previous[column];
        current[column] = Math.min(replaced, 1 + Math.min(above, current[column - 1]));
        least = Math.min(least, current[column]);
      }
      if (least > most) {
        return most + 1;
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return Math.min(previous[to.length()], most + 1);
  }

  /** Returns the fewest letters to insert, delete or replace to get from one text to the other. */
  public static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    int[] current = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced =
            previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[to.length()];
  }
}
