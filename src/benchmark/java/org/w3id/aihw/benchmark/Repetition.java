package org.w3id.aihw.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
   * @param processor nanoseconds of processor time of the thread that did the work, the median
   */
  record Times<T>(T first, long median, long processor) {}

  /** Measures a number of repetitions, more where they are short. */
  static <T> Times<T> of(int runs, Supplier<T> work) {
    T first = work.get();
    time(WARM_UP, 1, work, first);
    return time(ENOUGH, runs, work, first);
  }

  /** Repeats for so many nanoseconds and times at least. */
  private static <T> Times<T> time(long least, int runs, Supplier<T> work, T first) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<Long> times = new ArrayList<>();
    List<Long> processor = new ArrayList<>();
    long begin = System.nanoTime();
    while (times.size() < runs || System.nanoTime() - begin < least) {
      long processorStart = threads.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      T again = work.get();
      times.add(System.nanoTime() - start);
      processor.add(threads.getCurrentThreadCpuTime() - processorStart);
      if (!again.equals(first)) {
        throw new IllegalStateException("gave " + first + ", then " + again);
      }
    }
    return new Times<>(first, Worker.median(times), Worker.median(processor));
  }
}
