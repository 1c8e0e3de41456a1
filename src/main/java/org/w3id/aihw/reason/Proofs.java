package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Triple;

/**
 * Finds the proofs of triples in a closure: acyclic, lightest first ({@link ProofWeights}); of two
 * of one weight the one whose rule, then whose premises come first by name, so that load order
 * never shows.
 */
public final class Proofs {
  private final Closure closure;
  private final Comparator<Proof> order;
  private final int limit;

  /** How many proofs of each premise are kept on the way: some will turn out not to be minimal. */
  private final int breadth;

  private final Map<Triple, List<Closure.Derivation>> derivations = new HashMap<>();

  /**
   * Reads a closure.
   *
   * @param limit the most proofs to give for a triple, at least 1
   */
  public Proofs(Closure closure, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit of proofs is below 1: " + limit);
    }
    this.closure = closure;
    this.order = Comparator.comparingLong(closure::weight).thenComparing(Proofs::spelling);
    this.limit = limit;
    this.breadth = 8 * limit;
  }

  /**
   * Returns the proofs of a triple, best first; none where it does not hold. A proof is left out
   * where a better one needs no more stated triples and axioms than it does. Proofs that go by the
   * same rules as a better one (another chip held, another deal) come after those that go another
   * way.
   */
  public List<Proof> of(Triple triple) {
    List<Proof> first = new ArrayList<>();
    List<Proof> alike = new ArrayList<>();
    List<Set<Triple>> grounds = new ArrayList<>();
    Set<String> ways = new HashSet<>();
    for (Proof proof : of(triple, new HashSet<>())) {
      Set<Triple> needed = new HashSet<>();
      collectGrounds(proof, needed);
      if (grounds.stream().noneMatch(needed::containsAll)) {
        grounds.add(needed);
        (ways.add(way(proof)) ? first : alike).add(proof);
      }
    }
    first.addAll(alike);
    return first.size() > limit ? List.copyOf(first.subList(0, limit)) : first;
  }

  /** Returns the rules of a proof, in the shape of its tree. */
  private static String way(Proof proof) {
    return switch (proof) {
      case Proof.Leaf leaf -> "";
      case Proof.Step step ->
          step.premises().stream()
              .map(Proofs::way)
              .collect(Collectors.joining(",", step.rule().name() + "(", ")"));
    };
  }

  private static void collectGrounds(Proof proof, Set<Triple> grounds) {
    switch (proof) {
      case Proof.Leaf(Triple triple) -> grounds.add(triple);
      case Proof.Step step -> {
        grounds.addAll(step.rule().axioms());
        step.premises().forEach(premise -> collectGrounds(premise, grounds));
      }
    }
  }

  private List<Proof> of(Triple triple, Set<Triple> below) {
    List<Proof> proofs = new ArrayList<>();
    if (closure.isStated(triple)) {
      proofs.add(new Proof.Leaf(triple));
      if (!below.isEmpty()) {
        return proofs; // What is stated needs no further reason inside a larger proof.
      }
    }
    below.add(triple);
    for (Closure.Derivation derivation : lightest(triple)) {
      if (derivation.premises().stream().noneMatch(below::contains)) {
        proofs.addAll(applied(triple, derivation, below));
      }
    }
    below.remove(triple);
    proofs.sort(order);
    return proofs.size() > breadth ? List.copyOf(proofs.subList(0, breadth)) : proofs;
  }

  /** Combines each proof of each premise with each proof of the others, the lightest first. */
  private List<Proof> applied(Triple triple, Closure.Derivation derivation, Set<Triple> below) {
    List<List<Proof>> combinations = new ArrayList<>();
    combinations.add(List.of());
    for (Triple premise : derivation.premises()) {
      List<List<Proof>> extended = new ArrayList<>();
      for (Proof proof : of(premise, below)) {
        for (List<Proof> combination : combinations) {
          List<Proof> longer = new ArrayList<>(combination);
          longer.add(proof);
          extended.add(longer);
        }
      }
      extended.sort(Comparator.comparingLong(this::weight));
      combinations = extended.size() > breadth ? extended.subList(0, breadth) : extended;
    }
    List<Proof> proofs = new ArrayList<>();
    combinations.forEach(
        premises -> proofs.add(new Proof.Step(triple, derivation.rule(), premises)));
    return proofs;
  }

  private long weight(List<Proof> premises) {
    return premises.stream().mapToLong(closure::weight).sum();
  }

  /** Returns as many derivations as can matter: those that the lightest proofs begin with. */
  private List<Closure.Derivation> lightest(Triple triple) {
    return derivations.computeIfAbsent(
        triple,
        key -> {
          List<Closure.Derivation> all = new ArrayList<>(closure.derivationsOf(key));
          all.sort(Comparator.comparingLong(this::leastWeight));
          return all.size() > breadth ? List.copyOf(all.subList(0, breadth)) : all;
        });
  }

  private long leastWeight(Closure.Derivation derivation) {
    return ProofWeights.ofStep(derivation.rule())
        + derivation.premises().stream().mapToLong(closure::leastWeight).sum();
  }

  private static String spelling(Proof proof) {
    return switch (proof) {
      case Proof.Leaf leaf -> "";
      case Proof.Step step -> step.rule().name() + step.premises();
    };
  }
}
