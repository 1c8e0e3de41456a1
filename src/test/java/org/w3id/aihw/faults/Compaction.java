package org.w3id.aihw.faults;

import java.nio.file.Path;
import org.apache.jena.sys.JenaSystem;
import org.w3id.aihw.store.Store;

/** Compacts a store over and over, in a process of its own that is made to be killed. */
public final class Compaction {
  private Compaction() {}

  /** Compacts the store in the folder that is named. */
  public static void main(String[] arguments) {
    JenaSystem.init();
    try (Store store = Store.open(Path.of(arguments[0]))) {
      while (true) {
        System.out.println("compacting");
        System.out.flush();
        store.compact();
      }
    }
  }
}
