package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.aihw.model.Aihw;

/** Turns statements into rows. For one page, by one thread. */
final class Statements {
  private static final Node TOPIC = Aihw.term("topic");
  private static final Node IS_ESTIMATE = Aihw.term("isEstimate");

  private static final int SHOWN_MATTERS = 3;
  private static final int SHOWN_OF_A_DAY = 2;

  private final Node thing;
  private final Lookup lookup;
  private final Chains chains;
  private final Numbers numbers;
  private final Map<Node, String> stated = new HashMap<>();
  private final Map<Node, Boolean> figures = new HashMap<>();

  Statements(Node thing, Lookup lookup) {
    this.thing = thing;
    this.lookup = lookup;
    this.chains = new Chains(lookup);
    this.numbers = new Numbers(lookup);
  }

  /** Returns when a statement was made public, as precisely as its document says. */
  String stated(Node statement) {
    return stated.computeIfAbsent(statement, said -> lookup.text(said, Aihw.STATED_ON));
  }

  /** Returns statements by the day they were made public, the newest first. */
  List<Node> newestFirst(Collection<Node> statements) {
    record Dated(Node statement, String stated) {}
    return statements.stream()
        .map(statement -> new Dated(statement, stated(statement)))
        .sorted(
            Comparator.comparing(Dated::stated)
                .reversed()
                .thenComparing(dated -> dated.statement().toString()))
        .map(Dated::statement)
        .toList();
  }

  boolean isFigure(Node statement) {
    return figures.computeIfAbsent(statement, said -> lookup.isA(said, Aihw.FIGURE));
  }

  /** Returns a claim or assessment as a row. */
  Part.Saying saying(Node statement) {
    Optional<Node> status = lookup.value(statement, Aihw.STATUS);
    Part.Badge badge =
        status
            .map(lookup::badge)
            .orElseGet(() -> new Part.Badge(lookup.text(statement, TOPIC), ""));
    return new Part.Saying(
        new Panel.Cell(lookup.text(statement, Aihw.PARAPHRASE), lookup.addresses().of(statement)),
        badge,
        stated(statement),
        lookup.cell(statement, Aihw.STATED_IN),
        lookup
            .value(statement, Aihw.STATED_IN)
            .map(document -> lookup.text(document, DCTerms.publisher.asNode()))
            .orElse(""),
        chains.of(statement),
        lookup.text(statement, Aihw.CONFIDENCE),
        0);
  }

  /**
   * Returns claims and assessments as rows, in their order, but of each document and day only the
   * first two: a dataset says a hundred things on one day, which would leave no room for the rest.
   */
  List<Part.Saying> folded(List<Node> sayings) {
    record Source(String document, String stated) {}
    Map<Source, List<Node>> sources = new LinkedHashMap<>();
    for (Node saying : sayings) {
      String document = lookup.value(saying, Aihw.STATED_IN).map(Node::toString).orElse("");
      sources
          .computeIfAbsent(new Source(document, stated(saying)), key -> new ArrayList<>())
          .add(saying);
    }
    List<Part.Saying> rows = new ArrayList<>();
    for (List<Node> said : sources.values()) {
      int shown = Math.min(SHOWN_OF_A_DAY, said.size());
      for (Node one : said.subList(0, shown)) {
        rows.add(saying(one));
      }
      rows.add(rows.removeLast().standingFor(said.size() - shown));
    }
    return rows;
  }

  /** Returns a figure as a row. */
  Part.Figure figure(Node figure) {
    return new Part.Figure(
        new Panel.Cell(lookup.text(figure, Numbers.MEASURE), lookup.addresses().of(figure)),
        numbers.words(figure),
        lookup.values(figure, Aihw.ABOUT).stream()
            .filter(about -> !about.equals(thing))
            .limit(SHOWN_MATTERS)
            .map(lookup::cell)
            .toList(),
        lookup.text(figure, Numbers.SCOPE),
        span(figure),
        lookup.values(figure, IS_ESTIMATE).stream()
            .anyMatch(value -> value.isLiteral() && value.getLiteralLexicalForm().equals("true")),
        lookup.cell(figure, Aihw.STATED_IN));
  }

  /** Returns the time that a figure is for, from its first to its last day. */
  String span(Node figure) {
    String from = lookup.text(figure, Aihw.VALID_FROM);
    String to = lookup.text(figure, Aihw.VALID_TO);
    if (from.isEmpty() && to.isEmpty()) {
      return stated(figure);
    }
    if (from.equals(to) || from.isEmpty()) {
      return to;
    }
    return to.isEmpty() ? "from " + from + " on" : from + " to " + to;
  }

  /** Returns figures by when they were stated, then by the time they are for, the newest first. */
  List<Node> byTime(Collection<Node> figures) {
    return figures.stream()
        .map(this::timed)
        .sorted(
            Comparator.comparing(Timed::stated)
                .thenComparing(Timed::until)
                .reversed()
                .thenComparing(timed -> timed.figure().toString()))
        .map(Timed::figure)
        .toList();
  }

  /** Returns the newer of two figures; of equally new ones, the larger. */
  Node newer(Node one, Node other) {
    int later =
        Comparator.comparing(Timed::stated)
            .thenComparing(Timed::until)
            .compare(timed(one), timed(other));
    if (later == 0) {
      later = numbers.size(one).compareTo(numbers.size(other));
    }
    return later >= 0 ? one : other;
  }

  private Timed timed(Node figure) {
    return new Timed(figure, stated(figure), lookup.text(figure, Aihw.VALID_TO));
  }

  private record Timed(Node figure, String stated, String until) {}

  Numbers numbers() {
    return numbers;
  }
}
