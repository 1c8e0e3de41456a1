package org.w3id.aihw.serve.pages;

import org.w3id.aihw.model.Clocks;

/**
 * What a search found.
 *
 * @param words what was looked for
 * @param guessed whether no name has the words as they were written
 * @param names what is called so
 * @param texts what says so
 * @param more whether there is more than was looked at
 * @param clocks the days shown
 */
public record SearchPage(
    String words,
    boolean guessed,
    Pages<Found> names,
    Pages<Found> texts,
    boolean more,
    Clocks clocks) {
  /**
   * A thing found.
   *
   * @param thing its name, leading to its page
   * @param kind what it is
   * @param text the other name by which it was found; empty where it was found by the one shown
   */
  public record Found(Panel.Cell thing, String kind, String text) {}
}
