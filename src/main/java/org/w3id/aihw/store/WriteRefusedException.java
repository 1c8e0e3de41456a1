package org.w3id.aihw.store;

/** A write that cannot be done; nothing of it was kept. Its message may be shown to the client. */
public final class WriteRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why a write is refused. */
  public enum Reason {
    /** It would change a graph that is made from files, or by the program. */
    CLOSED_GRAPH,
    /** It asks for something that cannot be done. */
    MALFORMED,
    /** It changes more than one write may. */
    TOO_LARGE,
    /** The disk has no room for it. */
    NO_ROOM,
    /** There is no store to write to. */
    NO_STORE
  }

  private final Reason reason;

  /** Carries what is wrong and how to put it right. */
  public WriteRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns why the write is refused. */
  public Reason reason() {
    return reason;
  }
}
