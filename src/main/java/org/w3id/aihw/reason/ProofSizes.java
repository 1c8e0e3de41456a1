package org.w3id.aihw.reason;

import java.util.Arrays;

/** The size of the smallest proof of each triple, by repeated relaxation over the log. */
final class ProofSizes {
  private static final long UNKNOWN = Long.MAX_VALUE / 4;

  private ProofSizes() {}

  static long[] of(int triples, int stated, DerivationLog log) {
    long[] sizes = new long[triples];
    Arrays.fill(sizes, 0, stated, 1);
    Arrays.fill(sizes, stated, triples, UNKNOWN);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int triple = stated; triple < triples; triple++) {
        long before = sizes[triple];
        int number = triple;
        log.forEach(
            triple,
            derivation -> {
              long size = 1;
              for (int index = 1; index < derivation.length; index++) {
                size = Math.min(UNKNOWN, size + sizes[derivation[index]]);
              }
              sizes[number] = Math.min(sizes[number], size);
            });
        changed |= sizes[triple] < before;
      }
    }
    return sizes;
  }
}
