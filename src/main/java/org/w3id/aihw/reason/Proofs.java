package org.w3id.aihw.reason;

import java.util.ArrayList;
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
  /** How many proofs are looked at for each one asked for: the lightest may all go one way. */
  private static final int CANDIDATES = 8;

  private final Closure closure;
  private final int limit;
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
  }

  /**
   * Returns the proofs of a triple, best first; none where it does not hold. A proof is left out
   * where a better one needs no more stated triples than it does: another way by the axioms of the
   * ontology alone is no other evidence. Proofs that go by the same rules as a better one (another
   * chip held, another deal) come after those that go another way.
   */
  public List<Proof> of(Triple triple) {
    List<Proof> first = new ArrayList<>();
    List<Proof> alike = new ArrayList<>();
    List<Set<Triple>> grounds = new ArrayList<>();
    Set<String> ways = new HashSet<>();
    ProofSearch search = new ProofSearch(triple, this);
    while (first.size() < limit && grounds.size() < CANDIDATES * limit && search.advance()) {
      Set<Triple> needed = new HashSet<>();
      collectGrounds(search.proof(), needed);
      if (grounds.stream().noneMatch(needed::containsAll)) {
        grounds.add(needed);
        (ways.add(way(search.proof())) ? first : alike).add(search.proof());
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
      case Proof.Step step -> step.premises().forEach(premise -> collectGrounds(premise, grounds));
    }
  }

  /** Returns the derivations of a triple, the one with the lightest proof first. */
  List<Closure.Derivation> derivationsOf(Triple triple) {
    return derivations.computeIfAbsent(triple, closure::derivationsOf);
  }

  Closure closure() {
    return closure;
  }
}
