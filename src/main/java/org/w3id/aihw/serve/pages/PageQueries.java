package org.w3id.aihw.serve.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.query.QueryFile;

/** The queries of one page, counted. */
final class PageQueries {
  private final DatasetGraph dataset;
  private final Map<QueryFile, List<Map<String, Node>>> shared = new HashMap<>();
  private final StringBuilder timing = new StringBuilder();
  private int count;

  PageQueries(DatasetGraph dataset) {
    this.dataset = dataset;
  }

  /** Returns the rows of a panel's query about a thing; that of several parts is run once. */
  List<Map<String, Node>> rows(PanelFile file, Node thing) {
    return file.piece()
        .map(
            piece ->
                shared.computeIfAbsent(file.query(), query -> table(file, thing).rows()).stream()
                    .filter(row -> piece.name().equals(literal(row.get("part"))))
                    .toList())
        .orElseGet(() -> table(file, thing).rows());
  }

  private static String literal(@Nullable Node node) {
    return node == null || !node.isLiteral() ? "" : node.getLiteralLexicalForm();
  }

  /** Returns the answer to a panel's query about a thing. */
  Answer.Table table(PanelFile file, Node thing) {
    count++;
    long began = System.nanoTime();
    Answer answer =
        Txn.calculateRead(
            dataset, () -> Answer.of(file.query().query(), dataset, Map.of("thing", thing)));
    timing
        .append(", ")
        .append(file.query().name())
        .append(";dur=%.1f".formatted((System.nanoTime() - began) / 1e6));
    if (answer instanceof Answer.Table table) {
      return table;
    }
    throw new IllegalStateException("the panel " + file.name() + " is no SELECT query");
  }

  /** Returns how many queries have been run and how long each took, as the header of that name. */
  String timing(double milliseconds) {
    return "page;dur=%.1f, queries;desc=\"%d\"%s".formatted(milliseconds, count, timing);
  }
}
