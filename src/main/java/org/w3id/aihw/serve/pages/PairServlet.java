package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.Period;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Validity;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/** Two parties face to face: {@code /pair/A/B}. */
final class PairServlet extends SlicedServlet {
  private static final long serialVersionUID = 1;
  private static final Set<Node> TWO_FACED =
      Set.of(
          Aihw.term("customerAndRivalOf"),
          Aihw.term("fundsItsCustomer"),
          Aihw.term("guaranteesForItsCustomer"),
          Aihw.term("suppliesRivalOfItsCustomer"));
  private static final Set<Node> RIVALRY =
      Set.of(Aihw.term("buildsAlternativeTo"), Aihw.term("rivalOf"));
  private static final int PROOFS_DATED = 10;
  private static final int WIDE = 960;
  private static final int NARROW = 340;

  private final transient NamedQueries queries;
  private final transient NamedQueries ways;

  PairServlet(Slices slices, Finder finder, NamedQueries queries, NamedQueries ways) {
    super(slices, finder);
    this.queries = queries;
    this.ways = ways;
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoSuchPage, RequestClocks.BadRequest {
    String[] names = AskedPath.of(request).parts().toArray(String[]::new);
    if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
      throw new NoSuchPage("A pair is two names, as in /pair/amazon/nvidia.");
    }
    Knowledge knowledge = slices.knowledge().apply(RequestClocks.of(request));
    List<Node> found = new ArrayList<>();
    for (int end = 0; end < 2; end++) {
      String name = checked("a name", names[end]);
      Optional<Node> party = Finder.party(name, knowledge);
      if (party.isEmpty()) {
        int at = end;
        unknown(
            request,
            response,
            name,
            finder.partiesLike(name, knowledge),
            knowledge,
            like -> with(names, at, Names.reference(like), request));
        return;
      }
      found.add(party.get());
    }
    Node one = found.getFirst();
    Node other = found.getLast();
    if (one.equals(other)) {
      throw new NoSuchPage("A pair is two parties; both are " + knowledge.names().of(one) + ".");
    }
    if (!Names.reference(one).equals(names[0]) || !Names.reference(other).equals(names[1])) {
      response.setStatus(303);
      response.setHeader("Location", addresses(request).pair(one, other));
      return;
    }
    write(
        request,
        response,
        "pair.jte",
        Map.of("page", page(one, other, knowledge, addresses(request))));
  }

  private static String with(String[] names, int at, String name, HttpServletRequest request) {
    String[] corrected = names.clone();
    corrected[at] = name;
    return ClockedAddress.of(
            "/pair/"
                + ClockedAddress.encoded(corrected[0]).replace("+", "%20")
                + "/"
                + ClockedAddress.encoded(corrected[1]).replace("+", "%20"),
            request)
        .text();
  }

  private PairPage page(Node one, Node other, Knowledge knowledge, Addresses addresses) {
    DatasetGraph dataset = slices.dataset().apply(knowledge.clocks());
    Map<String, Node> both = Map.of("one", one, "other", other);
    List<Triple> lines =
        queries.rows("lines", dataset, both).stream()
            .map(
                row ->
                    Triple.create(node(row, "subject"), node(row, "property"), node(row, "object")))
            .toList();
    Map<Node, List<Node>> claims = new LinkedHashMap<>();
    queries
        .rows("ties", dataset, both)
        .forEach(
            row ->
                claims
                    .computeIfAbsent(node(row, "relationship"), key -> new ArrayList<>())
                    .add(node(row, "claim")));
    List<Tie> ties =
        claims.entrySet().stream()
            .map(entry -> Tie.of(entry.getKey(), entry.getValue(), knowledge, addresses))
            .sorted(Comparator.comparing(Tie::newest).reversed())
            .toList();
    boolean nothing = lines.isEmpty() && ties.isEmpty();
    Names names = knowledge.names();
    return new PairPage(
        new Panel.Cell(names.of(one), addresses.of(one)),
        new Panel.Cell(names.of(other), addresses.of(other)),
        lines.stream().map(line -> MatrixServlet.pair(line, names, addresses)).toList(),
        pictures(lines, ties, knowledge),
        ties,
        lines.stream()
            .filter(line -> TWO_FACED.contains(line.getPredicate()))
            .flatMap(line -> knowledge.why(line, 1).stream())
            .map(proof -> ProofOutline.of(proof, knowledge, addresses))
            .toList(),
        nothing
            ? Ways.find(new Ways.Between(one, other, false), ways, dataset, knowledge, addresses)
            : List.of(),
        "/path"
            + (addresses.days().isEmpty() ? "?" : addresses.days() + "&")
            + "from="
            + ClockedAddress.encoded(Names.reference(one))
            + "&to="
            + ClockedAddress.encoded(Names.reference(other)),
        knowledge.clocks());
  }

  private static List<TimePicture> pictures(
      List<Triple> lines, List<Tie> ties, Knowledge knowledge) {
    List<TimePicture.Drawn> cooperation = new ArrayList<>(drawn(ties, false));
    List<TimePicture.Drawn> rivalry = new ArrayList<>(drawn(ties, true));
    for (Triple line : lines) {
      if (!TWO_FACED.contains(line.getPredicate())) {
        inferred(line, knowledge)
            .ifPresent((RIVALRY.contains(line.getPredicate()) ? rivalry : cooperation)::add);
      }
    }
    boolean dated =
        cooperation.stream().anyMatch(drawn -> !drawn.stretches().isEmpty())
            || rivalry.stream().anyMatch(drawn -> !drawn.stretches().isEmpty());
    LocalDate asOf = knowledge.clocks().asOf();
    return dated
        ? List.of(
            TimePicture.of(cooperation, rivalry, asOf, WIDE),
            TimePicture.of(cooperation, rivalry, asOf, NARROW))
        : List.of();
  }

  /** Returns what to draw for relationships; of one kind with many, one bar for all. */
  private static List<TimePicture.Drawn> drawn(List<Tie> ties, boolean rivalry) {
    Map<String, List<Tie>> byKind =
        ties.stream()
            .filter(tie -> tie.rivalry() == rivalry)
            .collect(Collectors.groupingBy(Tie::kind, LinkedHashMap::new, Collectors.toList()));
    List<TimePicture.Drawn> drawn = new ArrayList<>();
    byKind.forEach(
        (kind, all) -> {
          if (all.size() <= 3) {
            all.forEach(
                tie -> drawn.add(new TimePicture.Drawn(tie.name().text(), tie.stretches())));
          } else {
            drawn.add(
                new TimePicture.Drawn(
                    kind + " (" + all.size() + " of them)",
                    all.stream()
                        .flatMap(tie -> tie.stretches().stream())
                        .sorted(Comparator.comparing(Tie.Stretch::from))
                        .toList()));
          }
        });
    return drawn;
  }

  /** Returns from when on a line can be inferred, by the proof that reaches back furthest. */
  private static Optional<TimePicture.Drawn> inferred(Triple line, Knowledge knowledge) {
    LocalDate asOf = knowledge.clocks().asOf();
    return knowledge.why(line, PROOFS_DATED).stream()
        .flatMap(proof -> knowledge.proofText().validity(proof).stream())
        .map(Validity::since)
        .flatMap(since -> Period.parse(since).stream())
        .map(Period::first)
        .min(Comparator.naturalOrder())
        .map(
            since ->
                new TimePicture.Drawn(
                    knowledge.proofText().sentence(line) + " (inferred)",
                    List.of(new Tie.Stretch(since, asOf, Cited.Look.INFERRED, "inferred"))));
  }

  private static Node node(Map<String, Node> row, String variable) {
    return Objects.requireNonNull(row.get(variable), variable);
  }
}
