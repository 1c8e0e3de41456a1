package org.w3id.aihw.reason;

import java.util.Arrays;
import org.apache.jena.graph.Node;

/** Numbers terms from 0 in the order they are first seen. */
final class TermTable {
  static final int NONE = -1;

  private Node[] terms;
  private int[] hashes;

  /** Numbers plus one by the hash of their terms, open addressing; 0 is free. */
  private int[] slots;

  private int size;

  /** Makes an empty table for about so many terms. */
  TermTable(int expected) {
    int capacity = Math.max(1024, expected);
    terms = new Node[capacity];
    hashes = new int[capacity];
    slots = new int[Integer.highestOneBit(capacity) * 4];
  }

  TermTable(TermTable other) {
    terms = other.terms.clone();
    hashes = other.hashes.clone();
    slots = other.slots.clone();
    size = other.size;
  }

  private static int spread(Node term) {
    int hash = term.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  /** Returns the number of a term, giving it the next one where it has none. */
  int number(Node term) {
    int hash = spread(term);
    int slot = slot(term, hash);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
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
    return size - 1;
  }

  /** Returns the number of a term, or {@link #NONE} where it has none. */
  int find(Node term) {
    return slots[slot(term, spread(term))] - 1;
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
    return terms[number];
  }

  int size() {
    return size;
  }
}
