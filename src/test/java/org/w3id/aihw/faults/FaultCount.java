package org.w3id.aihw.faults;

/**
 * How often a fault is tried: a little in every build, the whole of it by {@code mvn verify
 * -Pfaults}, and any number by a property of its own, such as {@code -Daihw.faults.kill=100}.
 */
final class FaultCount {
  private FaultCount() {}

  /** Returns whether the long form is asked for. */
  static boolean isLong() {
    return System.getProperty("aihw.faults", "short").equals("long");
  }

  /** Returns how often to try. */
  static int of(String fault, int few, int many) {
    return Integer.getInteger("aihw.faults." + fault, isLong() ? many : few);
  }
}
