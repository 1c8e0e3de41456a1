package org.w3id.aihw.store;

import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.w3id.aihw.model.Aihw;

/**
 * A dataset as it is on a day on each clock: the default graph is everything known by then with all
 * that follows; the named graphs are those of the store, in full and whatever the day, with {@code
 * graph/inferred} and {@code graph/standing} beside them.
 *
 * <p>What was inferred stays in the engine and is never copied into the store. Transactions are
 * those of the store.
 */
public final class SliceView extends DatasetGraphWrapper implements DatasetGraphWrapperView {
  private final Graph everything;
  private final Graph inferred;
  private final Graph standing;

  /**
   * Puts a slice over a store.
   *
   * @param stored the dataset of stated facts
   * @param everything all that is known and follows
   * @param inferred what follows and is not stated
   * @param standing the standing of relationships
   */
  public SliceView(DatasetGraph stored, Graph everything, Graph inferred, Graph standing) {
    super(stored, ARQ.getContext().copy());
    this.everything = everything;
    this.inferred = inferred;
    this.standing = standing;
  }

  @Override
  public Graph getDefaultGraph() {
    return everything;
  }

  @Override
  public Graph getUnionGraph() {
    return everything;
  }

  @Override
  public Graph getGraph(Node name) {
    if (Quad.isDefaultGraph(name) || Quad.isUnionGraph(name)) {
      return everything;
    }
    if (name.equals(Aihw.INFERRED_GRAPH)) {
      return inferred;
    }
    return name.equals(Aihw.STANDING_GRAPH) ? standing : super.getGraph(name);
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
    return everything.isEmpty();
  }
}
