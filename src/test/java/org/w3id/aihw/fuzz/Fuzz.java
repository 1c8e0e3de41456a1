package org.w3id.aihw.fuzz;

import java.util.List;
import java.util.Random;

/**
 * How often things are tried by chance, and from which seed: a little in every build, the whole of
 * it by {@code mvn verify -Pfuzz}. {@code -Daihw.fuzz.seed=7} tries others; {@code
 * -Daihw.fuzz.queries}, {@code -Daihw.fuzz.histories} and {@code -Daihw.fuzz.slices} any number.
 */
final class Fuzz {
  private Fuzz() {}

  /** Returns the seed of one try; a failure tells it, and the same seed does the same again. */
  static long seed(int number) {
    return Long.getLong("aihw.fuzz.seed", 20261130L) * 1_000_003 + number;
  }

  /** Returns how often to try. */
  static int count(String what, int few, int many) {
    boolean isLong = System.getProperty("aihw.fuzz", "short").equals("long");
    return Integer.getInteger("aihw.fuzz." + what, isLong ? many : few);
  }

  /** Returns one of some things. */
  static <T> T oneOf(Random random, List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
