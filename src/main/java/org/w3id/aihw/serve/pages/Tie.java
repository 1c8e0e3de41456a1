package org.w3id.aihw.serve.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.Period;
import org.w3id.aihw.reason.Knowledge;

/**
 * A relationship between two parties, with what documents say of it.
 *
 * @param name what it is called, leading to its page
 * @param kind what kind it is
 * @param parties who takes part, by role
 * @param rivalry whether the two stand against each other in it
 * @param standing how it stands on the day asked about; empty where it does not
 * @param look how its standing is drawn
 * @param claims what documents say, the newest first
 * @param stretches the times for which documents give it a status, in their order
 */
public record Tie(
    Panel.Cell name,
    String kind,
    String parties,
    boolean rivalry,
    String standing,
    Cited.Look look,
    List<Cited> claims,
    List<Stretch> stretches) {
  private static final Set<Node> RIVALRIES =
      Set.of(Aihw.term("Competition"), Aihw.term("Dispute"), Aihw.term("Substitution"));

  /** Copies the lists. */
  public Tie {
    claims = List.copyOf(claims);
    stretches = List.copyOf(stretches);
  }

  /**
   * A time with one status.
   *
   * @param from the first day
   * @param to the last day
   * @param look how it is drawn
   * @param words the status in words
   */
  public record Stretch(LocalDate from, LocalDate to, Cited.Look look, String words) {}

  /** Returns the date of the newest claim; empty where there is none. */
  public String newest() {
    return claims.isEmpty() ? "" : claims.getFirst().statedOn();
  }

  /** Returns how many publishers speak of it. */
  public long publishers() {
    return claims.stream().map(Cited::publisher).distinct().count();
  }

  /** Returns a relationship with its claims. */
  static Tie of(Node relationship, List<Node> claims, Knowledge knowledge, Addresses addresses) {
    Graph graph = knowledge.graph();
    Names names = knowledge.names();
    List<Node> kinds =
        knowledge.facts().values(relationship, RDF.type.asNode()).stream()
            .filter(kind -> !kind.getURI().startsWith(OWL.NS))
            .toList();
    Optional<StandingWords> standing =
        Cited.value(relationship, Aihw.STANDING, graph)
            .map(status -> StandingWords.of(relationship, status, graph, names));
    return new Tie(
        new Panel.Cell(names.of(relationship), addresses.of(relationship)),
        kinds.isEmpty() ? "relationship" : names.of(kinds.getFirst()),
        parties(relationship, knowledge),
        kinds.stream().anyMatch(RIVALRIES::contains),
        standing.map(StandingWords::words).orElse("not on this day"),
        standing.map(StandingWords::look).orElse(Cited.Look.ENDED),
        claims.stream()
            .map(claim -> Cited.of(claim, knowledge, addresses))
            .sorted(Comparator.comparing(Cited::statedOn).reversed())
            .toList(),
        stretches(claims, knowledge));
  }

  private static String parties(Node relationship, Knowledge knowledge) {
    List<String> roles = new ArrayList<>();
    knowledge
        .facts()
        .about(relationship)
        .forEach(
            fact -> {
              Triple triple = fact.triple();
              if (triple.getObject().isURI() && Finder.isParty(triple.getObject(), knowledge)) {
                roles.add(
                    knowledge.names().of(triple.getPredicate())
                        + " "
                        + knowledge.names().of(triple.getObject()));
              }
            });
    return String.join(", ", roles);
  }

  /**
   * Returns the times for which claims give a status: from the day of a claim to the next one, to
   * the end that it tells, or to the day asked about. Claims that are not trusted count only where
   * there is no other.
   */
  private static List<Stretch> stretches(List<Node> claims, Knowledge knowledge) {
    Graph graph = knowledge.graph();
    LocalDate asOf = knowledge.clocks().asOf();
    record Dated(Node claim, LocalDate from, Optional<LocalDate> to) {}
    List<Node> trusted =
        claims.stream()
            .filter(claim -> !graph.contains(claim, Aihw.CONFIDENCE, Aihw.term("LowConfidence")))
            .toList();
    List<Dated> dated =
        (trusted.isEmpty() ? claims : trusted)
            .stream()
                .flatMap(
                    claim ->
                        from(claim, graph).stream()
                            .map(
                                from ->
                                    new Dated(
                                        claim,
                                        from,
                                        period(claim, Aihw.VALID_TO, graph).map(Period::last))))
                .filter(one -> !one.from().isAfter(asOf))
                .sorted(
                    Comparator.comparing(Dated::from).thenComparing(one -> one.claim().toString()))
                .toList();
    List<Stretch> stretches = new ArrayList<>();
    for (int index = 0; index < dated.size(); index++) {
      Dated one = dated.get(index);
      LocalDate to = one.to().filter(end -> end.isBefore(asOf)).orElse(asOf);
      if (index + 1 < dated.size() && dated.get(index + 1).from().isBefore(to)) {
        to = dated.get(index + 1).from();
      }
      Node status = Cited.value(one.claim(), Aihw.STATUS, graph).orElse(Aihw.RUMOURED);
      if (!to.isBefore(one.from())) {
        stretches.add(
            new Stretch(
                one.from(),
                to,
                trusted.isEmpty() ? Cited.Look.TALKED_ABOUT : Cited.lookOf(status, graph),
                knowledge.names().of(status).toLowerCase(Locale.ROOT)));
      }
    }
    return stretches;
  }

  /** Returns from when a claim holds: what is only announced or signed, from when it was said. */
  private static Optional<LocalDate> from(Node claim, Graph graph) {
    Set<Node> fromTheirStart =
        Set.of(Aihw.term("Completed"), Aihw.term("InEffect"), Aihw.term("Stated"));
    Optional<Period> stated = period(claim, Aihw.STATED_ON, graph);
    return Cited.value(claim, Aihw.STATUS, graph)
        .filter(fromTheirStart::contains)
        .flatMap(status -> period(claim, Aihw.VALID_FROM, graph))
        .or(() -> stated)
        .map(Period::first);
  }

  private static Optional<Period> period(Node claim, Node property, Graph graph) {
    return Cited.value(claim, property, graph)
        .map(Node::getLiteralLexicalForm)
        .flatMap(Period::parse);
  }
}
