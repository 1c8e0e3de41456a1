package org.w3id.aihw.model;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.IntFunction;
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

  private final Shared shared;

  /** The numbers of the facts of the whole that are not in this view; never changed. */
  private final BitSet hidden;

  /** What was added to the view; null where nothing was. */
  private final @Nullable Facts added;

  private final List<Fact> facts;
  private @Nullable Graph union;

  private Facts(List<Fact> whole, Shared shared, BitSet hidden, @Nullable Facts added) {
    this.whole = whole;
    this.shared = shared;
    this.hidden = hidden;
    this.added = added;
    this.facts = hidden.isEmpty() && added == null ? whole : list(whole, hidden, added);
  }

  /** Returns the facts given, copied. */
  public static Facts of(Collection<Fact> facts) {
    List<Fact> whole = List.copyOf(facts);
    return new Facts(whole, new Shared(whole), new BitSet(), null);
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
    return new Facts(whole, new Shared(whole, FactIndex.read(in, whole)), new BitSet(), null);
  }

  /**
   * Writes what this view hides of all facts, and what was added to it.
   *
   * @param count how many terms there are
   * @param terms the number of each, names of graphs among them
   */
  public void writeView(KeptWriter out, int count, ToIntFunction<Node> terms) {
    out.large(hidden.toLongArray());
    (added == null ? of(List.of()) : added).writeWhole(out, count, terms);
  }

  /** Reads a view of these facts: what it hides, without what was added to it. */
  public Facts readHidden(KeptReader in) {
    return new Facts(whole, shared, BitSet.valueOf(in.largeNumbers()), null);
  }

  /** Reads what was added to a view. */
  public Facts readAdded(KeptReader in, KeptTerms terms) {
    return new Facts(whole, shared, hidden, readWhole(in, terms));
  }

  /** Returns the facts that this is a view of. */
  public Facts whole() {
    return new Facts(whole, shared, new BitSet(), null);
  }

  /** Returns what was added to this view; the view itself where nothing was. */
  public Facts added() {
    return added == null ? this : added;
  }

  /** Returns these facts but those that have one of some things as subject or object. */
  public Facts hiding(Collection<Node> things) {
    BitSet more = (BitSet) hidden.clone();
    for (Node thing : things) {
      shared.index().forEachWithSubject(thing, more::set);
      shared.index().forEachWithObject(thing, more::set);
    }
    return new Facts(whole, shared, more, added == null ? null : added.hiding(things));
  }

  /** Returns these facts and others after them. */
  public Facts and(Collection<Fact> others) {
    List<Fact> more = new ArrayList<>(added == null ? List.of() : added.facts);
    more.addAll(others);
    return new Facts(whole, shared, hidden, Facts.of(more));
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
    if (other.added != null) {
      other.added.facts.forEach(fact -> missing.add(fact.triple()));
    }
    if (added != null) {
      added.facts.forEach(fact -> missing.remove(fact.triple()));
    }
    missing.removeIf(triple -> !stating(triple).isEmpty());
    return missing;
  }

  /** Returns every fact, in the order read. */
  public List<Fact> all() {
    return facts;
  }

  /** Returns the triple of every fact, in the order read; what two files state comes twice. */
  public List<Triple> triples() {
    return new View<>(facts.size(), number -> facts.get(number).triple());
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
    if (added != null) {
      found.addAll(added.about(subject));
    }
    return found;
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
      facts.forEach(fact -> graph.add(fact.triple()));
      union = graph;
    }
    return union;
  }

  /** Returns the triples of each graph, in the order read. */
  public Map<Node, List<Triple>> graphs() {
    Map<Node, List<Triple>> graphs = new LinkedHashMap<>();
    for (Fact fact : facts) {
      graphs.computeIfAbsent(fact.graph(), key -> new ArrayList<>()).add(fact.triple());
    }
    return graphs;
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
    return facts instanceof FactColumns columns
        ? new FactGraph(columns, shared.index(), 0)
        : union();
  }

  /**
   * Returns a dataset of the named graphs alone, each made when it is first asked for; to be read
   * only.
   */
  public DatasetGraph namedGraphs() {
    DatasetGraph dataset = DatasetGraphFactory.createGeneral();
    if (facts instanceof FactColumns columns) {
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
    List<NameIndex> indexes = new ArrayList<>(List.of(shared.index().names()));
    if (added != null) {
      indexes.addAll(added.nameIndexes());
    }
    return indexes;
  }

  private static List<Fact> list(List<Fact> whole, BitSet hidden, @Nullable Facts added) {
    List<Fact> more = added == null ? List.of() : added.facts;
    int[] numbers = new int[whole.size() - hidden.cardinality()];
    int fact = -1;
    for (int index = 0; index < numbers.length; index++) {
      fact = hidden.nextClearBit(fact + 1);
      numbers[index] = fact;
    }
    return new View<>(
        numbers.length + more.size(),
        number ->
            number < numbers.length
                ? whole.get(numbers[number])
                : more.get(number - numbers.length));
  }

  /** The index that all views of the same facts share, made when first asked for. */
  private static final class Shared {
    private final List<Fact> facts;
    private @Nullable FactIndex index;

    Shared(List<Fact> facts) {
      this.facts = facts;
    }

    Shared(List<Fact> facts, FactIndex index) {
      this.facts = facts;
      this.index = index;
    }

    synchronized FactIndex index() {
      if (index == null) {
        index = new FactIndex(facts);
      }
      return index;
    }
  }

  /** A list that looks its elements up. */
  private static final class View<T> extends AbstractList<T> implements RandomAccess {
    private final int size;
    private final IntFunction<T> element;

    View(int size, IntFunction<T> element) {
      this.size = size;
      this.element = element;
    }

    @Override
    public T get(int number) {
      return element.apply(number);
    }

    @Override
    public int size() {
      return size;
    }
  }
}
