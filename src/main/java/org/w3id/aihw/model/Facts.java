package org.w3id.aihw.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptTerms;
import org.w3id.aihw.model.kept.KeptWriter;

/**
 * What the files state, in the order read. Immutable; safe to share between threads.
 *
 * <p>Facts {@linkplain #hiding hiding} some things are a view: they share the list of facts and its
 * indexes with those they were made from.
 */
public final class Facts {
  /**
   * Stands for the graph without a name in {@link #dataset}, whose default graph is everything:
   * under its own name it would be everything too, and so a graph of data that speaks of each term.
   */
  public static final Node UNNAMED = NodeFactory.createURI("urn:x-aihw:graph-without-a-name");

  /** The facts that this is a view of, and the shared index over them. */
  private final List<Fact> whole;

  private final SharedIndex shared;

  /** The numbers of the facts of the whole that are not in this view; never changed. */
  private final BitSet hidden;

  /** What came after those, and what was computed from all. */
  private final Beside beside;

  private final Computed computed;

  private @Nullable List<Fact> facts;
  private @Nullable Graph union;

  private Facts(
      List<Fact> whole, SharedIndex shared, BitSet hidden, Beside beside, Computed computed) {
    this.whole = whole;
    this.shared = shared;
    this.hidden = hidden;
    this.beside = beside;
    this.computed = computed;
  }

  /** Returns the facts given, copied. */
  public static Facts of(Collection<Fact> facts) {
    List<Fact> whole = List.copyOf(facts);
    return new Facts(whole, new SharedIndex(whole), new BitSet(), Beside.NONE, Computed.NOTHING);
  }

  /**
   * Writes all facts that this is a view of.
   *
   * @param count how many terms there are
   * @param terms the number of each, names of graphs among them
   */
  public void writeWhole(KeptWriter out, int count, ToIntFunction<Node> terms) {
    FactColumns.write(out, whole, terms);
    shared.index().write(out, count, terms);
  }

  /** Reads all facts that some were a view of. */
  public static Facts readWhole(KeptReader in, KeptTerms terms) {
    FactColumns whole = FactColumns.read(in, terms);
    SharedIndex shared = new SharedIndex(whole, FactIndex.read(in, whole));
    return new Facts(whole, shared, new BitSet(), Beside.NONE, Computed.NOTHING);
  }

  /**
   * Writes what this view hides of all facts, and what was computed from it.
   *
   * @param count how many terms there are
   * @param terms the number of each, names of graphs among them
   */
  public void writeView(KeptWriter out, int count, ToIntFunction<Node> terms) {
    out.large(hidden.toLongArray());
    computed().writeWhole(out, count, terms);
  }

  /** Reads a view of these facts: what it hides, without what was computed from it. */
  public Facts readHidden(KeptReader in) {
    BitSet bits = BitSet.valueOf(in.largeNumbers());
    return new Facts(whole, shared, bits, Beside.NONE, Computed.NOTHING);
  }

  /** Reads what was computed from a view. */
  public Facts readComputed(KeptReader in, KeptTerms terms) {
    return new Facts(whole, shared, hidden, beside, Computed.of(readWhole(in, terms)));
  }

  /** Returns the facts that this is a view of. */
  public Facts whole() {
    return new Facts(whole, shared, new BitSet(), Beside.NONE, Computed.NOTHING);
  }

  /** Returns what was computed from these facts. */
  public Facts computed() {
    return computed.facts();
  }

  /** Returns these facts but those that have one of some things as subject or object. */
  public Facts hiding(Collection<Node> things) {
    BitSet more = (BitSet) hidden.clone();
    Beside left = beside;
    for (Node thing : things) {
      shared.index().forEachWithSubject(thing, more::set);
      shared.index().forEachWithObject(thing, more::set);
      left = left.hiding(thing);
    }
    return new Facts(whole, shared, more, left, computed);
  }

  /** Returns these facts and others after them. */
  public Facts and(Collection<Fact> others) {
    return changed(List.of(), others);
  }

  /** Returns these facts without some of those that came after the first, and with others. */
  public Facts changed(Collection<Fact> gone, Collection<Fact> come) {
    Beside left = beside;
    for (Fact fact : gone) {
      left = left.without(fact);
    }
    for (Fact fact : come) {
      left = left.with(fact);
    }
    return new Facts(whole, shared, hidden, left, computed);
  }

  /**
   * Returns these facts with triples that were computed from them, in a graph of their own, instead
   * of any computed before.
   */
  public Facts with(BySubject triples, Node graph, Place place) {
    return new Facts(whole, shared, hidden, beside, Computed.of(triples, graph, place));
  }

  /**
   * What some facts have and others do not.
   *
   * @param facts the facts after a change
   * @param gone the triples that are stated no more
   * @param come the triples that were not stated before
   */
  public record Change(Facts facts, Set<Triple> gone, Set<Triple> come) {}

  /**
   * Moves this view, which hides some things, on to changed facts, looking only at what changed.
   *
   * @param all the facts after the change, nothing hidden: those that this view is of, without some
   *     and with others
   * @param changed the facts that are gone or have come
   * @param turned the things that came to be hidden, or came to light
   * @param isHidden whether a thing is hidden from now on
   */
  public Change moved(
      Facts all, Collection<Fact> changed, Collection<Node> turned, Predicate<Node> isHidden) {
    BitSet bits = turned.isEmpty() ? hidden : (BitSet) hidden.clone();
    Set<Fact> looked = new LinkedHashSet<>(changed);
    Set<Triple> triples = new LinkedHashSet<>();
    for (Node thing : turned) {
      IntConsumer look =
          number -> {
            triples.add(whole.get(number).triple());
            bits.set(number, isHidden(whole.get(number), isHidden));
          };
      shared.index().forEachWithSubject(thing, look);
      shared.index().forEachWithObject(thing, look);
      looked.addAll(all.beside.with(thing));
    }
    Beside left = beside;
    for (Fact fact : looked) {
      triples.add(fact.triple());
      boolean isSeen = all.beside.contains(fact) && !isHidden(fact, isHidden);
      left = isSeen ? left.with(fact) : left.without(fact);
    }
    Facts moved = new Facts(whole, shared, bits, left, computed);
    return new Change(moved, unstated(triples, this, moved), unstated(triples, moved, this));
  }

  private static boolean isHidden(Fact fact, Predicate<Node> isHidden) {
    return isHidden.test(fact.triple().getSubject()) || isHidden.test(fact.triple().getObject());
  }

  /** Returns those of some triples that facts state and others do not. */
  private static Set<Triple> unstated(Set<Triple> triples, Facts facts, Facts others) {
    Set<Triple> found = new LinkedHashSet<>();
    for (Triple triple : triples) {
      if (facts.states(triple) && !others.states(triple)) {
        found.add(triple);
      }
    }
    return found;
  }

  /**
   * Returns the triples that other facts state and these do not.
   *
   * @param other a view of the same facts as this, each with facts added or not
   * @throws IllegalArgumentException if the two are not views of the same facts
   */
  public Set<Triple> missingOf(Facts other) {
    if (!shared.equals(other.shared)) {
      throw new IllegalArgumentException("these are not two views of the same facts");
    }
    Set<Triple> missing = new LinkedHashSet<>();
    BitSet numbers = (BitSet) hidden.clone();
    numbers.andNot(other.hidden);
    numbers.stream().mapToObj(number -> whole.get(number).triple()).forEach(missing::add);
    if (!beside.equals(other.beside)) {
      other.beside.all().forEach(fact -> missing.add(fact.triple()));
    }
    missing.addAll(computed.triples().missingOf(other.computed.triples()));
    missing.removeIf(this::states);
    return missing;
  }

  /** Returns every fact, in the order read. */
  public synchronized List<Fact> all() {
    if (facts == null) {
      List<Fact> more = new ArrayList<>(beside.all());
      more.addAll(computed.all());
      facts = hidden.isEmpty() && more.isEmpty() ? whole : View.seen(whole, hidden, more);
    }
    return facts;
  }

  /** Returns the triple of every fact, in the order read; what two files state comes twice. */
  public List<Triple> triples() {
    List<Fact> all = all();
    return new View<>(all.size(), number -> all.get(number).triple());
  }

  /** Returns the facts that a thing is the subject of, in the order read. */
  public List<Fact> about(Node subject) {
    List<Fact> found = new ArrayList<>();
    shared
        .index()
        .forEachWithSubject(
            subject,
            number -> {
              if (!hidden.get(number)) {
                found.add(whole.get(number));
              }
            });
    beside.about(subject).forEach(found::add);
    found.addAll(computed.about(subject));
    return found;
  }

  private boolean states(Triple triple) {
    return !stating(triple).isEmpty();
  }

  /** Returns the values that a thing has for a property, in the order read. */
  public List<Node> values(Node subject, Node property) {
    List<Node> values = new ArrayList<>(1);
    for (Fact fact : about(subject)) {
      if (fact.triple().getPredicate().equals(property)) {
        values.add(fact.triple().getObject());
      }
    }
    return values;
  }

  /** Returns all facts as one graph, to be read only: the graph is shared. */
  public synchronized Graph union() {
    if (union == null) {
      Graph graph = GraphFactory.createDefaultGraph();
      all().forEach(fact -> graph.add(fact.triple()));
      union = graph;
    }
    return union;
  }

  /** Returns the triples of each graph, in the order read. */
  public Map<Node, List<Triple>> graphs() {
    Map<Node, List<Triple>> graphs = new LinkedHashMap<>();
    for (Fact fact : all()) {
      graphs.computeIfAbsent(fact.graph(), key -> new ArrayList<>()).add(fact.triple());
    }
    return graphs;
  }

  /** Returns the names of the graphs that facts, be they hidden or not, were read into. */
  public List<Node> graphNames() {
    return whole instanceof FactColumns columns
        ? List.copyOf(columns.graphNames)
        : whole.stream().map(Fact::graph).distinct().toList();
  }

  /**
   * Returns a new dataset of all facts: each graph by its name, that without one as {@link
   * #UNNAMED}, and their union as the default.
   */
  public DatasetGraph dataset() {
    DatasetGraph dataset = DatasetGraphFactory.create(union());
    graphs()
        .forEach(
            (name, triples) -> {
              Graph graph = GraphFactory.createDefaultGraph();
              triples.forEach(graph::add);
              dataset.addGraph(Quad.isDefaultGraph(name) ? UNNAMED : name, graph);
            });
    return dataset;
  }

  /** Returns facts that are all of one graph as that graph, to be read only. */
  public Graph onlyGraph() {
    return all() instanceof FactColumns columns
        ? new FactGraph(columns, shared.index(), 0)
        : union();
  }

  /**
   * Returns a dataset of the named graphs alone, each made when it is first asked for; to be read
   * only.
   */
  public DatasetGraph namedGraphs() {
    DatasetGraph dataset = DatasetGraphFactory.createGeneral();
    if (all() instanceof FactColumns columns) {
      for (int graph = 0; graph < columns.graphNames.size(); graph++) {
        dataset.addGraph(
            columns.graphNames.get(graph), new FactGraph(columns, shared.index(), graph));
      }
    } else {
      graphs()
          .forEach(
              (name, triples) -> {
                Graph graph = GraphFactory.createDefaultGraph();
                triples.forEach(graph::add);
                dataset.addGraph(name, graph);
              });
    }
    return dataset;
  }

  /** Returns where a thing is first the subject of a fact. */
  public Optional<Place> placeOf(Node subject) {
    return about(subject).stream().map(Fact::place).findFirst();
  }

  /** Returns where a thing is first stated with a value, or with a property of that name. */
  public Optional<Place> placeOf(Node subject, Node value) {
    return about(subject).stream()
        .filter(
            fact ->
                fact.triple().getObject().equals(value)
                    || fact.triple().getPredicate().equals(value))
        .map(Fact::place)
        .findFirst();
  }

  /** Returns where a thing is first the subject of a fact in a graph. */
  public Optional<Place> placeIn(Node graph, Node subject) {
    return about(subject).stream()
        .filter(fact -> fact.graph().equals(graph))
        .map(Fact::place)
        .findFirst();
  }

  /** Returns the facts that state a triple; several where several files do. */
  public List<Fact> stating(Triple triple) {
    return about(triple.getSubject()).stream()
        .filter(fact -> fact.triple().equals(triple))
        .toList();
  }

  /** Returns who is called what in the facts that this is a view of, hidden or not. */
  List<NameIndex> nameIndexes() {
    return beside.size() == 0
        ? List.of(shared.index().names())
        : List.of(shared.index().names(), beside.names());
  }
}
