package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/** Who stands how to whom: {@code /matrix}, with {@code line} another line than the first. */
final class MatrixServlet extends SlicedServlet {
  private static final long serialVersionUID = 1;

  /** How many parties each side of the table has at the most; a list below it has all. */
  private static final int SIDE = 20;

  private static final List<String> LINES =
      List.of(
          "customerAndRivalOf",
          "fundsItsCustomer",
          "suppliesRivalOfItsCustomer",
          "customerOf",
          "rivalOf",
          "investorIn",
          "partOwnerOf",
          "lendsTo",
          "guaranteesFor",
          "leasesSiteTo",
          "subsidises",
          "partnerOf",
          "buildsAlternativeTo",
          "directlyDependsOn",
          "announcedToSupply",
          "inTalksToSupply",
          "rumouredToSupply");

  MatrixServlet(Slices slices, Finder finder) {
    super(slices, finder);
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, RequestClocks.BadRequest {
    String asked = parameter(request, "line");
    String line = asked.isEmpty() ? LINES.getFirst() : asked;
    if (!LINES.contains(line)) {
      throw new RequestClocks.BadRequest(
          "line is none of " + String.join(", ", LINES) + ": '" + line + "'");
    }
    int number = page(request);
    Knowledge knowledge = slices.knowledge().apply(RequestClocks.of(request));
    Names names = knowledge.names();
    List<Triple> triples =
        knowledge.graph().find(Node.ANY, Aihw.term(line), Node.ANY).toList().stream()
            .filter(triple -> !triple.getSubject().equals(triple.getObject()))
            .sorted(
                Comparator.comparing((Triple triple) -> names.of(triple.getSubject()))
                    .thenComparing(triple -> names.of(triple.getObject())))
            .toList();
    // Rows are chosen by what they have in the columns shown, or some would be empty.
    List<Node> most = most(triples, Triple::getObject, names);
    List<Triple> within =
        triples.stream().filter(triple -> most.contains(triple.getObject())).toList();
    List<Node> rows = most(within, Triple::getSubject, names);
    List<Node> columns =
        most.stream()
            .filter(
                column ->
                    within.stream()
                        .anyMatch(
                            triple ->
                                triple.getObject().equals(column)
                                    && rows.contains(triple.getSubject())))
            .toList();
    Addresses addresses = addresses(request);
    write(
        request,
        response,
        "matrix.jte",
        Map.of(
            "page",
            new MatrixPage(
                line,
                names.of(Aihw.term(line)),
                LINES.stream().map(one -> new Panel.Cell(names.of(Aihw.term(one)), one)).toList(),
                cells(columns, names, addresses),
                table(triples, rows, columns, names, addresses),
                new MatrixPage.Size(
                    (int) triples.stream().map(Triple::getSubject).distinct().count(),
                    (int) triples.stream().map(Triple::getObject).distinct().count()),
                Pages.of(triples, number, ClockedAddress.of("/matrix", request).with("line", line))
                    .map(triple -> pair(triple, names, addresses)),
                knowledge.clocks())));
  }

  /** Returns who is on most lines, in the order of their names. */
  private static List<Node> most(List<Triple> triples, Function<Triple, Node> end, Names names) {
    Map<Node, Integer> counts = new HashMap<>();
    triples.forEach(triple -> counts.merge(end.apply(triple), 1, Integer::sum));
    Comparator<Node> byName = Comparator.comparing(names::of);
    return counts.keySet().stream()
        .sorted(
            Comparator.comparingInt((Node node) -> -counts.getOrDefault(node, 0))
                .thenComparing(byName))
        .limit(SIDE)
        .sorted(byName)
        .toList();
  }

  private static List<Panel.Cell> cells(List<Node> parties, Names names, Addresses addresses) {
    return parties.stream()
        .map(party -> new Panel.Cell(names.of(party), addresses.of(party)))
        .toList();
  }

  private static List<MatrixPage.Row> table(
      List<Triple> triples, List<Node> rows, List<Node> columns, Names names, Addresses addresses) {
    Set<List<Node>> pairs = new HashSet<>();
    triples.forEach(triple -> pairs.add(List.of(triple.getSubject(), triple.getObject())));
    List<MatrixPage.Row> table = new ArrayList<>();
    for (Node row : rows) {
      List<Panel.Cell> cells = new ArrayList<>();
      for (Node column : columns) {
        cells.add(
            pairs.contains(List.of(row, column))
                ? new Panel.Cell(names.of(column), addresses.pair(row, column))
                : new Panel.Cell("", ""));
      }
      table.add(new MatrixPage.Row(new Panel.Cell(names.of(row), addresses.of(row)), cells));
    }
    return table;
  }

  static MatrixPage.Pair pair(Triple triple, Names names, Addresses addresses) {
    return new MatrixPage.Pair(
        new Panel.Cell(
            names.of(triple.getSubject())
                + " "
                + names.of(triple.getPredicate())
                + " "
                + names.of(triple.getObject()),
            addresses.pair(triple.getSubject(), triple.getObject())),
        addresses.why(triple.getSubject(), triple.getPredicate(), triple.getObject()));
  }
}
