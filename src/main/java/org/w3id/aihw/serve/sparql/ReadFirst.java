package org.w3id.aihw.serve.sparql;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * A dataset whose graphs are read to their end before the first triple is given out. For ADD, COPY
 * and MOVE Jena 6.2 adds to one graph while it reads another; both may lie in the same block of an
 * index of TDB2, and what the one moves in there the other passes over. Triples were lost so.
 */
final class ReadFirst extends DatasetGraphWrapper {
  ReadFirst(DatasetGraph dataset) {
    super(dataset);
  }

  @Override
  public Graph getDefaultGraph() {
    return new Whole(super.getDefaultGraph());
  }

  @Override
  public Graph getGraph(Node name) {
    return new Whole(super.getGraph(name));
  }

  private static final class Whole extends GraphWrapper {
    Whole(Graph graph) {
      super(graph);
    }

    @Override
    public ExtendedIterator<Triple> find() {
      return find(Node.ANY, Node.ANY, Node.ANY);
    }

    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
      return find(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
    }

    @Override
    public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
      return WrappedIterator.create(super.find(subject, predicate, object).toList().iterator());
    }
  }
}
