package org.w3id.aihw.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/**
 * Who first spoke. What many outlets have from one origin is one source: of a statement the origins
 * are the ends of its chains of reporting, else who published its document. For one answer, by one
 * thread.
 */
public final class Origins {
  /** Chains are checked to have an end; what is read before that must have one too. */
  private static final int LONGEST_CHAIN = 12;

  private final BiFunction<Node, Node, ? extends Collection<Node>> values;
  private final Map<Node, Chains> ofSteps = new HashMap<>();
  private final Map<Node, Node> ofDocuments = new HashMap<>();

  /**
   * An origin.
   *
   * @param who who spoke, or published; where that is not named, who heard it
   * @param isUnnamed whether it is not named: whom one outlet does not name counts once
   */
  public record Origin(Node who, boolean isUnnamed) {}

  /** The ends of the chains from a step on, and who passed on what others had said. */
  private record Chains(Set<Origin> ends, Set<Node> middle) {}

  /**
   * Reads chains.
   *
   * @param values returns the values that a subject has for a property
   */
  public Origins(BiFunction<Node, Node, ? extends Collection<Node>> values) {
    this.values = values;
  }

  /** Reads chains from a graph. */
  public static Origins in(Graph graph) {
    return new Origins(
        (subject, property) ->
            graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList());
  }

  /** Returns who first spoke of what a statement says. */
  public Set<Origin> of(Node statement) {
    return chains(statement).ends();
  }

  /**
   * Returns the origins of several statements that do not depend on one another: who elsewhere only
   * passes on what others said, or publishes what comes by a chain, is none.
   */
  public Set<Origin> independent(Collection<Node> statements) {
    Set<Origin> ends = new LinkedHashSet<>();
    Set<Node> middle = new LinkedHashSet<>();
    for (Node statement : statements) {
      Chains chains = chains(statement);
      ends.addAll(chains.ends());
      middle.addAll(chains.middle());
    }
    Set<Origin> independent = new LinkedHashSet<>(ends);
    independent.removeIf(origin -> !origin.isUnnamed() && middle.contains(origin.who()));
    // Where all lead to one another nobody is the first, and one of them must be.
    return independent.isEmpty() ? ends : independent;
  }

  private Chains chains(Node statement) {
    Set<Origin> ends = new LinkedHashSet<>();
    Set<Node> middle = new LinkedHashSet<>();
    Optional<Node> publisher =
        values(statement, Aihw.STATED_IN).stream()
            .findFirst()
            .map(document -> ofDocuments.computeIfAbsent(document, this::publisher));
    for (Node step : values(statement, Aihw.REPORTED_VIA)) {
      Chains chains = ofSteps.computeIfAbsent(step, first -> follow(first, LONGEST_CHAIN));
      for (Origin end : chains.ends()) {
        ends.add(heardBy(publisher, end));
      }
      middle.addAll(chains.middle());
      publisher.ifPresent(middle::add);
    }
    if (ends.isEmpty()) {
      publisher.ifPresent(node -> ends.add(new Origin(node, false)));
    }
    return new Chains(ends, middle);
  }

  private Origin heardBy(Optional<Node> outlet, Origin end) {
    return end.isUnnamed() || !isUnnamed(end.who())
        ? end
        : outlet.map(node -> new Origin(node, true)).orElse(end);
  }

  private Chains follow(Node step, int longest) {
    Set<Origin> ends = new LinkedHashSet<>();
    Set<Node> middle = new LinkedHashSet<>();
    List<Node> reporters = values(step, Aihw.REPORTER);
    List<Node> earlier = values(step, Aihw.RECEIVED_FROM);
    if (earlier.isEmpty() || longest == 0) {
      reporters.forEach(reporter -> ends.add(new Origin(reporter, false)));
    } else {
      middle.addAll(reporters);
      for (Node before : earlier) {
        Chains chains = follow(before, longest - 1);
        for (Origin end : chains.ends()) {
          ends.add(heardBy(reporters.stream().findFirst(), end));
        }
        middle.addAll(chains.middle());
      }
    }
    return new Chains(ends, middle);
  }

  private boolean isUnnamed(Node who) {
    return values.apply(who, RDF.type.asNode()).contains(Aihw.UNDISCLOSED_PARTY);
  }

  private Node publisher(Node document) {
    return values(document, DCTerms.publisher.asNode()).stream().findFirst().orElse(document);
  }

  private List<Node> values(Node subject, Node property) {
    return values.apply(subject, property).stream()
        .sorted(Comparator.comparing(Node::toString))
        .toList();
  }
}
