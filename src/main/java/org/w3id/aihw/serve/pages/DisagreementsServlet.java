package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Evidence;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/** What documents do not agree on, side by side: {@code /disagreements}. */
final class DisagreementsServlet extends SlicedServlet {
  private static final long serialVersionUID = 1;

  /** How many claims a side shows; the page of the relationship has all. */
  private static final int SHOWN_CLAIMS = 3;

  private final transient NamedQueries queries;

  DisagreementsServlet(Slices slices, Finder finder, NamedQueries queries) {
    super(slices, finder);
    this.queries = queries;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, RequestClocks.BadRequest {
    String kind = parameter(request, "about");
    if (!kind.isEmpty() && !kind.equals("figures") && !kind.equals("claims")) {
      throw new RequestClocks.BadRequest("about is neither claims nor figures: '" + kind + "'");
    }
    boolean figures = kind.equals("figures");
    int number = page(request);
    Knowledge knowledge = slices.knowledge().apply(RequestClocks.of(request));
    DatasetGraph dataset = slices.dataset().apply(knowledge.clocks());
    Addresses addresses = addresses(request);
    ClockedAddress here = ClockedAddress.of("/disagreements", request);
    List<Map<String, Node>> rows = queries.rows(figures ? "figures" : "claims", dataset, Map.of());
    Pages<DisagreementsPage.Dispute> disputes =
        Pages.of(rows, number, here.with("about", figures ? "figures" : "claims"))
            .map(
                row ->
                    figures
                        ? ofFigures(row, knowledge, addresses)
                        : ofClaims(row, knowledge, addresses));
    write(
        request,
        response,
        "disagreements.jte",
        Map.of(
            "page",
            new DisagreementsPage(
                figures,
                disputes,
                here.with("about", "claims").text(),
                here.with("about", "figures").text(),
                knowledge.clocks())));
  }

  private static DisagreementsPage.Dispute ofClaims(
      Map<String, Node> row, Knowledge knowledge, Addresses addresses) {
    Names names = knowledge.names();
    Graph graph = knowledge.graph();
    Node relationship = node(row, "relationship");
    return new DisagreementsPage.Dispute(
        new Panel.Cell(names.of(relationship), addresses.of(relationship)),
        "stands as " + names.of(node(row, "standing")),
        "What that rests on",
        cited(Evidence.forStandingOf(relationship, graph, names), knowledge, addresses),
        "What speaks against that",
        cited(Evidence.againstStandingOf(relationship, graph, names), knowledge, addresses));
  }

  private static List<Cited> cited(
      List<Evidence> claims, Knowledge knowledge, Addresses addresses) {
    return claims.stream()
        .limit(SHOWN_CLAIMS)
        .map(evidence -> Cited.of(evidence.claim(), knowledge, addresses))
        .toList();
  }

  private static DisagreementsPage.Dispute ofFigures(
      Map<String, Node> row, Knowledge knowledge, Addresses addresses) {
    Node thing = node(row, "thing");
    return new DisagreementsPage.Dispute(
        new Panel.Cell(knowledge.names().of(thing), addresses.of(thing)),
        knowledge.names().of(node(row, "measure")),
        FigureWords.of(node(row, "figure"), knowledge),
        List.of(Cited.of(node(row, "figure"), knowledge, addresses)),
        FigureWords.of(node(row, "other"), knowledge),
        List.of(Cited.of(node(row, "other"), knowledge, addresses)));
  }

  private static Node node(Map<String, Node> row, String variable) {
    return Objects.requireNonNull(row.get(variable), variable);
  }
}
