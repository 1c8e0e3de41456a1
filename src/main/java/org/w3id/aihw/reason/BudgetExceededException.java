package org.w3id.aihw.reason;

import org.apache.jena.graph.Node;

/** The closure of a property grew past what it may. */
public final class BudgetExceededException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says which property, and how many lines it may have. */
  BudgetExceededException(Node property, long allowed) {
    super("more than " + allowed + " lines of " + property + " follow");
  }

  /** Returns what to do about it. */
  public String cure() {
    return "look for a circle that should not be there, or allow more by " + Reasoning.BUDGET;
  }
}
