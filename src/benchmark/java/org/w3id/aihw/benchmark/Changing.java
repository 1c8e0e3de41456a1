package org.w3id.aihw.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.Closure;
import org.w3id.aihw.reason.LiveClosure;

/**
 * Measures how long it takes to follow when one agreement is added or any old one withdrawn,
 * against a full run, and whether a thousand such changes end where a fresh run does.
 */
final class Changing {
  private static final int CHANGES = 1_000;

  private Changing() {}

  static void measure(Job job, Workload workload) {
    LiveClosure live = LiveClosure.of(workload, workload.written());
    long full = Worker.median(fullRuns(job, workload));
    Agreements agreements = new Agreements(workload, new Random(job.seed()));
    List<Long> added = new ArrayList<>();
    List<Long> withdrawn = new ArrayList<>();
    for (int number = 0; number < CHANGES; number++) {
      boolean adds = number % 2 == 0;
      List<Triple> triples = adds ? agreements.make() : agreements.take();
      long start = System.nanoTime();
      live.change(adds ? List.of() : triples, adds ? triples : List.of());
      (adds ? added : withdrawn).add(System.nanoTime() - start);
    }
    Fingerprint fresh =
        Fingerprint.of(
            Closure.of(agreements.stated(workload), workload.written()).inferred().find());
    Worker.print("changes", CHANGES);
    Worker.print("full", full);
    Worker.print("add", Worker.median(added));
    Worker.print("withdraw", Worker.median(withdrawn));
    Worker.print("same", Fingerprint.of(live.closure().inferred().find()).equals(fresh));
  }

  /** What following a change is measured against: closing everything anew, without loading. */
  private static List<Long> fullRuns(Job job, Workload workload) {
    List<Long> times = new ArrayList<>();
    for (int run = 0; run < job.runs(); run++) {
      times.add(new OurReasoner(true).run(workload).reason());
    }
    return times;
  }

  /** The agreements stated at a time. */
  private static final class Agreements {
    private final Random random;
    private final List<Node> parties = new ArrayList<>();
    private final List<Node> agreements = new ArrayList<>();
    private final Map<Node, List<Triple>> triplesOf = new HashMap<>();
    private final Set<Triple> withdrawn = new HashSet<>();
    private final List<Triple> added = new ArrayList<>();
    private int made;

    Agreements(Workload workload, Random random) {
      this.random = random;
      workload.forEach(
          triple -> {
            if (triple.getPredicate().equals(Aihw.STANDING)) {
              agreements.add(triple.getSubject());
              triplesOf.put(triple.getSubject(), new ArrayList<>());
            } else if (triple.getObject().equals(Aihw.term("Organization"))) {
              parties.add(triple.getSubject());
            }
          });
      workload.forEach(
          triple -> {
            List<Triple> triples = triplesOf.get(triple.getSubject());
            if (triples != null) {
              triples.add(triple);
            }
          });
    }

    /** Returns a supply agreement between two parties that nobody has spoken of yet. */
    List<Triple> make() {
      Node agreement = Aihw.thing("new-" + made++);
      int first = random.nextInt(parties.size() - 20);
      List<Triple> triples =
          List.of(
              Triple.create(agreement, RDF.type.asNode(), Aihw.term("Supply")),
              // Neighbours in the order of the data, so mostly of one cluster.
              Triple.create(agreement, Aihw.term("supplier"), parties.get(first)),
              Triple.create(
                  agreement, Aihw.term("customer"), parties.get(first + 1 + random.nextInt(19))),
              Triple.create(agreement, Aihw.STANDING, Aihw.term("InEffect")),
              Triple.create(agreement, Aihw.PHASE, Aihw.CURRENT));
      agreements.add(agreement);
      triplesOf.put(agreement, triples);
      added.addAll(triples);
      return triples;
    }

    /** Returns all that is stated of an agreement, any one, and counts it as withdrawn. */
    List<Triple> take() {
      int place = random.nextInt(agreements.size());
      Node agreement = agreements.get(place);
      agreements.set(place, agreements.getLast());
      agreements.removeLast();
      List<Triple> triples = triplesOf.getOrDefault(agreement, List.of());
      withdrawn.addAll(triples);
      return triples;
    }

    /** Returns all that is stated after the changes. */
    Iterable<Triple> stated(Workload workload) {
      List<Triple> stated = new ArrayList<>(added);
      workload.forEach(stated::add);
      stated.removeIf(withdrawn::contains);
      return stated;
    }
  }
}
