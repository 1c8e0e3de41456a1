package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.changes.ChangeLog;
import org.w3id.aihw.serve.changes.Changes;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/** The home page: what is held, who buys from a rival, what can be asked. */
public final class HomeServlet extends PageServlet {
  private static final long serialVersionUID = 1;
  private static final Node DATASET = Aihw.term("Dataset");
  private static final Node CUSTOMER_AND_RIVAL_OF = Aihw.term("customerAndRivalOf");

  private static final Node UNIT_OF = Aihw.term("unitOf");

  private static final List<Node> NAMELESS =
      List.of(Aihw.term("PartyGroup"), Aihw.term("UndisclosedParty"));

  private static final int SHOWN_CHANGES = 8;

  /** What the picture of the founding example shows. */
  private static final List<Triple> ILLUSTRATED =
      List.of(
          Triple.create(Aihw.thing("amazon"), CUSTOMER_AND_RIVAL_OF, Aihw.thing("nvidia")),
          Triple.create(
              Aihw.thing("amazon"),
              Aihw.term("inTalksToSupply"),
              Aihw.thing("undisclosed-trainium-buyers")));

  private final transient Slices slices;
  private final transient ChangeLog log;

  /** Shows slices, and what changed between them. */
  public HomeServlet(Slices slices, ChangeLog log) {
    this.slices = slices;
    this.log = log;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoSuchPage, RequestClocks.BadRequest {
    if (!request.getRequestURI().equals("/")) {
      throw new NoSuchPage("Nothing is at " + request.getRequestURI() + ".");
    }
    Clocks clocks = RequestClocks.of(request);
    Knowledge knowledge = slices.knowledge().apply(clocks);
    Graph graph = knowledge.graph();
    long statements =
        count(graph, Aihw.CLAIM) + count(graph, Aihw.FIGURE) + count(graph, Aihw.ASSESSMENT);
    HomePage page =
        new HomePage(
            clocks,
            statements,
            count(graph, Aihw.RELATIONSHIP),
            count(graph, Aihw.DOCUMENT),
            (long) knowledge.closure().size() - knowledge.closure().statedSize(),
            twoFaces(graph, knowledge.names(), addresses(request)),
            ILLUSTRATED.stream().allMatch(knowledge.closure()::contains),
            lately(knowledge),
            QuestionsServlet.topics(slices, request),
            credits(graph, knowledge.names(), addresses(request)));
    write(request, response, "home.jte", Map.of("page", page));
  }

  private List<ChangesPage.Line> lately(Knowledge knowledge) {
    Changes changes = log.ofHalfYear(knowledge);
    Knowledge after = slices.knowledge().apply(Clocks.on(changes.to()));
    return changes.lines().stream()
        .filter(line -> isBetweenNamedParties(line.triple(), after.graph()))
        .limit(SHOWN_CHANGES)
        .map(line -> ChangesServlet.line(line, changes.from(), after))
        .toList();
  }

  /** That a cloud's customers buy from it is no news; that somebody does is. */
  private static boolean isBetweenNamedParties(Triple line, Graph graph) {
    return NAMELESS.stream()
        .noneMatch(
            kind ->
                graph.contains(line.getSubject(), RDF.type.asNode(), kind)
                    || graph.contains(line.getObject(), RDF.type.asNode(), kind));
  }

  private static long count(Graph graph, Node kind) {
    return graph
        .find(Node.ANY, RDF.type.asNode(), kind)
        .mapWith(triple -> triple.getSubject())
        .toSet()
        .size();
  }

  /** Returns whether a line holds by what a unit buys or sells, which has a row of its own. */
  private static boolean isOfUnit(Triple line, Graph graph) {
    Node customer = line.getSubject();
    Node supplier = line.getObject();
    boolean isDirect =
        graph
            .find(Node.ANY, Aihw.CUSTOMER, customer)
            .filterKeep(deal -> graph.contains(deal.getSubject(), Aihw.SUPPLIER, supplier))
            .hasNext();
    return !isDirect
        && (units(customer, graph).stream()
                .anyMatch(unit -> graph.contains(unit, CUSTOMER_AND_RIVAL_OF, supplier))
            || units(supplier, graph).stream()
                .anyMatch(unit -> graph.contains(customer, CUSTOMER_AND_RIVAL_OF, unit)));
  }

  private static List<Node> units(Node party, Graph graph) {
    return graph.find(Node.ANY, UNIT_OF, party).mapWith(Triple::getSubject).toList();
  }

  private static List<HomePage.TwoFaces> twoFaces(Graph graph, Names names, Addresses addresses) {
    return graph.find(Node.ANY, CUSTOMER_AND_RIVAL_OF, Node.ANY).toList().stream()
        .filter(line -> !isOfUnit(line, graph))
        .map(
            triple ->
                new HomePage.TwoFaces(
                    cell(triple.getSubject(), names, addresses),
                    cell(triple.getObject(), names, addresses),
                    addresses.pair(triple.getSubject(), triple.getObject()),
                    addresses.why(triple.getSubject(), triple.getPredicate(), triple.getObject())))
        .sorted(
            Comparator.comparing((HomePage.TwoFaces pair) -> pair.firm().text())
                .thenComparing(pair -> pair.rival().text()))
        .toList();
  }

  private static List<HomePage.Credit> credits(Graph graph, Names names, Addresses addresses) {
    return graph.find(Node.ANY, RDF.type.asNode(), DATASET).toList().stream()
        .map(
            triple -> {
              Node dataset = triple.getSubject();
              Panel.Cell nothing = new Panel.Cell("", "");
              return new HomePage.Credit(
                  cell(dataset, names, addresses),
                  value(graph, dataset, DCTerms.publisher.asNode()).map(names::of).orElse(""),
                  value(graph, dataset, DCTerms.license.asNode())
                      .map(
                          licence ->
                              new Panel.Cell(
                                  Words.address(licence.getURI()), addresses.of(licence)))
                      .or(
                          () ->
                              value(graph, dataset, DCTerms.rights.asNode())
                                  .map(words -> new Panel.Cell(names.of(words), "")))
                      .orElse(nothing));
            })
        .sorted(
            Comparator.comparing(HomePage.Credit::publisher)
                .thenComparing(credit -> credit.dataset().text()))
        .toList();
  }

  private static Optional<Node> value(Graph graph, Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).toList().stream()
        .map(Triple::getObject)
        .findFirst();
  }

  private static Panel.Cell cell(Node node, Names names, Addresses addresses) {
    return new Panel.Cell(names.of(node), addresses.of(node));
  }
}
