package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.query.QueryFile;

/**
 * The panels of a kind of page, each a query file: its header gives title, order and what to say
 * where there is nothing; its rows are the rows of the panel.
 */
public final class Panels {
  private final List<QueryFile> queries;

  /** Takes the query files of the panels, in any order. */
  public Panels(List<QueryFile> queries) {
    this.queries =
        queries.stream()
            .sorted(Comparator.comparing((QueryFile query) -> query.first("order").orElse("99")))
            .toList();
  }

  /** Fills the panels of a page about everything. */
  List<Panel> aboutAll(DatasetGraph dataset, Names names, Addresses addresses) {
    return filled(Map.of(), dataset, names, addresses);
  }

  private List<Panel> filled(
      Map<String, Node> blanks, DatasetGraph dataset, Names names, Addresses addresses) {
    List<Panel> panels = new ArrayList<>();
    for (QueryFile query : queries) {
      if (Answer.of(query.query(), dataset, blanks) instanceof Answer.Table table) {
        panels.add(panel(query, table, blanks, names, addresses));
      }
    }
    panels.removeIf(panel -> panel.rows().isEmpty() && panel.empty().isEmpty());
    return panels;
  }

  private static Panel panel(
      QueryFile query,
      Answer.Table table,
      Map<String, Node> blanks,
      Names names,
      Addresses addresses) {
    List<String> columns = new ArrayList<>(table.variables().stream().map(Words::spaced).toList());
    Optional<String> why = query.first("why");
    why.ifPresent(line -> columns.add("proof"));
    List<List<Panel.Cell>> rows = new ArrayList<>();
    for (Map<String, Node> row : table.rows()) {
      List<Panel.Cell> cells = new ArrayList<>();
      for (String variable : table.variables()) {
        Node value = row.get(variable);
        cells.add(
            value == null
                ? new Panel.Cell("", "")
                : new Panel.Cell(names.of(value), addresses.of(value)));
      }
      why.ifPresent(line -> cells.add(proof(line, row, blanks, addresses)));
      rows.add(cells);
    }
    return new Panel(
        query.first("title").orElse(query.name()), columns, rows, query.first("empty").orElse(""));
  }

  /** Links to the proofs of the line whose subject, property and object the header names. */
  private static Panel.Cell proof(
      String line, Map<String, Node> row, Map<String, Node> blanks, Addresses addresses) {
    Map<String, Node> known = new HashMap<>(blanks);
    known.putAll(row);
    List<Node> terms =
        Stream.of(line.split(" "))
            .map(name -> Objects.requireNonNull(known.get(name), name))
            .toList();
    return new Panel.Cell("why", addresses.why(terms.get(0), terms.get(1), terms.get(2)));
  }
}
