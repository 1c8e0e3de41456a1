package org.w3id.aihw.reason;

import java.util.List;
import org.apache.jena.graph.Triple;

/** Why a triple holds: a tree whose leaves are stated triples. */
public sealed interface Proof {
  /** Returns what is proven. */
  Triple conclusion();

  /**
   * A stated triple, which needs no proof but its document.
   *
   * @param conclusion the triple
   */
  record Leaf(Triple conclusion) implements Proof {}

  /**
   * An application of a rule.
   *
   * @param conclusion the triple that the rule gave
   * @param rule the rule, with the axioms that went into it
   * @param premises proofs of the triples that matched its body, in their order
   */
  record Step(Triple conclusion, Rule rule, List<Proof> premises) implements Proof {
    /** Copies the list. */
    public Step {
      premises = List.copyOf(premises);
    }
  }
}
