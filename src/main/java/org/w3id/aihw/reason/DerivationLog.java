package org.w3id.aihw.reason;

import java.util.function.Consumer;

/** Every derivation that the engine made, in flat arrays: rule, premises, and the one before. */
final class DerivationLog {
  private static final int NONE = -1;

  /** For each derivation: the earlier derivation of the same triple, the rule, the premises. */
  private final IntList entries = new IntList();

  private final IntList newestOf = new IntList();

  /** Records that a rule made a triple from premises, the first {@code size} of an array. */
  void add(int triple, int rule, int[] premises, int size) {
    int entry = entries.add(newestOf.getOr(triple, NONE));
    entries.add(rule);
    entries.add(size);
    for (int index = 0; index < size; index++) {
      entries.add(premises[index]);
    }
    newestOf.put(triple, entry, NONE);
  }

  /** Hands over each derivation of a triple, newest first, as the rule followed by the premises. */
  void forEach(int triple, Consumer<int[]> reader) {
    for (int entry = newestOf.getOr(triple, NONE); entry != NONE; entry = entries.get(entry)) {
      int size = entries.get(entry + 2);
      int[] derivation = new int[1 + size];
      derivation[0] = entries.get(entry + 1);
      for (int index = 0; index < size; index++) {
        derivation[1 + index] = entries.get(entry + 3 + index);
      }
      reader.accept(derivation);
    }
  }
}
