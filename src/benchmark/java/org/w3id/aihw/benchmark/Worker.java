package org.w3id.aihw.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.sys.JenaSystem;
import org.w3id.aihw.model.Project;

/** The main of a JVM that does one job and prints what it measured, a key and a value a line. */
final class Worker {
  static final String MARK = "measured";
  static final int OUT_OF_MEMORY = 3;

  private Worker() {}

  /** Does the job that the words name. */
  public static void main(String[] words) {
    JenaSystem.init();
    Job job = Job.parse(words);
    Workload workload =
        new Workload(
            new Project(Path.of("").toAbsolutePath()),
            new Industry(job.seed(), job.size(), job.shape()));
    try {
      switch (job.task()) {
        case REASON -> Reasoning.measure(job, workload);
        case PROVE -> Proving.measure(job, workload);
        case CHANGE -> Changing.measure(job, workload);
        case QUERY -> Querying.measure(job, workload);
      }
    } catch (OutOfMemoryError _outOfMemory) {
      System.exit(OUT_OF_MEMORY);
    }
  }

  static void print(String key, Object value) {
    System.out.println(MARK + "\t" + key + "\t" + value);
  }

  static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /** Returns the bytes of heap in use after collection. */
  static long live() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Returns the most bytes that this process ever held; 0 where the system does not tell. */
  static long peak() {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + status, e);
    }
  }
}
