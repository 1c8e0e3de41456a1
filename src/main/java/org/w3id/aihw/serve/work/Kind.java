package org.w3id.aihw.serve.work;

/** What is asked for. */
public enum Kind {
  /** A query of a client's own. */
  QUERY,
  /** A page, or a file about one thing. */
  PAGE,
  /** Whatever needs what is known and follows for another day than today. */
  OTHER_DAY,
  /** A whole graph. */
  FILE
}
