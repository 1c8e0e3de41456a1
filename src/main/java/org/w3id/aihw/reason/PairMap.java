package org.w3id.aihw.reason;

import java.util.Arrays;

/** From pairs of ints that are not negative to ints, by open addressing. */
final class PairMap {
  private static final long FREE = -1;

  private long[] keys;
  private int[] values;
  private int size;

  PairMap() {
    keys = new long[1 << 12];
    values = new int[keys.length];
    Arrays.fill(keys, FREE);
  }

  private static long key(int first, int second) {
    return ((long) first << 32) | second;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 40) & (keys.length - 1);
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  int getOr(int first, int second, int absent) {
    long key = key(first, second);
    int slot = slot(key);
    return keys[slot] == key ? values[slot] : absent;
  }

  /** Sets the value of a pair and returns the one it had, or {@code absent}. */
  int put(int first, int second, int value, int absent) {
    long key = key(first, second);
    int slot = slot(key);
    if (keys[slot] == key) {
      int before = values[slot];
      values[slot] = value;
      return before;
    }
    keys[slot] = key;
    values[slot] = value;
    size++;
    if (size * 2 > keys.length) {
      grow();
    }
    return absent;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[keys.length];
    Arrays.fill(keys, FREE);
    for (int index = 0; index < oldKeys.length; index++) {
      if (oldKeys[index] != FREE) {
        int slot = slot(oldKeys[index]);
        keys[slot] = oldKeys[index];
        values[slot] = oldValues[index];
      }
    }
  }
}
