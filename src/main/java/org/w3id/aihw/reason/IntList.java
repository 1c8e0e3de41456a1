package org.w3id.aihw.reason;

import java.util.Arrays;

/** A growing array of ints. */
final class IntList {
  private int[] values = new int[1024];
  private int size;

  int add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size] = value;
    return size++;
  }

  int get(int index) {
    return values[index];
  }

  /** Sets a value at any index, filling up to it with {@code filler}. */
  void put(int index, int value, int filler) {
    while (size <= index) {
      add(filler);
    }
    values[index] = value;
  }

  int getOr(int index, int absent) {
    return index < size ? values[index] : absent;
  }

  int size() {
    return size;
  }
}
