package org.w3id.aihw.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDBException;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Facts;

/**
 * A TDB2 folder of stated facts. Graphs that came from files are kept equal to the files; graphs
 * that came otherwise are left alone.
 */
public final class Store implements AutoCloseable {
  /** Names the graphs that came from files, so that one whose file is gone can go too. */
  private static final Node REGISTER = NodeFactory.createURI(Aihw.GRAPH + "store");

  private static final Node SOURCE = DCTerms.source.asNode();
  private static final Node FILE = NodeFactory.createLiteralString("file");

  private final DatasetGraph dataset;

  private Store(DatasetGraph dataset) {
    this.dataset = dataset;
  }

  /**
   * Opens a store, making its folder where there is none.
   *
   * @throws IllegalArgumentException if the folder is no TDB2 folder or another process has it open
   * @throws UncheckedIOException if the folder cannot be made
   */
  public static Store open(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the store " + folder, e);
    }
    try {
      return new Store(DatabaseMgr.connectDatasetGraph(Location.create(folder)));
    } catch (TDBException | DBOpEnvException | RuntimeIOException e) {
      throw new IllegalArgumentException(
          "cannot open the store " + folder + ": " + e.getMessage() + "; name another --store", e);
    }
  }

  /** Returns the dataset of stated facts. */
  public DatasetGraph dataset() {
    return dataset;
  }

  /** Makes the graphs that came from files equal to checked facts, all or nothing. */
  public void sync(Facts facts) {
    Txn.executeWrite(dataset, () -> write(facts.graphs()));
  }

  private void write(Map<Node, List<Triple>> graphs) {
    Graph register = dataset.getGraph(REGISTER);
    List<Node> registered =
        register.find(Node.ANY, SOURCE, FILE).mapWith(Triple::getSubject).toList();
    for (Node name : registered) {
      if (!graphs.containsKey(name)) {
        dataset.removeGraph(name);
        register.delete(Triple.create(name, SOURCE, FILE));
      }
    }
    graphs.forEach(
        (name, triples) -> {
          if (differs(name, triples)) {
            dataset.removeGraph(name);
            triples.forEach(
                triple ->
                    dataset.add(
                        name, triple.getSubject(), triple.getPredicate(), triple.getObject()));
          }
          register.add(Triple.create(name, SOURCE, FILE));
        });
  }

  private boolean differs(Node name, List<Triple> triples) {
    Graph stored = dataset.getGraph(name);
    Set<Triple> distinct = new HashSet<>(triples);
    return stored.size() != distinct.size() || !distinct.stream().allMatch(stored::contains);
  }

  @Override
  public void close() {
    // Closing alone would keep the folder locked to this process.
    TDBInternal.expel(dataset);
  }
}
