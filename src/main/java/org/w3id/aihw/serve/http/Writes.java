package org.w3id.aihw.serve.http;

import java.util.function.Supplier;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.store.Store;

/** Where changes go. */
@FunctionalInterface
public interface Writes {
  /**
   * Makes a change: all of it, or nothing.
   *
   * @param limit gives what making and checking it may use; asked for when its turn has come
   * @throws org.w3id.aihw.validate.NotConformingException if it does not conform to the shapes
   * @throws org.w3id.aihw.store.WriteRefusedException if it cannot be made
   * @throws org.w3id.aihw.model.WorkStoppedException if it goes past its limit
   */
  <T> T write(Store.Change<T> change, Supplier<WorkLimit> limit);
}
