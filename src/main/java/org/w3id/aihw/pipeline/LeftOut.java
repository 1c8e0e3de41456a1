package org.w3id.aihw.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.w3id.aihw.store.Delta;
import org.w3id.aihw.store.Store;

/**
 * Written graphs that are in the store and are not served, since they could not be read at the
 * start, or do not conform beside files that have changed. Whoever writes to one of them has the
 * whole of it judged as if it were new; if it conforms then, it is served from then on.
 */
final class LeftOut {
  private final Map<Node, List<String>> reasons;

  LeftOut(Map<Node, List<String>> reasons) {
    this.reasons = new ConcurrentHashMap<>(reasons);
  }

  /** Returns that nothing is left out. */
  static LeftOut none() {
    return new LeftOut(Map.of());
  }

  /** Returns what is wrong with each graph. */
  Map<Node, List<String>> reasons() {
    return Map.copyOf(reasons);
  }

  /** Returns the names of the graphs. */
  Set<Node> graphs() {
    return Set.copyOf(reasons.keySet());
  }

  /**
   * Returns what a change comes down to for who does not know these graphs.
   *
   * @param dataset as it is after the change
   */
  Delta counted(DatasetGraph dataset, Delta delta) {
    Set<Node> touched = touched(delta);
    if (touched.isEmpty()) {
      return delta;
    }
    Set<Quad> added = new LinkedHashSet<>(delta.added());
    Set<Quad> removed = new LinkedHashSet<>(delta.removed());
    added.removeIf(quad -> touched.contains(quad.getGraph()));
    removed.removeIf(quad -> touched.contains(quad.getGraph()));
    touched.forEach(graph -> added.addAll(quads(dataset, graph)));
    return new Delta(added, removed);
  }

  /** Lets the graphs that a change has put right be served. */
  void putRight(Delta delta) {
    reasons.keySet().removeAll(touched(delta));
  }

  private Set<Node> touched(Delta delta) {
    Set<Node> touched = new LinkedHashSet<>();
    delta.added().forEach(quad -> touched.add(quad.getGraph()));
    delta.removed().forEach(quad -> touched.add(quad.getGraph()));
    touched.retainAll(reasons.keySet());
    return touched;
  }

  /** Returns what the store holds in these graphs, as far as it can be read. */
  List<Quad> quads(Store store) {
    if (reasons.isEmpty()) {
      return List.of();
    }
    return store.read().quads().stream()
        .filter(quad -> reasons.containsKey(quad.getGraph()))
        .toList();
  }

  private static List<Quad> quads(DatasetGraph dataset, Node graph) {
    List<Quad> quads = new ArrayList<>();
    dataset
        .getGraph(graph)
        .find()
        .forEachRemaining(triple -> quads.add(Quad.create(graph, triple)));
    return quads;
  }
}
