package org.w3id.aihw.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.reason.Closure;
import org.w3id.aihw.reason.Proofs;

/** Measures how long the proofs of inferred triples take, drawn at random. */
final class Proving {
  private static final int DRAWN = 2_000;
  private static final int LIMIT = 3;

  private Proving() {}

  static void measure(Job job, Workload workload) {
    Closure closure = Closure.of(workload, workload.written());
    List<Triple> drawn = drawn(closure, new Random(job.seed()));
    // Once to warm up; each proof is found anew, as a server would that keeps none.
    prove(closure, drawn);
    List<Long> times = prove(closure, drawn);
    Collections.sort(times);
    Worker.print("drawn", times.size());
    Worker.print("median", times.get(times.size() / 2));
    Worker.print("p99", times.get(times.size() * 99 / 100));
    Worker.print("most", times.getLast());
  }

  private static List<Long> prove(Closure closure, List<Triple> drawn) {
    List<Long> times = new ArrayList<>();
    for (Triple triple : drawn) {
      long start = System.nanoTime();
      int proofs = new Proofs(closure, LIMIT).of(triple).size();
      times.add(System.nanoTime() - start);
      if (proofs == 0) {
        throw new IllegalStateException("no proof of " + triple);
      }
    }
    return times;
  }

  /** Draws so that each inferred triple has the same chance, in one pass. */
  private static List<Triple> drawn(Closure closure, Random random) {
    List<Triple> drawn = new ArrayList<>();
    Iterator<Triple> inferred = closure.inferred().find();
    for (int seen = 0; inferred.hasNext(); seen++) {
      Triple triple = inferred.next();
      if (drawn.size() < DRAWN) {
        drawn.add(triple);
      } else {
        int place = random.nextInt(seen + 1);
        if (place < DRAWN) {
          drawn.set(place, triple);
        }
      }
    }
    return drawn;
  }
}
