package org.w3id.aihw.query.guarded;

import java.util.Arrays;
import org.w3id.aihw.model.WorkLimit;

/**
 * Accounts for keys that an operator keeps, each once. It remembers 64 bits of each: two that are
 * taken for one would only let a row more be held.
 */
final class SeenKeys {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long[] slots = new long[64];
  private int size;

  /** Starts the key of another row. */
  static long start() {
    return MIX;
  }

  /** Adds a part to a key. */
  static long with(long key, Object part) {
    long mixed = (key ^ part.hashCode()) * MIX;
    return mixed ^ (mixed >>> 29);
  }

  /** Accounts for a key if it is new. */
  void add(long key) {
    long stored = key == 0 ? MIX : key; // 0 is an empty slot
    if (insert(slots, stored)) {
      WorkLimit.holdRow();
      size++;
      if (size * 2 > slots.length) {
        long[] larger = new long[slots.length * 2];
        Arrays.stream(slots).filter(slot -> slot != 0).forEach(slot -> insert(larger, slot));
        slots = larger;
      }
    }
  }

  private static boolean insert(long[] slots, long key) {
    int slot = (int) (key >>> 32) & (slots.length - 1);
    while (slots[slot] != 0) {
      if (slots[slot] == key) {
        return false;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = key;
    return true;
  }
}
