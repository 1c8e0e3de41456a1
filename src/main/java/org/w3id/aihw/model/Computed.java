package org.w3id.aihw.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/**
 * Triples that the program made from facts, with the graph and place that they are told to stand
 * in; as they were made, or as facts that were kept. Safe to share between threads.
 */
final class Computed {
  static final Computed NOTHING = of(BySubject.NONE, Node.ANY, Place.of(Path.of("computed")));

  private final Node graph;
  private final Place place;
  private @Nullable BySubject triples;
  private @Nullable Facts facts;

  private Computed(@Nullable BySubject triples, @Nullable Facts facts, Node graph, Place place) {
    this.triples = triples;
    this.facts = facts;
    this.graph = graph;
    this.place = place;
  }

  static Computed of(BySubject triples, Node graph, Place place) {
    return new Computed(triples, null, graph, place);
  }

  static Computed of(Facts kept) {
    return new Computed(null, kept, Node.ANY, Place.of(Path.of("kept")));
  }

  synchronized List<Fact> about(Node subject) {
    return facts == null ? told(triples().about(subject)) : facts.about(subject);
  }

  synchronized List<Fact> all() {
    return facts == null ? told(triples().all()) : facts.all();
  }

  private List<Fact> told(List<Triple> some) {
    return some.stream().map(triple -> new Fact(triple, graph, place)).toList();
  }

  synchronized Facts facts() {
    if (facts == null) {
      facts = Facts.of(all());
    }
    return facts;
  }

  synchronized BySubject triples() {
    if (triples == null) {
      Map<Node, List<Triple>> groups = new LinkedHashMap<>();
      for (Fact fact : facts().all()) {
        groups
            .computeIfAbsent(fact.triple().getSubject(), key -> new ArrayList<>(8))
            .add(fact.triple());
      }
      BySubject found = BySubject.NONE;
      for (Map.Entry<Node, List<Triple>> group : groups.entrySet()) {
        found = found.with(group.getKey(), group.getValue());
      }
      triples = found;
    }
    return triples;
  }
}
