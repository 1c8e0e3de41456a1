package org.w3id.aihw.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.TxnType;
import org.apache.jena.rdfpatch.system.DatasetGraphChanges;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDBException;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.DCTerms;
import org.jspecify.annotations.Nullable;
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
  private static final Node FILES = DCTerms.identifier.asNode();
  private static final Node FILE = NodeFactory.createLiteralString("file");

  /** How many quads one write may change; the indexes of as many are held in memory. */
  private static final int MOST_CHANGES = 2_000_000;

  /** Room that a write must leave on the disk, in bytes: journal and indexes grow in steps. */
  private static final long ROOM = 64L << 20;

  private final Path folder;

  /** What TDB2 keeps, in the terms by which it keeps it. */
  private final DatasetGraph tables;

  private final DatasetGraph dataset;
  private final Compaction compaction;

  private Store(Path folder, DatasetGraph tables) {
    this.folder = folder;
    this.tables = tables;
    this.dataset = new AsWrittenDataset(new GenerationDataset(tables));
    this.compaction = new Compaction(folder, tables);
  }

  /**
   * Opens a store, making its folder where there is none. One that an older program made is brought
   * to the form of this one.
   *
   * @throws IllegalArgumentException if the folder is no TDB2 folder, another process has it open,
   *     or a newer program made it
   * @throws UncheckedIOException if the folder cannot be made
   */
  public static Store open(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the store " + folder, e);
    }
    LexicalForms.require();
    Form.requireKnown(folder);
    try {
      // Looked for before TDB2 makes its folders, by which a store without a note is known.
      boolean isCurrent = Form.isCurrent(folder);
      Store store = new Store(folder, DatabaseMgr.connectDatasetGraph(Location.create(folder)));
      if (!isCurrent) {
        Form.bringUp(folder, store.dataset, store.compaction);
      }
      Form.note(folder);
      return store;
    } catch (TDBException | DBOpEnvException | RuntimeIOException e) {
      throw new IllegalArgumentException(
          "cannot open the store " + folder + ": " + e.getMessage() + "; name another --store", e);
    }
  }

  /** Returns the dataset of stated facts. */
  public DatasetGraph dataset() {
    return dataset;
  }

  /**
   * Makes the graphs that came from files equal to checked facts, all or nothing. To be called
   * before anybody else reads or writes the store.
   *
   * @throws IllegalArgumentException if the store cannot be read
   */
  public void sync(Facts facts) {
    Map<Node, List<Triple>> graphs = facts.graphs();
    try {
      boolean isNew = Txn.calculateRead(dataset, () -> dataset.getGraph(REGISTER).isEmpty());
      if (facts.all().size() >= FirstLoad.MANY && Txn.calculateRead(dataset, dataset::isEmpty)) {
        List<Triple> register = new ArrayList<>();
        graphs.keySet().forEach(name -> register.add(Triple.create(name, SOURCE, FILE)));
        graphs.put(REGISTER, register);
        FirstLoad.into(tables, graphs);
      } else {
        Txn.executeWrite(dataset, () -> write(graphs));
      }
      if (isNew) {
        compaction.noteCompact();
      }
    } catch (TDBException e) {
      throw unreadable("it", e.toString(), e);
    }
  }

  /**
   * Notes the files that the graphs which came from files are now equal to, and that what was
   * written besides is sound beside them. The note goes with the next {@link #sync}.
   *
   * @param files what the files are known by
   */
  public void note(String files) {
    Txn.executeWrite(
        dataset,
        () -> dataset.add(REGISTER, REGISTER, FILES, NodeFactory.createLiteralString(files)));
  }

  /** Returns whether such files were noted. */
  public boolean isOf(String files) {
    Node noted = NodeFactory.createLiteralString(files);
    return Txn.calculateRead(
        dataset, () -> dataset.getGraph(REGISTER).contains(REGISTER, FILES, noted));
  }

  /**
   * What came by writes and not from files.
   *
   * @param quads what can be read
   * @param unreadable why a graph cannot be read, for each that cannot
   */
  public record Written(List<Quad> quads, Map<Node, String> unreadable) {
    /** Copies both. */
    public Written {
      quads = List.copyOf(quads);
      unreadable = Map.copyOf(unreadable);
    }

    /** Returns whether nothing was written. */
    public boolean isEmpty() {
      return quads.isEmpty() && unreadable.isEmpty();
    }
  }

  /**
   * Returns the quads that came by writes and not from files.
   *
   * <p>Must be called after {@link #sync}, which decides which graphs came from files.
   *
   * @throws IllegalArgumentException if a graph cannot be read
   */
  public List<Quad> written() {
    Written written = read();
    written
        .unreadable()
        .forEach(
            (graph, fault) -> {
              throw unreadable("graph <" + graph + ">", fault, null);
            });
    return written.quads();
  }

  /** Returns what was written, graph by graph, as far as it can be read. */
  public Written read() {
    return Txn.calculateRead(
        dataset,
        () -> {
          List<Node> open = new ArrayList<>(List.of(Quad.defaultGraphIRI));
          try {
            dataset.listGraphNodes().forEachRemaining(open::add);
            open.removeAll(closedGraphs());
          } catch (TDBException e) {
            throw unreadable("its list of graphs", e.toString(), e);
          }
          List<Quad> quads = new ArrayList<>();
          Map<Node, String> unreadable = new LinkedHashMap<>();
          for (Node graph : open) {
            try {
              quads.addAll(
                  dataset
                      .getGraph(graph)
                      .find()
                      .mapWith(triple -> Quad.create(graph, triple))
                      .toList());
            } catch (RuntimeException | InternalError e) {
              unreadable.put(graph, e.toString()); // Whatever a damaged file makes of TDB2.
            }
          }
          return new Written(quads, unreadable);
        });
  }

  /** Returns the names of the graphs that writes may not touch. */
  private Set<Node> closedGraphs() {
    Set<Node> closed = new HashSet<>(registered());
    closed.addAll(Set.of(REGISTER, Aihw.INFERRED_GRAPH, Aihw.STANDING_GRAPH));
    return closed;
  }

  /** A file may come to stand for any such graph, and would replace what was written to it. */
  private static boolean isNameOfFile(Node graph) {
    return graph.isURI() && graph.getURI().startsWith(Aihw.GRAPH);
  }

  /** A change of a dataset that may yet be refused. */
  @FunctionalInterface
  public interface Change<T> {
    /** Makes the change and returns what the client is told. */
    T apply(DatasetGraph dataset, Predicate<Node> isOpen);
  }

  /**
   * Makes a change in one transaction: all of it is kept, or nothing.
   *
   * @param change what to do; it is given the dataset and which of its graphs may be written to
   * @param check looks at the dataset as it is after the change, within the transaction; what it
   *     throws undoes the change
   * @param kept runs once the change is on the disk, before anyone else writes
   * @throws WriteRefusedException if the change touches what it may not, or the disk is full
   */
  public <T> T write(Change<T> change, BiConsumer<DatasetGraph, Delta> check, Runnable kept) {
    checkRoom();
    dataset.begin(TxnType.WRITE);
    try {
      Set<Node> closed = closedGraphs();
      Predicate<Node> isOpen = graph -> !closed.contains(graph) && !isNameOfFile(graph);
      DeltaRecorder recorder = new DeltaRecorder(dataset, isOpen.negate(), MOST_CHANGES);
      T done = change.apply(new DatasetGraphChanges(dataset, recorder), isOpen);
      Delta delta = recorder.delta();
      if (delta.isEmpty()) {
        dataset.abort();
        return done;
      }
      checkRoom();
      check.accept(dataset, delta);
      dataset.commit();
      kept.run();
      return done;
    } catch (RuntimeException | InternalError e) {
      Optional<WriteRefusedException> refusal = DiskFailure.in(e);
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      throw e;
    } finally {
      if (dataset.isInTransaction()) {
        dataset.abort();
      }
      dataset.end();
      compaction.startIfGrown();
    }
  }

  /** Makes the store as small as its facts are; others read meanwhile, and writes wait. */
  public void compact() {
    compaction.run();
  }

  /** Returns the change that lets some quads stand for all that was written before. */
  public static Change<Boolean> replacement(List<Quad> quads) {
    return (dataset, isOpen) -> {
      List<Node> graphs = new ArrayList<>();
      dataset.listGraphNodes().forEachRemaining(graphs::add);
      graphs.stream().filter(isOpen).forEach(dataset::removeGraph);
      dataset.deleteAny(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY);
      quads.forEach(dataset::add);
      return true;
    };
  }

  /**
   * Lets some quads stand for all that was written to a store that nobody serves, be that readable
   * or not, and however much it is.
   *
   * @throws WriteRefusedException if one may not be written, or the disk is full
   */
  public void replace(List<Quad> quads) {
    checkRoom();
    try {
      Txn.executeWrite(
          dataset,
          () -> {
            Set<Node> closed = closedGraphs();
            Predicate<Node> isClosed = graph -> closed.contains(graph) || isNameOfFile(graph);
            List<Node> graphs = new ArrayList<>();
            dataset.listGraphNodes().forEachRemaining(graphs::add);
            graphs.removeIf(isClosed);
            graphs.forEach(dataset::removeGraph);
            dataset.deleteAny(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY);
            DeltaRecorder recorder = new DeltaRecorder(dataset, isClosed, Integer.MAX_VALUE);
            quads.forEach(new DatasetGraphChanges(dataset, recorder)::add);
          });
    } catch (RuntimeException | InternalError e) {
      Optional<WriteRefusedException> refusal = DiskFailure.in(e);
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      throw e;
    }
  }

  private void checkRoom() {
    try {
      long room = Files.getFileStore(folder).getUsableSpace();
      if (room < ROOM) {
        compaction.startForRoom();
        throw new WriteRefusedException(
            WriteRefusedException.Reason.NO_ROOM,
            "the disk of the store has only " + (room >> 20) + " MB left; nothing was written");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell how much room there is for " + folder, e);
    }
  }

  private List<Node> registered() {
    return dataset
        .getGraph(REGISTER)
        .find(Node.ANY, SOURCE, FILE)
        .mapWith(Triple::getSubject)
        .toList();
  }

  private void write(Map<Node, List<Triple>> graphs) {
    Graph register = dataset.getGraph(REGISTER);
    register.remove(REGISTER, FILES, Node.ANY);
    for (Node name : registered()) {
      if (!graphs.containsKey(name)) {
        dataset.removeGraph(name);
        register.delete(Triple.create(name, SOURCE, FILE));
      }
    }
    graphs.forEach(
        (name, triples) -> {
          try {
            replace(name, triples);
          } catch (TDBException | RuntimeIOException | IllegalStateException e) {
            throw unreadable("graph <" + name + ">", e.toString(), e);
          }
          register.add(Triple.create(name, SOURCE, FILE));
        });
  }

  private void replace(Node name, List<Triple> triples) {
    if (differs(name, triples)) {
      dataset.removeGraph(name);
      triples.forEach(
          triple ->
              dataset.add(name, triple.getSubject(), triple.getPredicate(), triple.getObject()));
    }
  }

  private IllegalArgumentException unreadable(
      String what, String fault, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        ("the store %s cannot be read: %s: %s; move the folder away: graphs of files are made"
                + " anew, and 'aihw restore' puts the others back from a backup")
            .formatted(folder, what, fault),
        cause);
  }

  private boolean differs(Node name, List<Triple> triples) {
    Graph stored = dataset.getGraph(name);
    Set<Triple> distinct = new HashSet<>(triples);
    return stored.size() != distinct.size() || !distinct.stream().allMatch(stored::contains);
  }

  @Override
  public void close() {
    compaction.finish();
    // Closing alone would keep the folder locked to this process.
    TDBInternal.expel(tables);
  }
}
