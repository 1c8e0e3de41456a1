package org.w3id.aihw.reason;

import java.util.Arrays;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptWriter;

/** A growing array of ints. */
final class IntList {
  private int[] values;
  private int size;

  IntList() {
    this(16);
  }

  IntList(int capacity) {
    values = new int[Math.max(1, capacity)];
  }

  IntList(IntList other) {
    // With some room, since copies are made to be changed: the first value would copy all again.
    values = Arrays.copyOf(other.values, other.size + other.size / 16 + 16);
    size = other.size;
  }

  /**
   * Returns a copy of a list to which values are only added.
   *
   * @param goesOn whether nothing but the copy is added to from now on: it then goes on in the same
   *     array, behind what the other sees of it
   */
  static IntList copy(IntList other, boolean goesOn) {
    if (!goesOn || other.size == other.values.length) {
      return new IntList(other); // Of which the next can go on.
    }
    IntList list = new IntList(other.values);
    list.size = other.size;
    return list;
  }

  private IntList(int[] values) {
    this.values = values.length == 0 ? new int[1] : values;
    size = values.length;
  }

  static IntList read(KeptReader in) {
    return new IntList(in.numbers());
  }

  void write(KeptWriter out) {
    out.numbers(values, size);
  }

  int add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, grown(size));
    }
    values[size] = value;
    return size++;
  }

  private static int grown(int size) {
    return size < (1 << 28) ? size * 2 : (int) Math.min(Integer.MAX_VALUE - 8, size * 3L / 2);
  }

  int get(int index) {
    return values[index];
  }

  void set(int index, int value) {
    values[index] = value;
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

  int removeLast() {
    return values[--size];
  }

  void clear() {
    size = 0;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }

  int size() {
    return size;
  }
}
