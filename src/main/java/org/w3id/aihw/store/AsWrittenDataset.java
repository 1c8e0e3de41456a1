package org.w3id.aihw.store;

import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.TDBInternal;

/** A TDB2 dataset with literals as they were written. */
final class AsWrittenDataset extends DatasetGraphWrapper implements DatasetGraphWrapperView {
  private final GenerationDataset tdb2;

  AsWrittenDataset(GenerationDataset tdb2) {
    super(tdb2);
    this.tdb2 = tdb2;
  }

  /** Returns the tables that this reads from: in a transaction, those that it began on. */
  DatasetGraphTDB tables() {
    return TDBInternal.getDatasetGraphTDB(tdb2.getWrapped());
  }

  @Override
  public Graph getDefaultGraph() {
    return new AsWrittenGraph(super.getDefaultGraph());
  }

  @Override
  public Graph getUnionGraph() {
    return new AsWrittenGraph(super.getUnionGraph());
  }

  @Override
  public Graph getGraph(Node name) {
    return new AsWrittenGraph(super.getGraph(name));
  }

  @Override
  public void addGraph(Node name, Graph graph) {
    // First to its end: it may be a graph of this dataset.
    graph.find().toList().forEach(triple -> add(Quad.create(name, triple)));
  }

  @Override
  public void add(Quad quad) {
    add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public void add(Node graph, Node subject, Node predicate, Node object) {
    super.add(graph, subject, predicate, AsWritten.inStore(object));
  }

  @Override
  public void delete(Quad quad) {
    delete(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public void delete(Node graph, Node subject, Node predicate, Node object) {
    super.delete(graph, subject, predicate, AsWritten.inStore(object));
  }

  @Override
  public void deleteAny(Node graph, Node subject, Node predicate, Node object) {
    super.deleteAny(graph, subject, predicate, AsWritten.inStore(object));
  }

  @Override
  public Iterator<Quad> find() {
    return Iter.map(super.find(), AsWritten::outOfStore);
  }

  @Override
  public Iterator<Quad> find(Quad quad) {
    return find(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public Iterator<Quad> find(Node graph, Node subject, Node predicate, Node object) {
    return Iter.map(
        super.find(graph, subject, predicate, AsWritten.inStore(object)), AsWritten::outOfStore);
  }

  @Override
  public Iterator<Quad> findNG(Node graph, Node subject, Node predicate, Node object) {
    return Iter.map(
        super.findNG(graph, subject, predicate, AsWritten.inStore(object)), AsWritten::outOfStore);
  }

  @Override
  public Stream<Quad> stream() {
    return Iter.asStream(find());
  }

  @Override
  public Stream<Quad> stream(Node graph, Node subject, Node predicate, Node object) {
    return Iter.asStream(find(graph, subject, predicate, object));
  }

  @Override
  public boolean contains(Quad quad) {
    return contains(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public boolean contains(Node graph, Node subject, Node predicate, Node object) {
    return super.contains(graph, subject, predicate, AsWritten.inStore(object));
  }
}
