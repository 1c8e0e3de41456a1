package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Triple;

/**
 * Finds the proofs of triples in a closure: acyclic, smallest first; of two of one size the one
 * whose rule, then whose premises come first by name, so that load order never shows.
 */
public final class Proofs {
  private static final Comparator<Proof> ORDER =
      Comparator.comparingInt(Proof::size).thenComparing(Proofs::spelling);

  private final Closure closure;
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
    this.limit = limit;
    this.breadth = 4 * limit;
  }

  /**
   * Returns the proofs of a triple, best first; none where it does not hold. A proof is left out
   * where a better one needs no more stated triples and axioms than it does.
   */
  public List<Proof> of(Triple triple) {
    List<Proof> minimal = new ArrayList<>();
    List<Set<Triple>> grounds = new ArrayList<>();
    for (Proof proof : of(triple, new HashSet<>())) {
      Set<Triple> needed = new HashSet<>();
      collectGrounds(proof, needed);
      if (minimal.size() < limit && grounds.stream().noneMatch(needed::containsAll)) {
        minimal.add(proof);
        grounds.add(needed);
      }
    }
    return minimal;
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
    for (Closure.Derivation derivation : smallest(triple)) {
      if (derivation.premises().stream().noneMatch(below::contains)) {
        proofs.addAll(applied(triple, derivation, below));
      }
    }
    below.remove(triple);
    proofs.sort(ORDER);
    return proofs.size() > breadth ? List.copyOf(proofs.subList(0, breadth)) : proofs;
  }

  /** Combines each proof of each premise with each proof of the others, the smallest first. */
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
      extended.sort(Comparator.comparingInt(Proofs::size));
      combinations = extended.size() > breadth ? extended.subList(0, breadth) : extended;
    }
    List<Proof> proofs = new ArrayList<>();
    combinations.forEach(
        premises -> proofs.add(new Proof.Step(triple, derivation.rule(), premises)));
    return proofs;
  }

  private static int size(List<Proof> premises) {
    return premises.stream().mapToInt(Proof::size).sum();
  }

  /** Returns as many derivations as can matter: those that the smallest proofs begin with. */
  private List<Closure.Derivation> smallest(Triple triple) {
    return derivations.computeIfAbsent(
        triple,
        key -> {
          List<Closure.Derivation> all = new ArrayList<>(closure.derivationsOf(key));
          all.sort(Comparator.comparingLong(this::leastSize));
          return all.size() > breadth ? List.copyOf(all.subList(0, breadth)) : all;
        });
  }

  private long leastSize(Closure.Derivation derivation) {
    return derivation.premises().stream().mapToLong(closure::leastProofSize).sum();
  }

  private static String spelling(Proof proof) {
    return switch (proof) {
      case Proof.Leaf leaf -> "";
      case Proof.Step step -> step.rule().name() + step.premises();
    };
  }
}
