package org.w3id.aihw.reason;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.apache.jena.graph.Triple;

/**
 * How much it takes to prove a triple, at the least: what its leaves weigh, and its steps. A step
 * by a rule of ours weighs much, one by an axiom of the ontology little, so that proofs are ranked
 * by what people have to follow, and between equals by how strong the sources are.
 *
 * <p>Weights are worked out when asked for, for all that the triple can be derived from, and kept.
 */
final class ProofWeights {
  /** Weight of a step by a rule as written. */
  private static final long RULE_STEP = 1000;

  /** Weight of a step by a rule that axioms were put into, or from one name to another. */
  private static final long AXIOM_STEP = 1;

  private static final long UNKNOWN = -1;
  private static final long WITHOUT_END = Long.MAX_VALUE / 4;

  private final Saturation saturation;
  private final ToLongFunction<Triple> leaves;
  private long[] steps = {};
  private long[] weights = {};

  ProofWeights(Saturation saturation, ToLongFunction<Triple> leaves) {
    this.saturation = saturation;
    this.leaves = leaves;
  }

  static long ofStep(Rule rule) {
    return rule.axioms().isEmpty() && !Equality.isEqualityRule(rule) ? RULE_STEP : AXIOM_STEP;
  }

  long ofLeaf(Triple stated) {
    return leaves.applyAsLong(stated);
  }

  /** Returns the weight of the lightest proof of a triple. */
  synchronized long of(int triple) {
    if (weights.length == 0) {
      steps = saturation.rules().stream().mapToLong(ProofWeights::ofStep).toArray();
      weights = new long[saturation.triples.size()];
      Arrays.fill(weights, UNKNOWN);
    }
    if (weights[triple] == UNKNOWN) {
      relax(below(triple));
    }
    return weights[triple];
  }

  /** Returns the triples of unknown weight that a triple can be derived from, itself first. */
  private IntList below(int triple) {
    IntList found = new IntList();
    meet(triple, found);
    for (int index = 0; index < found.size(); index++) {
      int next = found.get(index);
      for (int derivation = saturation.newestDerivation(next);
          derivation != DerivationLog.NONE && !saturation.isStated(next);
          derivation = saturation.derivationBefore(derivation)) {
        for (int premise : saturation.premisesOf(derivation)) {
          if (weights[premise] == UNKNOWN) {
            meet(premise, found);
          }
        }
      }
    }
    return found;
  }

  private void meet(int triple, IntList found) {
    weights[triple] = saturation.isStated(triple) ? ofLeaf(saturation.triple(triple)) : WITHOUT_END;
    found.add(triple);
  }

  private void relax(IntList found) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int index = found.size() - 1; index >= 0; index--) {
        int triple = found.get(index);
        if (!saturation.isStated(triple)) {
          long least = lightestStep(triple);
          changed |= least < weights[triple];
          weights[triple] = Math.min(weights[triple], least);
        }
      }
    }
  }

  private long lightestStep(int triple) {
    long least = WITHOUT_END;
    for (int derivation = saturation.newestDerivation(triple);
        derivation != DerivationLog.NONE;
        derivation = saturation.derivationBefore(derivation)) {
      long weight = steps[saturation.ruleNumberOf(derivation)];
      for (int premise : saturation.premisesOf(derivation)) {
        weight = Math.min(WITHOUT_END, weight + weights[premise]);
      }
      least = Math.min(least, weight);
    }
    return least;
  }
}
