package org.w3id.aihw.reason;

import java.util.Arrays;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptWriter;

/**
 * Chains of triples that share two terms, newest first. The two columns that are the key are the
 * caller's; the newest triple of a chain stands for its key, so that no key is stored twice.
 */
final class PairIndex {
  /** Newest triples plus one by the hash of their key, open addressing; 0 is free. */
  private int[] slots;

  private int[] next;
  private int chains;

  PairIndex(int capacity) {
    slots = new int[Integer.highestOneBit(capacity) * 2];
    next = new int[capacity];
  }

  /**
   * Copies another.
   *
   * @param goesOn whether this goes on where the other ends, and nothing else does
   * @param capacity how many triples there is room for otherwise
   */
  PairIndex(PairIndex other, boolean goesOn, int capacity) {
    slots = other.slots.clone();
    next = goesOn ? other.next : Arrays.copyOf(other.next, capacity);
    chains = other.chains;
  }

  private PairIndex(KeptReader in) {
    slots = in.numbers();
    next = in.numbers();
    chains = in.number();
  }

  static PairIndex read(KeptReader in) {
    return new PairIndex(in);
  }

  /** Writes the chains of so many triples. */
  void write(KeptWriter out, int triples) {
    out.numbers(slots, slots.length);
    out.numbers(next, triples);
    out.number(chains);
  }

  private static int hash(int first, int second) {
    long mixed = (first * 0x9E3779B97F4A7C15L + second) * 0xC2B2AE3D27D4EB4FL;
    return (int) (mixed >>> 32);
  }

  private int slot(int first, int second, int[] firsts, int[] seconds) {
    int mask = slots.length - 1;
    int slot = hash(first, second) & mask;
    while (slots[slot] != 0) {
      int head = slots[slot] - 1;
      if (firsts[head] == first && seconds[head] == second) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  int first(int first, int second, int[] firsts, int[] seconds) {
    return slots[slot(first, second, firsts, seconds)] - 1;
  }

  int next(int triple) {
    return next[triple];
  }

  /** Adds the next triple to the chain of its key; returns whether the chain is new. */
  boolean add(int triple, int[] firsts, int[] seconds) {
    if (triple >= next.length) {
      next = Arrays.copyOf(next, firsts.length);
    }
    int slot = slot(firsts[triple], seconds[triple], firsts, seconds);
    next[triple] = slots[slot] - 1;
    slots[slot] = triple + 1;
    if (next[triple] != TripleTable.NONE) {
      return false;
    }
    chains++;
    if (chains * 2L > slots.length && slots.length < 1 << 30) {
      grow(firsts, seconds);
    }
    return true;
  }

  private void grow(int[] firsts, int[] seconds) {
    int[] old = slots;
    slots = new int[old.length * 2];
    int mask = slots.length - 1;
    for (int value : old) {
      if (value != 0) {
        int slot = hash(firsts[value - 1], seconds[value - 1]) & mask;
        while (slots[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = value;
      }
    }
  }
}
