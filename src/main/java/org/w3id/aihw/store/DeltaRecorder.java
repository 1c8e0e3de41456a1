package org.w3id.aihw.store;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Aihw;

/** Takes note of what a write changes, and refuses graphs that writes may not touch. */
final class DeltaRecorder extends RDFChangesBase {
  private final DatasetGraph before;
  private final Predicate<Node> isClosed;
  private final int limit;
  private final Set<Quad> added = new LinkedHashSet<>();
  private final Set<Quad> removed = new LinkedHashSet<>();

  /**
   * Notes changes.
   *
   * @param before the dataset that is written to, asked before each change is made
   * @param isClosed whether a graph may not be written to
   * @param limit how many quads one write may change
   */
  DeltaRecorder(DatasetGraph before, Predicate<Node> isClosed, int limit) {
    this.before = before;
    this.isClosed = isClosed;
    this.limit = limit;
  }

  Delta delta() {
    return new Delta(added, removed);
  }

  @Override
  public void add(@Nullable Node graph, Node subject, Node predicate, Node object) {
    Quad quad = quad(graph, subject, predicate, object);
    TermForm.require(quad);
    if (!before.contains(quad) && !removed.remove(quad)) {
      added.add(quad);
      checkSize();
    }
  }

  @Override
  public void delete(@Nullable Node graph, Node subject, Node predicate, Node object) {
    Quad quad = quad(graph, subject, predicate, object);
    if (before.contains(quad) && !added.remove(quad)) {
      removed.add(quad);
      checkSize();
    }
  }

  private void checkSize() {
    if (added.size() + removed.size() > limit) {
      throw new WriteRefusedException(
          WriteRefusedException.Reason.TOO_LARGE,
          "one write may change at most " + limit + " quads; send it in parts");
    }
  }

  private Quad quad(@Nullable Node graph, Node subject, Node predicate, Node object) {
    Node name = graph == null || Quad.isDefaultGraph(graph) ? Quad.defaultGraphIRI : graph;
    if (isClosed.test(name)) {
      throw new WriteRefusedException(
          WriteRefusedException.Reason.CLOSED_GRAPH,
          "graph <"
              + name
              + "> is made by the program from its files, as are all named below "
              + Aihw.GRAPH
              + "; change the files, or name another graph");
    }
    return Quad.create(name, subject, predicate, object);
  }
}
