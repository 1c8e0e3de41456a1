package org.w3id.aihw.store;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.w3id.aihw.model.WorkLimit;

/** A graph of the store that looks at the limit of the work as it is read. */
public final class WatchedGraph extends WrappedGraph {
  /** Watches over a graph. */
  public WatchedGraph(Graph graph) {
    super(graph);
  }

  private static ExtendedIterator<Triple> watched(ExtendedIterator<Triple> triples) {
    WorkLimit.check();
    return triples.mapWith(
        triple -> {
          WorkLimit.check();
          return triple;
        });
  }

  @Override
  public ExtendedIterator<Triple> find(Triple pattern) {
    return watched(super.find(pattern));
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
    return watched(super.find(subject, predicate, object));
  }
}
