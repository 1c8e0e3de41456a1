package org.w3id.aihw.store;

import java.util.Iterator;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.w3id.aihw.model.Aihw;

/**
 * A dataset as it is on a day on each clock: the default graph is everything known by then with all
 * that follows; the named graphs are those of the store, in full and whatever the day, with {@code
 * graph/inferred} and {@code graph/standing} beside them.
 *
 * <p>What was inferred stays in the engine and is never copied into the store. Transactions are
 * those of the store; a transaction sees one state of store and slice.
 */
public final class SliceView extends DatasetGraphWrapper implements DatasetGraphWrapperView {
  static {
    SliceDescription.register();
  }

  private final Lock gate;
  private final Supplier<Layers> current;
  private Layers layers;

  /**
   * What lies over the store on a day on each clock.
   *
   * @param everything all that is known and follows
   * @param inferred what follows and is not stated
   * @param standing the standing of relationships
   * @param functions the property functions that queries over it can call
   */
  public record Layers(
      Graph everything, Graph inferred, Graph standing, PropertyFunctionRegistry functions) {}

  /**
   * Puts a slice over a store.
   *
   * @param stored the dataset of stated facts
   * @param gate held while a transaction begins, so that no write comes between store and layers
   * @param current what lies over the store as it is now
   */
  public SliceView(DatasetGraph stored, Lock gate, Supplier<Layers> current) {
    super(stored, ARQ.getContext().copy());
    this.gate = gate;
    this.current = current;
    this.layers = current.get();
    PropertyFunctionRegistry.set(getContext(), layers.functions());
  }

  @Override
  public void begin(TxnType type) {
    gate.lock();
    try {
      layers = current.get();
      PropertyFunctionRegistry.set(getContext(), layers.functions());
      super.begin(type);
    } finally {
      gate.unlock();
    }
  }

  @Override
  public void begin(ReadWrite mode) {
    begin(TxnType.convert(mode));
  }

  @Override
  public void begin() {
    begin(TxnType.READ_PROMOTE);
  }

  @Override
  public Graph getDefaultGraph() {
    return layers.everything();
  }

  @Override
  public Graph getUnionGraph() {
    return layers.everything();
  }

  @Override
  public Graph getGraph(Node name) {
    if (Quad.isDefaultGraph(name) || Quad.isUnionGraph(name)) {
      return layers.everything();
    }
    if (name.equals(Aihw.INFERRED_GRAPH)) {
      return layers.inferred();
    }
    return name.equals(Aihw.STANDING_GRAPH)
        ? layers.standing()
        : new WatchedGraph(super.getGraph(name));
  }

  @Override
  public boolean containsGraph(Node name) {
    return Quad.isDefaultGraph(name)
        || Quad.isUnionGraph(name)
        || name.equals(Aihw.INFERRED_GRAPH)
        || name.equals(Aihw.STANDING_GRAPH)
        || super.containsGraph(name);
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    return Iter.concat(super.listGraphNodes(), Iter.of(Aihw.INFERRED_GRAPH, Aihw.STANDING_GRAPH));
  }

  @Override
  public Iterator<Quad> find() {
    return find(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public Iterator<Quad> find(Quad quad) {
    return find(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public Iterator<Quad> find(Node graph, Node subject, Node predicate, Node object) {
    if (graph.isConcrete()) {
      return inGraph(graph, subject, predicate, object);
    }
    return Iter.concat(
        inGraph(Quad.defaultGraphIRI, subject, predicate, object),
        findNG(Node.ANY, subject, predicate, object));
  }

  @Override
  public Iterator<Quad> findNG(Node graph, Node subject, Node predicate, Node object) {
    if (graph.isConcrete()) {
      return inGraph(graph, subject, predicate, object);
    }
    return Iter.flatMap(listGraphNodes(), name -> inGraph(name, subject, predicate, object));
  }

  private Iterator<Quad> inGraph(Node graph, Node subject, Node predicate, Node object) {
    Iterator<Triple> triples = getGraph(graph).find(subject, predicate, object);
    return Iter.map(triples, triple -> Quad.create(graph, triple));
  }

  @Override
  public Stream<Quad> stream(Node graph, Node subject, Node predicate, Node object) {
    return Iter.asStream(find(graph, subject, predicate, object));
  }

  @Override
  public Stream<Quad> stream() {
    return Iter.asStream(find());
  }

  @Override
  public boolean contains(Quad quad) {
    return find(quad).hasNext();
  }

  @Override
  public boolean contains(Node graph, Node subject, Node predicate, Node object) {
    return find(graph, subject, predicate, object).hasNext();
  }

  @Override
  public boolean isEmpty() {
    return layers.everything().isEmpty();
  }
}
