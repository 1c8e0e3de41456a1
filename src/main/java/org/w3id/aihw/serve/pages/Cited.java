package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;

/**
 * What one document says, as it is shown on a page.
 *
 * @param sentence our paraphrase, leading to the page of the statement
 * @param status the status it gives, in words; empty where it gives none
 * @param look how what has this status is drawn
 * @param statedOn when it was made public
 * @param document the title of the document, leading to its page
 * @param publisher who published the document; empty where it does not say
 * @param chains who told whom, from the document to who first spoke, one text for each way; empty
 *     where the document speaks for itself
 * @param confidence how far it is trusted
 */
public record Cited(
    Panel.Cell sentence,
    String status,
    Look look,
    String statedOn,
    Panel.Cell document,
    String publisher,
    List<String> chains,
    String confidence) {
  private static final int LONGEST_CHAIN = 20;

  /** Copies the list. */
  public Cited {
    chains = List.copyOf(chains);
  }

  /** Returns what a statement says. */
  static Cited of(Node statement, Knowledge knowledge, Addresses addresses) {
    Graph graph = knowledge.graph();
    Names names = knowledge.names();
    Optional<Node> document = value(statement, Aihw.STATED_IN, graph);
    List<String> chains = new ArrayList<>();
    for (Node step : values(statement, Aihw.REPORTED_VIA, graph)) {
      follow(step, List.of(), graph, names, chains);
    }
    return new Cited(
        new Panel.Cell(names.of(statement), addresses.of(statement)),
        value(statement, Aihw.STATUS, graph).map(names::of).orElse(""),
        look(statement, graph),
        value(statement, Aihw.STATED_ON, graph).map(names::of).orElse(""),
        new Panel.Cell(
            document.map(names::of).orElse("no document"), document.map(addresses::of).orElse("")),
        document
            .flatMap(one -> value(one, DCTerms.publisher.asNode(), graph))
            .map(names::of)
            .orElse(""),
        chains,
        value(statement, Aihw.CONFIDENCE, graph).map(names::of).orElse(""));
  }

  private static void follow(
      Node step, List<String> before, Graph graph, Names names, List<String> chains) {
    List<String> chain = new ArrayList<>(before);
    value(step, Aihw.REPORTER, graph).map(names::of).ifPresent(chain::add);
    List<Node> earlier = values(step, Aihw.RECEIVED_FROM, graph);
    if (earlier.isEmpty() || chain.size() > LONGEST_CHAIN) {
      chains.add(String.join(" ← ", chain));
    } else {
      earlier.forEach(next -> follow(next, chain, graph, names, chains));
    }
  }

  private static Look look(Node statement, Graph graph) {
    boolean low =
        value(statement, Aihw.CONFIDENCE, graph)
            .filter(Aihw.term("LowConfidence")::equals)
            .isPresent();
    Look look =
        value(statement, Aihw.STATUS, graph).map(status -> lookOf(status, graph)).orElse(Look.FIRM);
    return low && look == Look.FIRM ? Look.TALKED_ABOUT : look;
  }

  /** Returns how what has a status is drawn. */
  static Look lookOf(Node status, Graph graph) {
    Node force = value(status, SKOS.broader.asNode(), graph).orElse(Aihw.FIRM);
    if (force.equals(Aihw.ENDED)) {
      return Look.ENDED;
    }
    return force.equals(Aihw.FIRM) ? Look.FIRM : Look.TALKED_ABOUT;
  }

  static Optional<Node> value(Node subject, Node property, Graph graph) {
    return values(subject, property, graph).stream().findFirst();
  }

  static List<Node> values(Node subject, Node property, Graph graph) {
    List<Node> values =
        new ArrayList<>(
            graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList());
    values.sort(Comparator.comparing(Node::toString));
    return values;
  }

  /** How sure a line is, as it is drawn: never by colour alone. */
  public enum Look {
    /** Stated and firm: solid. */
    FIRM,
    /** Inferred: dashed. */
    INFERRED,
    /** Announced, in talks, rumoured, or not trusted: dotted. */
    TALKED_ABOUT,
    /** Withdrawn or denied: struck through. */
    ENDED;

    /** Returns the class of the style sheet. */
    public String style() {
      return "look-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
