package org.w3id.aihw.serve.http;

import org.w3id.aihw.store.Store;

/** Where changes go. */
@FunctionalInterface
public interface Writes {
  /**
   * Makes a change: all of it, or nothing.
   *
   * @throws org.w3id.aihw.validate.NotConformingException if it does not conform to the shapes
   * @throws org.w3id.aihw.store.WriteRefusedException if it cannot be made
   */
  <T> T write(Store.Change<T> change);
}
