package org.w3id.aihw.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;

/** What the files state, in the order read. Immutable; safe to share between threads. */
public final class Facts {
  private final List<Fact> facts;
  private final Map<Node, List<Fact>> bySubject = new HashMap<>();
  private @Nullable Graph union;

  private Facts(List<Fact> facts) {
    this.facts = facts;
    for (Fact fact : facts) {
      bySubject.computeIfAbsent(fact.triple().getSubject(), key -> new ArrayList<>(4)).add(fact);
    }
  }

  /** Returns the facts given, copied. */
  public static Facts of(Collection<Fact> facts) {
    return new Facts(List.copyOf(facts));
  }

  /** Returns every fact, in the order read. */
  public List<Fact> all() {
    return facts;
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

  /** Returns a new dataset of all facts: each graph by its name, and their union as the default. */
  public DatasetGraph dataset() {
    DatasetGraph dataset = DatasetGraphFactory.create(union());
    graphs()
        .forEach(
            (name, triples) -> {
              Graph graph = GraphFactory.createDefaultGraph();
              triples.forEach(graph::add);
              dataset.addGraph(name, graph);
            });
    return dataset;
  }

  /** Returns the facts that a condition holds for. */
  public Facts where(Predicate<Fact> condition) {
    return new Facts(facts.stream().filter(condition).toList());
  }

  /** Returns where a thing is first the subject of a fact. */
  public Optional<Place> placeOf(Node subject) {
    return of(subject).stream().map(Fact::place).findFirst();
  }

  /** Returns where a thing is first stated with a value, or with a property of that name. */
  public Optional<Place> placeOf(Node subject, Node value) {
    return of(subject).stream()
        .filter(
            fact ->
                fact.triple().getObject().equals(value)
                    || fact.triple().getPredicate().equals(value))
        .map(Fact::place)
        .findFirst();
  }

  /** Returns where a thing is first the subject of a fact in a graph. */
  public Optional<Place> placeIn(Node graph, Node subject) {
    return of(subject).stream()
        .filter(fact -> fact.graph().equals(graph))
        .map(Fact::place)
        .findFirst();
  }

  /** Returns the facts that state a triple; several where several files do. */
  public List<Fact> stating(Triple triple) {
    return of(triple.getSubject()).stream().filter(fact -> fact.triple().equals(triple)).toList();
  }

  private List<Fact> of(Node subject) {
    return bySubject.getOrDefault(subject, List.of());
  }
}
