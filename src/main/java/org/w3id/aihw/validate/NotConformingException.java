package org.w3id.aihw.validate;

import java.util.List;

/**
 * A write that the shapes, the check queries or the axioms do not allow; nothing of it was kept.
 */
public final class NotConformingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Violation> violations;

  /** Carries what is wrong. */
  public NotConformingException(List<Violation> violations) {
    super(violations.size() + " violations");
    this.violations = List.copyOf(violations);
  }

  /** Returns what is wrong. */
  public List<Violation> violations() {
    return violations;
  }
}
