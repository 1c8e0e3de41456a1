package org.w3id.aihw.reason;

import java.util.Arrays;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.kept.KeptTerms;

/** Numbers terms from 0 in the order they are first seen. */
final class TermTable {
  static final int NONE = -1;

  /** Terms that were kept, whose numbers go before all others; null where there are none. */
  private final @Nullable KeptTerms kept;

  /** How many of these there are. */
  private final int offset;

  private Node[] terms;
  private int[] hashes;

  /** Numbers plus one by the hash of their terms, open addressing; 0 is free. */
  private int[] slots;

  private int size;

  /** Makes an empty table for about so many terms. */
  TermTable(int expected) {
    this(expected, null);
  }

  /** Makes a table of terms that were kept, for others to follow. */
  TermTable(KeptTerms kept) {
    this(0, kept);
  }

  private TermTable(int expected, @Nullable KeptTerms kept) {
    this.kept = kept;
    offset = kept == null ? 0 : kept.size();
    int capacity = Math.max(1024, expected);
    terms = new Node[capacity];
    hashes = new int[capacity];
    slots = new int[Integer.highestOneBit(capacity) * 4];
  }

  /**
   * Copies another.
   *
   * @param goesOn whether this goes on where the other ends, and nothing else does
   */
  TermTable(TermTable other, boolean goesOn) {
    kept = other.kept;
    offset = other.offset;
    terms = goesOn ? other.terms : other.terms.clone();
    hashes = goesOn ? other.hashes : other.hashes.clone();
    slots = other.slots.clone();
    size = other.size;
  }

  /** Returns the number of a term, giving it the next one where it has none. */
  int number(Node term) {
    int hash = KeptTerms.hash(term);
    int known = kept == null ? NONE : kept.find(term, hash);
    if (known != NONE) {
      return known;
    }
    int slot = slot(term, hash);
    if (slots[slot] != 0) {
      return offset + slots[slot] - 1;
    }
    if (size == terms.length) {
      terms = Arrays.copyOf(terms, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    terms[size] = term;
    hashes[size] = hash;
    slots[slot] = size + 1;
    size++;
    if (size * 2 > slots.length) {
      grow();
    }
    return offset + size - 1;
  }

  /** Returns the number of a term, or {@link #NONE} where it has none. */
  int find(Node term) {
    int hash = KeptTerms.hash(term);
    int known = kept == null ? NONE : kept.find(term, hash);
    if (known != NONE) {
      return known;
    }
    int value = slots[slot(term, hash)];
    return value == 0 ? NONE : offset + value - 1;
  }

  private int slot(Node term, int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (isTerm(number, term, hash)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Most look-ups are of the very objects that are here, so that is asked first. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isTerm(int number, Node term, int hash) {
    return terms[number] == term || (hashes[number] == hash && terms[number].equals(term));
  }

  private void grow() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = hashes[number] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number + 1;
    }
  }

  Node term(int number) {
    return kept != null && number < offset ? kept.term(number) : terms[number - offset];
  }

  int size() {
    return offset + size;
  }
}
