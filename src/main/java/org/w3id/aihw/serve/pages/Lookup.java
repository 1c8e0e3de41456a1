package org.w3id.aihw.serve.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;

/**
 * Reads what a page shows from everything stated and inferred, one bound lookup at a time.
 *
 * @param graph everything stated and inferred
 * @param names what things are called
 * @param addresses where their pages are
 */
record Lookup(Graph graph, Names names, Addresses addresses) {
  private static final Node BROADER = SKOS.broader.asNode();
  private static final Comparator<Node> SPELLING = Comparator.comparing(Node::toString);

  /** Returns the values of a property, sorted. */
  List<Node> values(Node subject, Node property) {
    List<Node> values = graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
    if (values.size() > 1) {
      values.sort(SPELLING);
    }
    return values;
  }

  /** Returns the first value of a property. */
  Optional<Node> value(Node subject, Node property) {
    ExtendedIterator<Triple> found = graph.find(subject, property, Node.ANY);
    try {
      Node first = null;
      while (found.hasNext()) {
        Node next = found.next().getObject();
        if (first == null || SPELLING.compare(next, first) < 0) {
          first = next;
        }
      }
      return Optional.ofNullable(first);
    } finally {
      found.close();
    }
  }

  /** Returns the text of the first value of a property, or nothing as an empty text. */
  String text(Node subject, Node property) {
    return value(subject, property).map(names::of).orElse("");
  }

  /** Returns what has a value for a property, in no order. */
  List<Node> subjects(Node property, Node value) {
    return graph.find(Node.ANY, property, value).mapWith(Triple::getSubject).toList();
  }

  boolean isA(Node thing, Node kind) {
    return graph.contains(thing, RDF.type.asNode(), kind);
  }

  /** Returns the name of a thing, leading to its page. */
  Panel.Cell cell(Node node) {
    String address = addresses.of(node);
    return new Panel.Cell(
        address.isEmpty() || address.startsWith("/") ? names.of(node) : Words.address(address),
        address);
  }

  /** Returns the name of the first value of a property, leading to its page. */
  Panel.Cell cell(Node subject, Node property) {
    return value(subject, property).map(this::cell).orElse(new Panel.Cell("", ""));
  }

  /** Returns how far a relationship has come on the days asked about. */
  Part.Badge standing(Node relationship) {
    return value(relationship, Aihw.STANDING)
        .map(status -> badge(relationship, status))
        .orElseGet(() -> withoutStanding(relationship));
  }

  /** Returns the standing of a relationship with the phase that it is in. */
  private Part.Badge badge(Node relationship, Node status) {
    Part.Badge told = badge(status);
    StandingWords words = StandingWords.of(relationship, status, graph, names);
    return switch (words.look()) {
      case ENDED -> new Part.Badge(words.words(), "ended");
      case TALKED_ABOUT ->
          new Part.Badge(words.words(), told.force().equals("firm") ? "tentative" : told.force());
      case FIRM, INFERRED -> told;
    };
  }

  /** Says why a relationship has no standing: what it waits for has not come, or it is not yet. */
  private Part.Badge withoutStanding(Node relationship) {
    boolean waits =
        subjects(Aihw.ABOUT, relationship).stream()
            .anyMatch(claim -> graph.contains(claim, Aihw.CONDITIONAL_ON, Node.ANY));
    return waits
        ? new Part.Badge("conditional", "tentative")
        : new Part.Badge("not on this day", "ended");
  }

  /** Returns a rung of the status ladder with its force. */
  Part.Badge badge(Node status) {
    String force =
        value(status, BROADER).map(node -> Names.slug(node).toLowerCase(Locale.ROOT)).orElse("");
    return new Part.Badge(names.of(status), force);
  }
}
