package org.w3id.aihw.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.Closure;
import org.w3id.aihw.reason.Rule;

/** Measures how long it takes to follow when one agreement is added or an old one withdrawn. */
final class Changing {
  private Changing() {}

  /** A closure that follows changes of what is stated. */
  interface Following {
    void add(List<Triple> stated);

    void withdraw(List<Triple> stated);

    Fingerprint inferred();
  }

  /** Follows by closing everything anew: what every other way is measured against. */
  private static final class FullRun implements Following {
    private final Set<Triple> stated = new LinkedHashSet<>();
    private final List<Rule> rules;
    private Closure closure;

    FullRun(Workload workload) {
      workload.forEach(stated::add);
      rules = workload.written();
      closure = Closure.of(stated, rules);
    }

    @Override
    public void add(List<Triple> added) {
      stated.addAll(added);
      closure = Closure.of(stated, rules);
    }

    @Override
    public void withdraw(List<Triple> withdrawn) {
      withdrawn.forEach(stated::remove);
      closure = Closure.of(stated, rules);
    }

    @Override
    public Fingerprint inferred() {
      return Fingerprint.of(closure.inferred().find());
    }
  }

  static void measure(Job job, Workload workload) {
    // A closure that follows changes by itself is measured here beside the full run, by a
    // thousand changes, as soon as package reason offers one.
    Following following = new FullRun(workload);
    int changes = 2 * job.runs();
    Agreements agreements = new Agreements(workload, new Random(job.seed()));
    List<Long> added = new ArrayList<>();
    List<Long> withdrawn = new ArrayList<>();
    for (int number = 0; number < changes; number++) {
      boolean adds = number % 2 == 0;
      List<Triple> triples = adds ? agreements.make() : agreements.take();
      long start = System.nanoTime();
      if (adds) {
        following.add(triples);
      } else {
        following.withdraw(triples);
      }
      (adds ? added : withdrawn).add(System.nanoTime() - start);
    }
    Fingerprint fresh =
        Fingerprint.of(
            Closure.of(agreements.stated(workload), workload.written()).inferred().find());
    Worker.print("changes", changes);
    Worker.print("add", Worker.median(added));
    Worker.print("withdraw", Worker.median(withdrawn));
    Worker.print("same", following.inferred().equals(fresh));
  }

  /** The agreements stated at a time. */
  private static final class Agreements {
    private final Random random;
    private final List<Node> parties = new ArrayList<>();
    private final List<Node> agreements = new ArrayList<>();
    private final Map<Node, List<Triple>> triplesOf = new HashMap<>();
    private final Set<Triple> withdrawn = new LinkedHashSet<>();
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
              Triple.create(agreement, Aihw.STANDING, Aihw.term("InEffect")));
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

    List<Triple> stated(Workload workload) {
      List<Triple> stated = new ArrayList<>(added);
      workload.forEach(stated::add);
      stated.removeAll(withdrawn);
      return stated;
    }
  }
}
