package org.w3id.aihw.store;

import org.apache.jena.sys.JenaSubsystemLifecycle;
import org.apache.jena.tdb2.sys.SystemTDB;

/**
 * Lets TDB2 keep literals as they were written. By itself it packs numbers and dates by their value
 * into the keys of its indexes, so that {@code 01} and {@code 1.0} come back as {@code 1}, and
 * every graph in memory tells them apart where the store does not.
 *
 * <p>TDB2 reads the property once and for the whole process, when it is first used. So Jena itself
 * calls this, which finds it by its service file and starts it before TDB2.
 */
public final class LexicalForms implements JenaSubsystemLifecycle {
  private static final String PROPERTY = "org.apache.jena.tdb.store.enableInlineLiterals";

  /** Before that of TDB2, which is 42. */
  private static final int LEVEL = 5;

  /** For Jena, which makes one. */
  public LexicalForms() {}

  @Override
  public void start() {
    System.getProperties().putIfAbsent(PROPERTY, "false");
  }

  @Override
  public void stop() {}

  @Override
  public int level() {
    return LEVEL;
  }

  /**
   * Makes sure that they are kept.
   *
   * @throws IllegalStateException if TDB2 was told otherwise: a store would hold both kinds, and
   *     not find those of the other
   */
  static void require() {
    if (SystemTDB.enableInlineLiterals) {
      throw new IllegalStateException(
          "TDB2 packs literals by value; start Java without -Dorg.apache.jena.tdb.settings");
    }
  }
}
