package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.aihw.model.Aihw;

/** The parts of a thing's page that show what documents say. For one page, by one thread. */
final class EvidenceParts {
  private final Heads heads;
  private final Lookup lookup;
  private final Statements statements;
  private Optional<Part.Extent> extent = Optional.empty();

  EvidenceParts(Heads heads, Lookup lookup, Statements statements) {
    this.heads = heads;
    this.lookup = lookup;
    this.statements = statements;
  }

  /** Returns how much is said of the thing; empty until its evidence is shown. */
  Optional<Part.Extent> extent() {
    return extent;
  }

  /** Returns statements in words, the newest first. */
  Part sayings(PanelFile file, List<Node> found, Window window) {
    List<Node> nodes = statements.newestFirst(found);
    return new Part.Sayings(
        heads.of(file, nodes.size(), window),
        window.of(nodes).stream().map(statements::saying).toList());
  }

  /** Returns figures, by the time they are for. */
  Part figures(PanelFile file, String name, String title, List<Node> figures, Window window) {
    List<Node> sorted = statements.byTime(figures);
    return new Part.Figures(
        heads.of(file, name, title, "wide", sorted.size(), window),
        window.of(sorted).stream().map(statements::figure).toList());
  }

  /** Returns timeline, figures and sources of what is said of the thing. */
  List<Part> evidence(PanelFile file, List<Node> found, Window window) {
    List<Node> said = statements.newestFirst(found);
    List<Node> sayings = new ArrayList<>();
    List<Node> figures = new ArrayList<>();
    Map<Node, Integer> documents = new HashMap<>();
    List<String> without = file.without();
    for (Node statement : said) {
      if (!statements.isFigure(statement)) {
        sayings.add(statement);
      } else if (without.isEmpty() || !without.contains(statements.numbers().measure(statement))) {
        figures.add(statement);
      }
      lookup
          .value(statement, Aihw.STATED_IN)
          .ifPresent(document -> documents.merge(document, 1, Integer::sum));
    }
    extent =
        Optional.of(
            new Part.Extent(
                said.size(),
                sayings.size(),
                documents.size(),
                said.isEmpty() ? "" : statements.stated(said.getLast()),
                said.isEmpty() ? "" : statements.stated(said.getFirst())));
    List<Part.Saying> rows =
        window.equals(Window.FIRST)
            ? window.of(statements.folded(sayings))
            : window.of(sayings).stream().map(statements::saying).toList();
    Part timeline =
        new Part.Sayings(
            heads
                .of(file, "timeline", file.title(), file.area(), sayings.size(), window)
                .showing(rows.size()),
            rows);
    return Stream.of(
            timeline,
            figures(file, "figures", "Figures", figures, window),
            sources(file, documents, window))
        .filter(part -> part.equals(timeline) || part.head().total() > 0)
        .filter(part -> documents.size() > 1 || !part.head().name().equals("sources"))
        .toList();
  }

  private Part sources(PanelFile file, Map<Node, Integer> documents, Window window) {
    List<Map.Entry<Node, Integer>> sorted =
        documents.entrySet().stream()
            .sorted(
                Map.Entry.<Node, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(entry -> entry.getKey().toString()))
            .toList();
    List<List<Panel.Cell>> rows =
        window.of(sorted).stream()
            .map(
                entry ->
                    List.of(
                        lookup.cell(entry.getKey()),
                        lookup.cell(entry.getKey(), DCTerms.publisher.asNode()),
                        lookup.cell(entry.getKey(), DCTerms.issued.asNode()),
                        new Panel.Cell(Integer.toString(entry.getValue()), "")))
            .toList();
    return new Part.Table(
        heads.of(file, "sources", "Sources", "wide", sorted.size(), window),
        List.of("document", "publisher", "issued", "statements"),
        rows);
  }
}
