package org.w3id.aihw.store;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A graph of a TDB2 dataset with literals as they were written. */
final class AsWrittenGraph extends WrappedGraph {
  AsWrittenGraph(Graph graph) {
    super(graph);
  }

  @Override
  public void add(Triple triple) {
    super.add(AsWritten.inStore(triple));
  }

  @Override
  public void delete(Triple triple) {
    super.delete(AsWritten.inStore(triple));
  }

  @Override
  public void performAdd(Triple triple) {
    super.performAdd(AsWritten.inStore(triple));
  }

  @Override
  public void performDelete(Triple triple) {
    super.performDelete(AsWritten.inStore(triple));
  }

  @Override
  public void remove(Node subject, Node predicate, Node object) {
    super.remove(subject, predicate, AsWritten.inStore(object));
  }

  @Override
  public ExtendedIterator<Triple> find(Triple pattern) {
    return find(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
    Node kept = AsWritten.inStore(object);
    return super.find(subject, predicate, kept).mapWith(AsWritten::outOfStore);
  }

  @Override
  public boolean contains(Triple triple) {
    return super.contains(AsWritten.inStore(triple));
  }

  @Override
  public boolean contains(Node subject, Node predicate, Node object) {
    return super.contains(subject, predicate, AsWritten.inStore(object));
  }
}
