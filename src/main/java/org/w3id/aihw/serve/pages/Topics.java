package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.Slices;

/** What there is at addresses, and what is known of it on a day on each clock. */
public final class Topics {
  static final Comparator<Triple> ORDER =
      Comparator.comparing((Triple triple) -> triple.getSubject().toString())
          .thenComparing(triple -> triple.getPredicate().toString())
          .thenComparing(triple -> triple.getObject().toString());

  private final Slices slices;
  private final List<Node> modules;

  /**
   * Looks into slices.
   *
   * @param modules the graphs of the modules of the ontology, sorted
   */
  public Topics(Slices slices, List<Node> modules) {
    this.slices = slices;
    this.modules = List.copyOf(modules);
  }

  Knowledge knowledge(Clocks clocks) {
    return slices.knowledge().apply(clocks);
  }

  List<Node> modules() {
    return modules;
  }

  /** Returns whether something was known of a topic. */
  boolean isKnown(Topic topic, Clocks clocks) {
    return switch (topic) {
      case Topic.Thing thing ->
          Things.isKnown(thing.node(), knowledge(clocks).graph())
              || !support(thing.node(), clocks).isEmpty();
      case Topic.NamedGraph graph -> !inGraph(graph.node(), clocks).isEmpty();
      case Topic.Rule rule -> !knowledge(clocks).rulesNamed(rule.name()).isEmpty();
      case Topic.Ontology ontology -> true;
    };
  }

  /** Returns the thing that an address is about; one that is not known where none of them is. */
  Topic.Thing asked(AskedPath path, Clocks clocks) {
    return new Topic.Thing(path.known(slug -> isKnown(new Topic.Thing(slug), clocks)));
  }

  /** Returns a sentence saying that there is no such topic, with the nearest that there are. */
  String unknown(Topic topic, Clocks clocks) {
    return switch (topic) {
      case Topic.Thing thing -> Things.unknown(thing.path(), knowledge(clocks));
      case Topic.NamedGraph graph ->
          "No graph is called '" + graph.name() + "', or nothing of it was known by then.";
      case Topic.Rule rule -> NamedRule.unknown(rule.name(), knowledge(clocks));
      case Topic.Ontology ontology -> throw new IllegalArgumentException("the ontology is known");
    };
  }

  /** Returns all that is known of a topic, in an order that is always the same. */
  List<Triple> triples(Topic topic, Clocks clocks) {
    return switch (topic) {
      case Topic.Thing thing -> {
        List<Triple> support = support(thing.node(), clocks);
        yield support.isEmpty() ? about(thing.node(), knowledge(clocks).graph()) : support;
      }
      case Topic.NamedGraph graph -> inGraph(graph.node(), clocks);
      case Topic.Rule rule ->
          NamedRule.of(rule.name(), knowledge(clocks)).map(NamedRule::triples).orElse(List.of());
      case Topic.Ontology ontology ->
          modules.stream().flatMap(module -> inGraph(module, clocks).stream()).toList();
    };
  }

  /** Returns triples by the graphs that they stand in. */
  Map<Node, List<Triple>> byGraph(List<Triple> triples, Clocks clocks) {
    Knowledge knowledge = knowledge(clocks);
    Map<Node, Map<Triple, Set<Node>>> stated = new HashMap<>();
    Map<Node, List<Triple>> graphs = new LinkedHashMap<>();
    for (Triple triple : triples) {
      Set<Node> stating =
          stated
              .computeIfAbsent(
                  triple.getSubject(), subject -> graphs(knowledge.facts().about(subject)))
              .getOrDefault(triple, unstated(triple, knowledge));
      stating.forEach(
          graph -> graphs.computeIfAbsent(graph, name -> new ArrayList<>()).add(triple));
    }
    return graphs;
  }

  /** Returns the graph of what no file states: what follows, and what conclusions rest on. */
  private static Set<Node> unstated(Triple triple, Knowledge knowledge) {
    return Set.of(knowledge.graph().contains(triple) ? Aihw.INFERRED_GRAPH : Aihw.SUPPORT_GRAPH);
  }

  private static Map<Triple, Set<Node>> graphs(Collection<Fact> facts) {
    Map<Triple, Set<Node>> graphs = new HashMap<>();
    facts.forEach(
        fact ->
            graphs.computeIfAbsent(fact.triple(), key -> new LinkedHashSet<>()).add(fact.graph()));
    return graphs;
  }

  /** Returns what a conclusion rests on; nothing for other things. */
  private List<Triple> support(Node thing, Clocks clocks) {
    return sorted(slices.dataset().apply(clocks).getGraph(Aihw.SUPPORT_GRAPH), thing, Node.ANY);
  }

  /** Returns the triples of a named graph that were known. */
  private List<Triple> inGraph(Node name, Clocks clocks) {
    DatasetGraph dataset = slices.dataset().apply(clocks);
    Graph known = knowledge(clocks).graph();
    return Txn.calculateRead(
        dataset,
        () ->
            dataset.containsGraph(name)
                ? dataset
                    .getGraph(name)
                    .find()
                    // What conclusions rest on is in no other graph, and made of what was known.
                    .filterKeep(name.equals(Aihw.SUPPORT_GRAPH) ? triple -> true : known::contains)
                    .toList()
                    .stream()
                    .sorted(ORDER)
                    .toList()
                : List.of());
  }

  /**
   * Returns what a thing is the subject of, then what it is the object of, then its relationships
   * and the statements about it and them.
   */
  private static List<Triple> about(Node thing, Graph graph) {
    Set<Triple> triples = new LinkedHashSet<>(sorted(graph, thing, Node.ANY));
    triples.addAll(sorted(graph, Node.ANY, thing));
    List<Node> relationships = subjects(graph, Aihw.PARTY, thing);
    Set<Node> spokenOf = new LinkedHashSet<>(relationships);
    spokenOf.add(thing);
    relationships.forEach(node -> triples.addAll(sorted(graph, node, Node.ANY)));
    for (Node node : spokenOf) {
      for (Node statement : subjects(graph, Aihw.ABOUT, node)) {
        triples.addAll(sorted(graph, statement, Node.ANY));
      }
    }
    return List.copyOf(triples);
  }

  private static List<Triple> sorted(Graph graph, Node subject, Node object) {
    return graph.find(subject, Node.ANY, object).toList().stream().sorted(ORDER).toList();
  }

  private static List<Node> subjects(Graph graph, Node property, Node object) {
    return graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList().stream()
        .distinct()
        .sorted(Comparator.comparing(Node::toString))
        .toList();
  }
}
