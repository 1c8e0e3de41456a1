package org.w3id.aihw.model;

import org.apache.jena.query.QueryCancelledException;

/**
 * Work that went past its limit. Of the kind that Jena knows, so that its iterators close and do
 * not take it for an error of one row. Its message may be shown to the client.
 */
public final class WorkStoppedException extends QueryCancelledException {
  private static final long serialVersionUID = 1;

  /** Which limit it was. */
  public enum Reason {
    /** Its time is over. */
    TIME,
    /** It wants more memory than it may have. */
    MEMORY,
    /** All work together wants too much. */
    BUSY,
    /** Nobody waits for it any more. */
    GONE
  }

  private final Reason reason;
  private final String message;

  /** Carries what the limit is. */
  public WorkStoppedException(Reason reason, String message) {
    this.reason = reason;
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }

  /** Returns which limit it was. */
  public Reason reason() {
    return reason;
  }
}
