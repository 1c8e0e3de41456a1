package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Triple;

/**
 * The least weight of proofs as {@link ProofWeights} has it, where things are equal: then a line
 * may rest on equality alone and have no number.
 */
final class EqualityWeights {
  private static final long WITHOUT_END = Long.MAX_VALUE / 4;

  private final Closure closure;
  private final Map<Triple, Long> weights = new HashMap<>();

  EqualityWeights(Closure closure) {
    this.closure = closure;
  }

  synchronized long of(Triple triple) {
    if (!weights.containsKey(triple)) {
      relax(below(triple));
    }
    return weights.getOrDefault(triple, WITHOUT_END);
  }

  /** Returns the lines of unknown weight that a line can be derived from, itself first. */
  private Map<Triple, List<Closure.Derivation>> below(Triple triple) {
    Map<Triple, List<Closure.Derivation>> found = new HashMap<>();
    List<Triple> open = new ArrayList<>(List.of(triple));
    while (!open.isEmpty()) {
      Triple next = open.removeLast();
      if (weights.containsKey(next)) {
        continue;
      }
      boolean stated = closure.isStated(next);
      weights.put(next, stated ? closure.leafWeightOf(next) : WITHOUT_END);
      if (!stated) {
        List<Closure.Derivation> derivations = closure.unordered(next);
        found.put(next, derivations);
        derivations.forEach(derivation -> open.addAll(derivation.premises()));
      }
    }
    return found;
  }

  private void relax(Map<Triple, List<Closure.Derivation>> found) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Map.Entry<Triple, List<Closure.Derivation>> entry : found.entrySet()) {
        long before = weights.getOrDefault(entry.getKey(), WITHOUT_END);
        long least = before;
        for (Closure.Derivation derivation : entry.getValue()) {
          least = Math.min(least, weight(derivation));
        }
        weights.put(entry.getKey(), least);
        changed |= least < before;
      }
    }
  }

  private long weight(Closure.Derivation derivation) {
    long weight = ProofWeights.ofStep(derivation.rule());
    for (Triple premise : derivation.premises()) {
      weight = Math.min(WITHOUT_END, weight + weights.getOrDefault(premise, WITHOUT_END));
    }
    return weight;
  }
}
