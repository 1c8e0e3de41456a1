package org.w3id.aihw.command;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Found;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.store.Store;

/**
 * What a server serves, with the store that it keeps open.
 *
 * @param store the store; empty where it cannot be read and the operator wants what can be served
 * @param dataset all that is stated
 * @param pipeline what follows from it
 */
record Stored(Optional<Store> store, DatasetGraph dataset, Pipeline pipeline)
    implements AutoCloseable {

  /**
   * Opens the store of a project.
   *
   * @param whatConforms whether to serve as much of it as can be, telling what that leaves out
   * @throws org.w3id.aihw.pipeline.FindingsException if what was written does not conform
   * @throws IllegalArgumentException if the store cannot be opened or read
   */
  static Stored open(Found found, Project project, Path folder, boolean whatConforms) {
    Store store = null;
    try {
      store = Store.open(folder);
      Pipeline pipeline = Pipeline.over(found, store, project, whatConforms);
      tell(pipeline);
      return new Stored(Optional.of(store), store.dataset(), pipeline);
    } catch (RuntimeException e) {
      if (store != null) {
        store.close();
      }
      if (!whatConforms || !(e instanceof IllegalArgumentException)) {
        throw e;
      }
      System.err.println(
          "aihw: only the files are served, and nothing can be written: " + e.getMessage());
      Pipeline files = Pipeline.inMemory(project);
      return new Stored(Optional.empty(), files.stored(), files);
    }
  }

  private static void tell(Pipeline pipeline) {
    pipeline
        .leftOut()
        .forEach(
            (graph, reasons) -> {
              System.err.println(
                  "aihw: left out: graph <"
                      + graph
                      + ">, which stays in the store and in backups; write it anew or delete it");
              reasons.forEach(reason -> System.err.println("  " + reason));
            });
  }

  @Override
  public void close() {
    store.ifPresent(Store::close);
  }
}
