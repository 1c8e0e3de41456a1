package org.w3id.aihw.reason;

import java.util.Arrays;
import java.util.List;

/**
 * How much it takes to prove each triple, at the least: what its leaves weigh, and its steps. A
 * step by a rule of ours weighs much, one by an axiom of the ontology little, so that proofs are
 * ranked by what people have to follow, and between equals by how strong the sources are.
 */
final class ProofWeights {
  /** Weight of a step by a rule as written. */
  static final long RULE_STEP = 1000;

  /** Weight of a step by a rule that axioms were put into. */
  static final long AXIOM_STEP = 1;

  private static final long UNKNOWN = Long.MAX_VALUE / 4;

  private ProofWeights() {}

  static long ofStep(Rule rule) {
    return rule.axioms().isEmpty() ? RULE_STEP : AXIOM_STEP;
  }

  /**
   * Weighs all triples, by repeated relaxation over the log.
   *
   * @param leaves the weight of each stated triple; their number is that of the stated triples
   */
  static long[] of(int triples, long[] leaves, List<Rule> rules, DerivationLog log) {
    long[] weights = Arrays.copyOf(leaves, triples);
    Arrays.fill(weights, leaves.length, triples, UNKNOWN);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int triple = leaves.length; triple < triples; triple++) {
        long before = weights[triple];
        int number = triple;
        log.forEach(
            triple,
            derivation -> {
              long weight = ofStep(rules.get(derivation[0]));
              for (int index = 1; index < derivation.length; index++) {
                weight = Math.min(UNKNOWN, weight + weights[derivation[index]]);
              }
              weights[number] = Math.min(weights[number], weight);
            });
        changed |= weights[triple] < before;
      }
    }
    return weights;
  }
}
