package org.w3id.aihw.load;

import java.util.List;

/** A format cannot carry what it is to write; nothing was written. */
public final class NotCarriedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> instead;

  /**
   * Carries why.
   *
   * @param message what cannot be carried by what, and why
   * @param instead the short names of the formats that can carry all of it; none where none can
   */
  NotCarriedException(String message, List<String> instead) {
    super(message);
    this.instead = List.copyOf(instead);
  }

  /** Returns the short names of the formats that can carry all of it; none where none can. */
  public List<String> instead() {
    return instead;
  }
}
