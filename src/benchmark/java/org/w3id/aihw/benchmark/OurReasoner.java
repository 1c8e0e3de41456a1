package org.w3id.aihw.benchmark;

import org.w3id.aihw.reason.Closure;

/**
 * The engine of this project. Its load numbers and indexes the triples; putting the axioms into the
 * rules counts as reasoning.
 */
final class OurReasoner implements Reasoner {
  private final boolean log;

  OurReasoner(boolean log) {
    this.log = log;
  }

  @Override
  public Run run(Workload workload) {
    workload.takeMaking();
    long start = System.nanoTime();
    org.w3id.aihw.reason.Reasoning standard = org.w3id.aihw.reason.Reasoning.standard();
    Closure closure =
        Closure.of(
            workload, workload.written(), stated -> 1, log ? standard : standard.withoutProofs());
    long end = System.nanoTime();
    long loaded = workload.lastRead();
    return new Run(
        loaded - start - workload.takeMaking(),
        end - loaded,
        0,
        () -> Fingerprint.of(closure.inferred().find()));
  }
}
