package org.w3id.aihw.serve.pages;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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

  private final Node thing;
  private final Lookup lookup;
  private final Origins origins;
  private final Numbers numbers;
  private final Map<Node, String> stated = new HashMap<>();
  private final Map<Node, Boolean> figures = new HashMap<>();

  Statements(Node thing, Lookup lookup, Origins origins) {
    this.thing = thing;
    this.lookup = lookup;
    this.origins = origins;
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
        origins.chains(statement),
        lookup.text(statement, Aihw.CONFIDENCE));
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
    return from + (to.isEmpty() ? " on" : " to " + to);
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
