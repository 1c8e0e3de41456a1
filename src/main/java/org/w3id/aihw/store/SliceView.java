package org.w3id.aihw.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterConcat;
import org.apache.jena.sparql.engine.iterator.QueryIterConvert;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderLib;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.tdb2.solver.PatternMatchTDB2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.QuadPatterns;
import org.w3id.aihw.model.WorkLimit;

/**
 * A dataset as it is on a day on each clock: the default graph is everything known by then with all
 * that follows; the named graphs are those of the store, in full and whatever the day, with those
 * that are computed, such as {@code graph/inferred}, beside them.
 *
 * <p>What was inferred stays in the engine and is never copied into the store. Transactions are
 * those of the store; a transaction sees one state of store and slice.
 */
public final class SliceView extends DatasetGraphWrapper
    implements DatasetGraphWrapperView, QuadPatterns {
  static {
    SliceDescription.register();
  }

  private final Lock gate;
  private final Supplier<Layers> current;
  private Layers layers;

  /** The names of the graphs of the store in this transaction; null until somebody asks. */
  private @Nullable List<Node> storedNames;

  /**
   * What lies over the store on a day on each clock.
   *
   * @param everything all that is known and follows
   * @param computed the graphs that are computed, by name: what follows and is not stated, the
   *     standing of relationships, and what conclusions rest on
   * @param functions the property functions that queries over it can call
   * @param hidden the graphs of the store that are not to be seen
   */
  public record Layers(
      Graph everything,
      Map<Node, Graph> computed,
      PropertyFunctionRegistry functions,
      Set<Node> hidden) {
    /** Copies the collections. */
    public Layers {
      computed = Map.copyOf(computed);
      hidden = Set.copyOf(hidden);
    }
  }

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
      storedNames = null;
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
    Graph computed = layers.computed().get(name);
    if (computed != null) {
      return computed;
    }
    return layers.hidden().contains(name)
        ? Graph.emptyGraph
        : new WatchedGraph(super.getGraph(name));
  }

  @Override
  public boolean containsGraph(Node name) {
    return Quad.isDefaultGraph(name)
        || Quad.isUnionGraph(name)
        || layers.computed().containsKey(name)
        || (!layers.hidden().contains(name) && super.containsGraph(name));
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    return Iter.concat(storedNames().iterator(), computedNames().iterator());
  }

  private List<Node> computedNames() {
    return layers.computed().keySet().stream().sorted(Comparator.comparing(Node::getURI)).toList();
  }

  /** The store looks through an index of all its quads for them; a query may ask for each row. */
  private List<Node> storedNames() {
    if (storedNames == null) {
      storedNames =
          Iter.toList(Iter.filter(super.listGraphNodes(), name -> !layers.hidden().contains(name)));
    }
    return storedNames;
  }

  @Override
  public QueryIterator match(
      Var graph, BasicPattern pattern, QueryIterator rows, ExecutionContext context) {
    List<GraphMatches.Source> sources = new ArrayList<>();
    if (getWrapped() instanceof AsWrittenDataset) {
      sources.add(batch -> stored(graph, pattern, batch, context));
    } else {
      storedNames().forEach(name -> sources.add(over(graph, name, pattern, context)));
    }
    computedNames().forEach(name -> sources.add(over(graph, name, pattern, context)));
    return new GraphMatches(rows, sources, context);
  }

  /**
   * Lets TDB2 match in its graphs by its indexes of quads; rows with what it keeps by another term
   * are matched graph by graph.
   */
  private QueryIterator stored(
      Var graph, BasicPattern pattern, List<Binding> rows, ExecutionContext context) {
    List<Var> objects =
        pattern.getList().stream()
            .map(Triple::getObject)
            .filter(Var::isVar)
            .map(Var::alloc)
            .toList();
    List<Binding> plain = new ArrayList<>();
    List<Binding> others = new ArrayList<>();
    for (Binding row : rows) {
      boolean isPlain =
          objects.stream().map(row::get).allMatch(term -> term == null || AsWritten.isPlain(term));
      (isPlain ? plain : others).add(row);
    }
    QueryIterConcat all = new QueryIterConcat(context);
    if (!plain.isEmpty()) {
      all.add(matched(graph, pattern, plain, context));
    }
    if (!others.isEmpty()) {
      storedNames().forEach(name -> all.add(over(graph, name, pattern, context).match(others)));
    }
    return all;
  }

  private QueryIterator matched(
      Var graph, BasicPattern pattern, List<Binding> rows, ExecutionContext context) {
    BasicPattern kept = new BasicPattern();
    pattern.forEach(triple -> kept.add(AsWritten.inStore(triple)));
    BasicPattern sample = Substitute.substitute(kept, rows.getFirst());
    DatasetGraphTDB tables = ((AsWrittenDataset) getWrapped()).tables();
    Set<NodeId> hidden =
        layers.hidden().stream()
            .map(name -> TDBInternal.getNodeId(tables, name))
            .collect(Collectors.toSet());
    QueryIterator found =
        PatternMatchTDB2.execute(
            tables,
            graph,
            ReorderLib.fixed().reorderIndexes(sample).reorder(kept),
            GraphMatches.rows(rows, context),
            quad -> {
              WorkLimit.check();
              return hidden.isEmpty() || !hidden.contains(quad.get(0));
            },
            context);
    return new QueryIterConvert(found, AsWrittenRow::new, context);
  }

  private GraphMatches.Source over(
      Var graph, Node name, BasicPattern pattern, ExecutionContext context) {
    return batch ->
        QC.execute(
            new OpBGP(pattern),
            GraphMatches.rows(GraphMatches.with(batch, graph, name), context),
            ExecutionContext.copyChangeActiveGraph(context, getGraph(name)));
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
    return Iter.concat(
        Iter.map(
            Iter.filter(
                super.findNG(Node.ANY, subject, predicate, object),
                quad -> !layers.hidden().contains(quad.getGraph())),
            quad -> {
              WorkLimit.check();
              return quad;
            }),
        Iter.flatMap(
            computedNames().iterator(), name -> inGraph(name, subject, predicate, object)));
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
