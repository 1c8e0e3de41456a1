package org.w3id.aihw.benchmark;

/** An engine that closes a workload under the compiled rules. */
interface Reasoner {
  /**
   * Closes a workload, measuring itself.
   *
   * @return what was measured, holding on to the closed graph so that its memory can be measured
   */
  Run run(Workload workload);

  /**
   * One run.
   *
   * @param load nanoseconds until the stated triples were in the engine, without making them
   * @param reason nanoseconds until all was inferred
   * @param read nanoseconds until the inferred triples were terms of Java; 0 where they are from
   *     the start
   * @param closed the closed graph
   */
  record Run(long load, long reason, long read, Closed closed) {
    long total() {
      return load + reason + read;
    }
  }

  /** A closed graph, kept alive until it is closed. */
  interface Closed extends AutoCloseable {
    /** Returns the fingerprint of what is inferred and not stated. */
    Fingerprint inferred();

    /** Lets go of what the engine holds outside of Java. */
    @Override
    default void close() {}
  }
}
