package org.w3id.aihw.reason;

/**
 * How to reason.
 *
 * @param proofs whether derivations are recorded; without them there are no proofs, and nothing can
 *     be withdrawn
 * @param budget how many lines may be inferred of a property that feeds on itself; 0 for as many as
 *     fit the size of the data
 * @param watch told how far a long run is
 */
public record Reasoning(boolean proofs, long budget, Watch watch) {
  /** The environment variable that allows another number of lines for such a property. */
  public static final String BUDGET = "AIHW_CLOSURE_BUDGET";

  private static final long LEAST_BUDGET = 2_000_000;
  private static final long LINES_PER_TRIPLE = 20;

  /** Told how far a run is. */
  public interface Watch {
    /**
     * Called now and then.
     *
     * @param taken how many triples have been taken
     * @param all how many are there by now
     */
    void at(int taken, int all);
  }

  /** Returns reasoning with proofs, the budget of the environment or by size, nobody watching. */
  public static Reasoning standard() {
    String budget = System.getenv(BUDGET);
    return new Reasoning(
        true,
        budget != null && budget.matches("\\d{1,9}") ? Long.parseLong(budget) : 0,
        (taken, all) -> {});
  }

  /** Returns reasoning as this, without a record of derivations. */
  public Reasoning withoutProofs() {
    return new Reasoning(false, budget, watch);
  }

  /** Returns the budget for so many stated triples. */
  long budgetFor(int stated) {
    return budget > 0 ? budget : Math.max(LEAST_BUDGET, LINES_PER_TRIPLE * stated);
  }
}
