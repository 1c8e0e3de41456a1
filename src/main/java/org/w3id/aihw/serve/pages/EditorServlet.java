package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.serve.http.Slices;
import org.w3id.aihw.serve.sparql.QueryPage;

/** The page on which to write a query, with the answer to it below. */
public final class EditorServlet extends PageServlet implements QueryPage {
  private static final long serialVersionUID = 1;
  private static final String EXAMPLE =
      """
      PREFIX aihw: <https://w3id.org/aihw/ontology#>
      SELECT ?firm ?rival { ?firm aihw:customerAndRivalOf ?rival }""";

  private final transient Slices slices;

  /** Names what is found as it is called in slices. */
  public EditorServlet(Slices slices) {
    this.slices = slices;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    write(request, response);
  }

  @Override
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    write(request, response, "editor.jte", Map.of("query", EXAMPLE));
  }

  @Override
  public void show(
      HttpServletRequest request,
      HttpServletResponse response,
      String query,
      Answer answer,
      boolean isCut,
      Clocks clocks)
      throws IOException {
    Names names = slices.knowledge().apply(clocks).names();
    Addresses addresses = addresses(request);
    Panel panel =
        switch (answer) {
          case Answer.Truth truth -> panel(truth.value() ? "Yes" : "No", List.of(), List.of());
          case Answer.Table table ->
              panel(
                  heading(table.rows().size(), "row", isCut),
                  table.variables(),
                  table.rows().stream()
                      .map(
                          row ->
                              table.variables().stream()
                                  .map(name -> cell(row.get(name), names, addresses))
                                  .toList())
                      .toList());
          case Answer.Triples triples ->
              panel(
                  heading(triples.triples().size(), "triple", isCut),
                  List.of("subject", "property", "value"),
                  triples.triples().stream().map(one -> row(one, names, addresses)).toList());
        };
    write(request, response, "editor.jte", Map.of("query", query, "answer", List.of(panel)));
  }

  private static Panel panel(String title, List<String> columns, List<List<Panel.Cell>> rows) {
    return new Panel(title, columns, rows, "");
  }

  private static String heading(int count, String of, boolean isCut) {
    String number = count + " " + of + (count == 1 ? "" : "s");
    return isCut ? "The first " + number + "; take a file for all" : number;
  }

  private static List<Panel.Cell> row(Triple triple, Names names, Addresses addresses) {
    return List.of(
        cell(triple.getSubject(), names, addresses),
        cell(triple.getPredicate(), names, addresses),
        cell(triple.getObject(), names, addresses));
  }

  private static Panel.Cell cell(@Nullable Node node, Names names, Addresses addresses) {
    if (node == null) {
      return new Panel.Cell("", "");
    }
    String address = addresses.of(node);
    boolean isElsewhere = node.isURI() && !address.startsWith("/");
    return new Panel.Cell(isElsewhere ? Names.prefixed(node) : names.of(node), address);
  }
}
