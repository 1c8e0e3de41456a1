package org.w3id.aihw.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Measures how long an engine takes to load and close a workload, and what memory it needs. */
final class Reasoning {
  private Reasoning() {}

  static void measure(Job job, Workload workload) {
    Reasoner reasoner = reasoner(job.engine());
    measureMemory(reasoner, workload);
    List<Reasoner.Run> runs = new ArrayList<>();
    List<Long> processor = new ArrayList<>();
    long begin = System.nanoTime();
    boolean warm = false;
    while (runs.size() < job.runs()) {
      System.gc();
      long before = processorTime();
      Reasoner.Run run = reasoner.run(workload);
      long spent = processorTime() - before - workload.takeMakingProcessor();
      run.closed().close();
      warm = warm || System.nanoTime() - begin > Repetition.WARM_UP;
      if (warm) {
        // Without the closed graph, which would stay in memory.
        processor.add(spent);
        runs.add(new Reasoner.Run(run.load(), run.reason(), run.read(), () -> Fingerprint.EMPTY));
      }
    }
    Worker.print("load", Worker.median(runs.stream().map(Reasoner.Run::load).toList()));
    Worker.print("reason", Worker.median(runs.stream().map(Reasoner.Run::reason).toList()));
    Worker.print("read", Worker.median(runs.stream().map(Reasoner.Run::read).toList()));
    Worker.print("processor", Worker.median(processor));
    Worker.print("total", Worker.median(runs.stream().map(Reasoner.Run::total).toList()));
  }

  /** Returns the nanoseconds of processor time of all threads, which others' work disturbs less. */
  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** Measures the first run alone: later ones find the garbage of those before them. */
  private static void measureMemory(Reasoner reasoner, Workload workload) {
    long before = Worker.live();
    Reasoner.Run run = reasoner.run(workload);
    Worker.print("peak", Worker.peak());
    Worker.print("live", Worker.live() - before);
    Worker.print("inferred", run.closed().inferred());
    run.closed().close();
    workload.takeMakingProcessor();
  }

  private static Reasoner reasoner(String engine) {
    return switch (engine) {
      case "ours" -> new OurReasoner(true);
      case "ours-no-log" -> new OurReasoner(false);
      case "jena" -> new JenaReasoner(false);
      case "jena-log" -> new JenaReasoner(true);
      case "vlog" -> new VlogReasoner();
      default -> throw new IllegalArgumentException("no such engine: " + engine);
    };
  }
}
