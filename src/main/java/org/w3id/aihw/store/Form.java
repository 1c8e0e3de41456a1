package org.w3id.aihw.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The form in which a store keeps its facts, noted in its folder. A store of an older form is
 * brought to that of this program when it is opened; one of a newer form is left alone.
 *
 * <ol>
 *   <li>Literals packed by value, where they fit; graphs may be named by blank nodes; no note.
 *   <li>Literals as they were written; graphs are named by IRIs.
 * </ol>
 */
final class Form {
  private static final Logger LOG = LoggerFactory.getLogger(Form.class);
  private static final String NOTE = "aihw-form";
  private static final int FIRST = 1;
  private static final int CURRENT = 2;

  private Form() {}

  /**
   * Makes sure that a store may be opened.
   *
   * @throws IllegalArgumentException if a newer program made it
   */
  static void requireKnown(Path folder) {
    int form = of(folder);
    if (form > CURRENT) {
      throw new IllegalArgumentException(
          "the store %s has form %d, and this aihw knows forms up to %d; use the newer aihw that"
                  .formatted(folder, form, CURRENT)
              + " made it: take a backup there, name another --store here, and restore it");
    }
  }

  /** Returns whether a store has the form of this program, as one has that is not there yet. */
  static boolean isCurrent(Path folder) {
    return of(folder) == CURRENT;
  }

  /**
   * Brings an opened store of an older form to that of this program. Stopped amid it, the store is
   * as it was, or as it is to be and brought there once more.
   */
  static void bringUp(Path folder, DatasetGraph dataset, Compaction compaction) {
    LOG.info("The store {} is brought to form {}", folder, CURRENT);
    // Which copies term by term: what was packed is kept as a term from then on.
    compaction.run();
    Txn.executeWrite(dataset, () -> nameGraphs(dataset));
    LOG.info("The store {} has form {}", folder, CURRENT);
  }

  /** Notes that a store has the form of this program. */
  static void note(Path folder) {
    try {
      Files.writeString(folder.resolve(NOTE), CURRENT + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.resolve(NOTE), e);
    }
  }

  /** Returns the form of a store; the current one where there is none yet. */
  private static int of(Path folder) {
    Path note = folder.resolve(NOTE);
    try {
      if (Files.exists(note)) {
        return Integer.parseInt(Files.readString(note, StandardCharsets.UTF_8).strip());
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files.anyMatch(file -> file.getFileName().toString().startsWith("Data-"))
            ? FIRST
            : CURRENT;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          note + " does not hold a number; write " + CURRENT + " if this aihw made the store", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + note, e);
    }
  }

  /** Gives graphs that were named by blank nodes names by which they can be asked for. */
  private static void nameGraphs(DatasetGraph dataset) {
    List<Node> blank = new ArrayList<>();
    dataset.listGraphNodes().forEachRemaining(blank::add);
    blank.removeIf(name -> !name.isBlank());
    for (Node old : blank) {
      UUID id = UUID.nameUUIDFromBytes(old.getBlankNodeLabel().getBytes(StandardCharsets.UTF_8));
      Node name = NodeFactory.createURI("urn:uuid:" + id);
      List<Quad> quads = new ArrayList<>();
      dataset.find(old, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quads::add);
      quads.forEach(quad -> dataset.add(Quad.create(name, quad.asTriple())));
      dataset.removeGraph(old);
      LOG.info("A graph without a name that lasts is now named {}", name);
    }
  }
}
