package org.w3id.aihw.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Repeats what is measured, first unmeasured until the JVM has compiled it. */
final class Repetition {
  /** Nanoseconds of repetition before the first measured one. */
  static final long WARM_UP = 2_000_000_000L;

  /** Nanoseconds to go on for where a single repetition is short, so that chance evens out. */
  private static final long ENOUGH = 1_000_000_000L;

  private Repetition() {}

  /**
   * What was measured.
   *
   * @param first what the first repetition gave
   * @param median nanoseconds
   */
  record Times<T>(T first, long median) {}

  /** Measures a number of repetitions, more where they are short. */
  static <T> Times<T> of(int runs, Supplier<T> work) {
    T first = work.get();
    time(WARM_UP, 1, work, first);
    return new Times<>(first, Worker.median(time(ENOUGH, runs, work, first)));
  }

  /** Repeats for so many nanoseconds and times at least, and returns what each time took. */
  private static <T> List<Long> time(long least, int runs, Supplier<T> work, T first) {
    List<Long> times = new ArrayList<>();
    long begin = System.nanoTime();
    while (times.size() < runs || System.nanoTime() - begin < least) {
      long start = System.nanoTime();
      T again = work.get();
      times.add(System.nanoTime() - start);
      if (!again.equals(first)) {
        throw new IllegalStateException("gave " + first + ", then " + again);
      }
    }
    return times;
  }
}
