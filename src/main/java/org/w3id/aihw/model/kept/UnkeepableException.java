package org.w3id.aihw.model.kept;

import org.apache.jena.graph.Node;

/** A term has no written form of which the same term can be made again. */
public final class UnkeepableException extends Exception {
  private static final long serialVersionUID = 1;

  /** Names the term. */
  public UnkeepableException(Node term) {
    super("cannot be kept: " + term);
  }
}
