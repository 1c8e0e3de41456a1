package org.w3id.aihw.serve.search;

import org.apache.jena.graph.Node;

/**
 * A thing found.
 *
 * @param thing the thing
 * @param text the name, identifier or sentence in which the words were found
 * @param closeness how it was found
 */
public record Hit(Node thing, String text, Closeness closeness) {

  /** How near a text comes to the words asked for, the nearest first. */
  public enum Closeness {
    /** It is called so, or bears it as an identifier. */
    NAME,
    /** Its name begins so. */
    BEGINNING,
    /** All words are in its name. */
    WORDS,
    /** Its name is spelt much alike. */
    SPELLING,
    /** Words spelt much alike are in its name. */
    SPELLING_OF_WORDS,
    /** All words are in what is said. */
    TEXT,
    /** Words spelt much alike are in what is said. */
    SPELLING_OF_TEXT;

    /** Returns whether the thing bears the words as they were written in its name. */
    public boolean isByName() {
      return compareTo(WORDS) <= 0;
    }

    /** Returns whether the words were found in a sentence, not in a name. */
    public boolean isByText() {
      return this == TEXT || this == SPELLING_OF_TEXT;
    }
  }
}
