package org.w3id.aihw.serve.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A heap that fills up for good, in a process of its own. */
class HeapWatchTest {
  private static final int MEGABYTE = 1 << 20;
  private static final long MOST_MS = 30_000;

  /** What the process says, in the order in which it should. */
  private static final List<String> EXPECTED =
      List.of("work is begun", "no work is begun", "work is ended", "work is begun");

  /** Fills most of the heap, then all but all of it, and lets go. */
  static final class Filler {
    private static final List<byte[]> KEPT = new ArrayList<>();

    private Filler() {}

    /** Prints what the watch makes of it. */
    public static void main(String[] none) throws InterruptedException {
      AtomicInteger ended = new AtomicInteger();
      try (HeapWatch watch = new HeapWatch(new Breakdown())) {
        watch.whenScarce(ended::incrementAndGet);
        fillTo(0.5);
        System.out.println(watch.isScarce() ? "refuses too soon" : "work is begun");
        fillTo(0.92);
        await(watch::isScarce);
        System.out.println(ended.get() == 0 ? "no work is begun" : "ends work too soon");
        fillTo(0.97);
        await(() -> ended.get() > 0);
        System.out.println("work is ended");
        KEPT.clear();
        await(() -> !watch.isScarce());
        System.out.println("work is begun");
      }
    }

    private static void fillTo(double share) {
      MemoryPoolMXBean old =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getName().contains("Tenured"))
              .findFirst()
              .orElseThrow();
      System.gc();
      while (old.getUsage().getUsed() < share * old.getUsage().getMax()) {
        KEPT.add(new byte[MEGABYTE]);
        System.gc();
      }
    }

    private static void await(BooleanSupplier happens) throws InterruptedException {
      long end = System.currentTimeMillis() + MOST_MS;
      while (!happens.getAsBoolean() && System.currentTimeMillis() < end) {
        Thread.sleep(20);
      }
      if (!happens.getAsBoolean()) {
        System.out.println("nothing happened");
      }
    }
  }

  @Test
  void refusesAndEndsWorkWhileTheHeapIsFull() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-Xmn16m",
                "-cp",
                System.getProperty("java.class.path"),
                Filler.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertEquals(EXPECTED, said.lines().toList());
  }
}
