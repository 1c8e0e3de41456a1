package org.w3id.aihw.serve.work;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how full the heap is: not what it holds, most of which may be garbage, but what was left
 * of its old part after the last collection of that. Where this is nearly all, new work is refused
 * and the dearest is ended; where it stays so, the server is broken.
 */
public final class HeapWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeapWatch.class);

  /** From this share on no work is begun. */
  private static final double SCARCE = 0.90;

  /** From this share on work is ended. */
  private static final double FULL = 0.95;

  private static final long LOOK_EVERY_MS = 200;

  /** While nothing is begun, little is made that would bring about the next collection. */
  private static final long COLLECT_EVERY = TimeUnit.SECONDS.toNanos(3);

  /** For how long it may be full before there is no way back. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final Breakdown breakdown;
  private final Optional<MemoryPoolMXBean> old;
  private final Thread thread;
  private volatile boolean scarce;
  private volatile boolean open = true;
  private volatile Runnable relief = () -> {};

  /**
   * Starts to watch.
   *
   * @param breakdown told if the heap stays full
   */
  public HeapWatch(Breakdown breakdown) {
    this.breakdown = breakdown;
    this.old = oldPool();
    thread = Thread.ofPlatform().name("heap-watch").daemon(true).unstarted(this::watch);
    thread.start();
  }

  /** Returns the part of the heap for what lives long, by the names that collectors give it. */
  private static Optional<MemoryPoolMXBean> oldPool() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
        .filter(
            pool -> {
              String name = pool.getName().toLowerCase(Locale.ROOT);
              return name.contains("old") || name.contains("tenured") || name.contains("zheap");
            })
        .findFirst();
  }

  /** Returns whether no work should be begun. */
  boolean isScarce() {
    return scarce;
  }

  /** Names what ends work; called while the heap is full. */
  void whenScarce(Runnable relieve) {
    relief = relieve;
  }

  private double share() {
    MemoryUsage after = old.map(MemoryPoolMXBean::getCollectionUsage).orElse(null);
    if (after == null) {
      return 0;
    }
    long most = after.getMax() > 0 ? after.getMax() : Runtime.getRuntime().maxMemory();
    return (double) after.getUsed() / most;
  }

  private void watch() {
    long collected = System.nanoTime();
    long fullSince = Long.MAX_VALUE;
    while (open) {
      double share = share();
      long now = System.nanoTime();
      if (share >= SCARCE != scarce) {
        scarce = share >= SCARCE;
        LOG.warn(
            scarce
                ? "the heap is nearly full after a collection: no work is begun until it is not;"
                    + " more can be given by AIHW_HEAP"
                : "the heap has room again");
      }
      if (share >= FULL) {
        relief.run();
        fullSince = Math.min(fullSince, now);
        if (now - fullSince > PATIENCE) {
          breakdown.happened("the heap stays full");
          return;
        }
      } else {
        fullSince = Long.MAX_VALUE;
      }
      if (scarce && now - collected > COLLECT_EVERY) {
        System.gc();
        collected = System.nanoTime();
      }
      try {
        Thread.sleep(LOOK_EVERY_MS);
      } catch (InterruptedException _closed) {
        return;
      }
    }
  }

  @Override
  public void close() {
    open = false;
    thread.interrupt();
  }
}
