package org.w3id.aihw.reason;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * How many lines of a property that feeds on itself may be inferred, and how a long run is watched.
 * Such a property ({@code dependsOn}) can grow with the square of the parties.
 */
final class Budget {
  private final TermTable terms;
  private final Reasoning.Watch watch;
  private final long allowed;
  private final IntList left = new IntList();

  /**
   * Makes a budget.
   *
   * @param allowed how many lines of each such property may be inferred
   */
  Budget(List<Rule> rules, TermTable terms, long allowed, Reasoning.Watch watch) {
    this.terms = terms;
    this.watch = watch;
    this.allowed = Math.min(allowed, Integer.MAX_VALUE);
    for (Rule rule : rules) {
      for (Triple head : rule.head()) {
        Node property = head.getPredicate();
        if (property.isURI()
            && rule.body().size() > 1
            && rule.body().stream().anyMatch(atom -> atom.getPredicate().equals(property))) {
          left.put(terms.number(property), (int) this.allowed, -1);
        }
      }
    }
  }

  /** Counts one more inferred line of a property. */
  void spend(int property) {
    int rest = left.getOr(property, -1);
    if (rest < 0) {
      return;
    }
    if (rest == 0) {
      throw new BudgetExceededException(terms.term(property), allowed);
    }
    left.set(property, rest - 1);
  }

  /** Tells how far a run is, and stops it where its thread was interrupted. */
  void tick(int taken, int all) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("reasoning was stopped");
    }
    watch.at(taken, all);
  }
}
