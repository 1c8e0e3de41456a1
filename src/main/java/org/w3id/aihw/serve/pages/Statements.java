package org.w3id.aihw.serve.pages;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.aihw.model.Aihw;

/** Turns statements into rows. For one page, by one thread. */
final class Statements {
  private static final Node TOPIC = Aihw.term("topic");
  private static final Node IS_ESTIMATE = Aihw.term("isEstimate");

  private final Lookup lookup;
  private final Origins origins;
  private final Numbers numbers;

  Statements(Lookup lookup, Origins origins) {
    this.lookup = lookup;
    this.origins = origins;
    this.numbers = new Numbers(lookup);
  }

  /** Returns when a statement was made public, as precisely as its document says. */
  String stated(Node statement) {
    return lookup.text(statement, Aihw.STATED_ON);
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
    return lookup.isA(statement, Aihw.FIGURE);
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
        lookup.cell(figure, Aihw.ABOUT),
        lookup.text(figure, Numbers.SCOPE),
        when(figure),
        lookup.values(figure, IS_ESTIMATE).stream()
            .anyMatch(value -> value.isLiteral() && value.getLiteralLexicalForm().equals("true")),
        lookup.cell(figure, Aihw.STATED_IN));
  }

  /** Returns the time that a figure is for: its last day, else when it was stated. */
  String when(Node figure) {
    return lookup
        .value(figure, Aihw.VALID_TO)
        .or(() -> lookup.value(figure, Aihw.VALID_FROM))
        .or(() -> lookup.value(figure, Aihw.STATED_ON))
        .map(lookup.names()::of)
        .orElse("");
  }

  /** Returns figures by the time they are for, the newest first. */
  List<Node> byTime(Collection<Node> figures) {
    record Timed(Node figure, String when) {}
    return figures.stream()
        .map(figure -> new Timed(figure, when(figure)))
        .sorted(
            Comparator.comparing(Timed::when)
                .reversed()
                .thenComparing(timed -> timed.figure().toString()))
        .map(Timed::figure)
        .toList();
  }

  Numbers numbers() {
    return numbers;
  }
}
