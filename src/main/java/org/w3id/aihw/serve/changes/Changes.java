package org.w3id.aihw.serve.changes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Period;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;
import org.w3id.aihw.reason.Validity;

/**
 * What is known and follows on a later day and not on an earlier one, and the other way round; the
 * newest first. Of relationships those that stood otherwise before come first, then new ones, then
 * new ones of which datasets alone tell; datasets, which bring numbers by the hundred, come after
 * other documents.
 *
 * @param from the earlier day
 * @param to the later day
 * @param lines lines between parties that came or went
 * @param standings relationships whose standing changed
 * @param sources documents with their statements that were not known before
 */
public record Changes(
    LocalDate from,
    LocalDate to,
    List<Line> lines,
    List<Standing> standings,
    List<Source> sources) {
  /** Of lines that say the same both ways, and of inverses, one is enough. */
  private static final List<Node> LINES =
      List.of(
          Aihw.term("announcedToSupply"),
          Aihw.term("buildsAlternativeTo"),
          Aihw.term("customerAndRivalOf"),
          Aihw.term("customerOf"),
          Aihw.term("fundsItsCustomer"),
          Aihw.term("guaranteesFor"),
          Aihw.term("hasSold"),
          Aihw.term("holdsPostAt"),
          Aihw.term("holdsWarrantOf"),
          Aihw.term("inTalksToSupply"),
          Aihw.term("investorIn"),
          Aihw.term("isToLeaseSiteTo"),
          Aihw.term("leasesSiteTo"),
          Aihw.term("lendsTo"),
          Aihw.term("ownerOf"),
          Aihw.term("partOwnerOf"),
          Aihw.term("partnerOf"),
          Aihw.term("rivalOf"),
          Aihw.term("rumouredToSupply"),
          Aihw.term("subsidises"),
          Aihw.term("unitOf"));

  static final Node DATASET = Aihw.term("Dataset");

  private static final Set<Node> SYMMETRIC = Set.of(Aihw.term("partnerOf"), Aihw.term("rivalOf"));

  /** Copies the lists. */
  public Changes {
    lines = List.copyOf(lines);
    standings = List.copyOf(standings);
    sources = List.copyOf(sources);
  }

  /**
   * A line that came or went.
   *
   * @param triple the line
   * @param came whether it came
   * @param day when, as far as its proof tells; else the later of the two days compared
   */
  public record Line(Triple triple, boolean came, LocalDate day) {}

  /**
   * A relationship that stands otherwise than before.
   *
   * @param relationship the relationship
   * @param before its standing before; empty where it had none
   * @param after its standing after; empty where it has none
   * @param day when, as far as is told; else the later of the two days compared
   * @param dataset whether nobody but datasets tells of it
   */
  public record Standing(
      Node relationship,
      Optional<Node> before,
      Optional<Node> after,
      LocalDate day,
      boolean dataset) {}

  /**
   * A document with its new statements.
   *
   * @param document the document
   * @param statements its statements that were not known before, claims first
   * @param day when the newest of them was made public
   * @param dataset whether it is a dataset, which brings numbers by the hundred
   */
  public record Source(Node document, List<Node> statements, LocalDate day, boolean dataset) {
    /** Copies the list. */
    public Source {
      statements = List.copyOf(statements);
    }
  }

  /** Returns whether nothing changed. */
  public boolean isEmpty() {
    return lines.isEmpty() && standings.isEmpty() && sources.isEmpty();
  }

  /** Compares what is known and follows on two days. */
  public static Changes between(Knowledge before, Knowledge after) {
    return new Changes(
        before.clocks().knownAt(),
        after.clocks().knownAt(),
        lines(before, after),
        standings(before, after),
        sources(before, after));
  }

  private static List<Line> lines(Knowledge before, Knowledge after) {
    LocalDate to = after.clocks().asOf();
    List<Line> lines = new ArrayList<>();
    for (Node property : LINES) {
      Set<Triple> earlier = between(property, before.graph());
      Set<Triple> later = between(property, after.graph());
      for (Triple triple : later) {
        if (!earlier.contains(triple)) {
          lines.add(new Line(triple, true, within(came(triple, after), before, after)));
        }
      }
      for (Triple triple : earlier) {
        if (!later.contains(triple)) {
          lines.add(
              new Line(
                  triple, false, within(went(triple, before, after).orElse(to), before, after)));
        }
      }
    }
    lines.sort(
        Comparator.comparing(Line::day).reversed().thenComparing(line -> line.triple().toString()));
    return lines;
  }

  private static Set<Triple> between(Node property, Graph graph) {
    Set<Triple> lines = new HashSet<>();
    graph
        .find(Node.ANY, property, Node.ANY)
        .forEachRemaining(
            triple -> {
              if (!SYMMETRIC.contains(property)
                  || triple.getSubject().toString().compareTo(triple.getObject().toString()) < 0) {
                lines.add(triple);
              }
            });
    return lines;
  }

  /** Returns since when a line both holds and is known, by its best proof. */
  private static LocalDate came(Triple line, Knowledge after) {
    return after.why(line, 1).stream()
        .flatMap(proof -> after.proofText().validity(proof).stream())
        .map(validity -> later(validity.since(), validity.knownSince()))
        .flatMap(day -> Period.parse(day).stream())
        .map(Period::last)
        .findFirst()
        .orElse(after.clocks().asOf());
  }

  private static String later(String one, String other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /**
   * Returns when the best proof of a line ended: the day after its last, as it was told before,
   * else the day on which a relationship that it rests on came to stand otherwise.
   */
  private static Optional<LocalDate> went(Triple line, Knowledge before, Knowledge after) {
    List<Proof> proofs = before.why(line, 1);
    Set<Node> relationships = new HashSet<>();
    proofs.forEach(proof -> collect(proof, relationships));
    return proofs.stream()
        .flatMap(proof -> before.proofText().validity(proof).stream())
        .map(Validity::until)
        .flatMap(Optional::stream)
        .flatMap(day -> Period.parse(day).stream())
        .map(period -> period.last().plusDays(1))
        .findFirst()
        .or(
            () ->
                relationships.stream()
                    .filter(one -> after.standing().contains(one, Aihw.STANDING, Node.ANY))
                    .filter(one -> !sameStanding(one, before, after))
                    .map(one -> since(one, after.standing()))
                    .max(Comparator.naturalOrder()));
  }

  private static boolean sameStanding(Node relationship, Knowledge before, Knowledge after) {
    return before
        .standing()
        .find(relationship, Aihw.STANDING, Node.ANY)
        .toSet()
        .equals(after.standing().find(relationship, Aihw.STANDING, Node.ANY).toSet());
  }

  private static void collect(Proof proof, Set<Node> relationships) {
    switch (proof) {
      case Proof.Leaf(Triple triple) -> {
        if (triple.getPredicate().equals(Aihw.STANDING)) {
          relationships.add(triple.getSubject());
        }
      }
      case Proof.Step step -> step.premises().forEach(premise -> collect(premise, relationships));
    }
  }

  private static LocalDate within(LocalDate day, Knowledge before, Knowledge after) {
    LocalDate first = before.clocks().asOf().plusDays(1);
    LocalDate last = after.clocks().asOf();
    return day.isBefore(first) ? first : day.isAfter(last) ? last : day;
  }

  private static List<Standing> standings(Knowledge before, Knowledge after) {
    Map<Node, Node> earlier = standings(before.standing());
    Map<Node, Node> later = standings(after.standing());
    Set<Node> relationships = new HashSet<>(earlier.keySet());
    relationships.addAll(later.keySet());
    List<Standing> changed = new ArrayList<>();
    for (Node relationship : relationships) {
      Optional<Node> was = Optional.ofNullable(earlier.get(relationship));
      Optional<Node> is = Optional.ofNullable(later.get(relationship));
      if (!was.equals(is)) {
        LocalDate day =
            is.isPresent()
                ? since(relationship, after.standing())
                : day(relationship, Aihw.STANDING_UNTIL, before.standing())
                    .map(last -> last.plusDays(1))
                    .orElse(after.clocks().asOf());
        boolean dataset = isFromDatasets(relationship, (is.isPresent() ? after : before).graph());
        changed.add(new Standing(relationship, was, is, within(day, before, after), dataset));
      }
    }
    changed.sort(
        Comparator.comparing((Standing standing) -> standing.before().isEmpty())
            .thenComparing(Standing::dataset)
            .thenComparing(Standing::day, Comparator.reverseOrder())
            .thenComparing(standing -> standing.relationship().toString()));
    return changed;
  }

  private static boolean isFromDatasets(Node relationship, Graph graph) {
    return graph.find(Node.ANY, Aihw.ABOUT, relationship).toList().stream()
        .flatMap(
            about -> graph.find(about.getSubject(), Aihw.STATED_IN, Node.ANY).toList().stream())
        .allMatch(said -> graph.contains(said.getObject(), RDF.type.asNode(), DATASET));
  }

  private static Map<Node, Node> standings(Graph standing) {
    Map<Node, Node> standings = new HashMap<>();
    standing
        .find(Node.ANY, Aihw.STANDING, Node.ANY)
        .forEachRemaining(triple -> standings.put(triple.getSubject(), triple.getObject()));
    return standings;
  }

  /** Returns since when a standing both holds and is known. */
  private static LocalDate since(Node relationship, Graph standing) {
    LocalDate holds = day(relationship, Aihw.STANDING_SINCE, standing).orElse(LocalDate.MIN);
    LocalDate known = day(relationship, Aihw.STANDING_KNOWN_SINCE, standing).orElse(LocalDate.MIN);
    return holds.isAfter(known) ? holds : known;
  }

  private static Optional<LocalDate> day(Node subject, Node property, Graph graph) {
    return graph.find(subject, property, Node.ANY).toList().stream()
        .map(triple -> triple.getObject().getLiteralLexicalForm())
        .flatMap(text -> Period.parse(text).stream())
        .map(Period::last)
        .max(Comparator.naturalOrder());
  }

  private static List<Source> sources(Knowledge before, Knowledge after) {
    Graph graph = after.graph();
    Map<Node, List<Node>> byDocument = new TreeMap<>(Comparator.comparing(Node::toString));
    for (Node kind : List.of(Aihw.CLAIM, Aihw.FIGURE, Aihw.ASSESSMENT)) {
      Set<Node> earlier =
          before
              .graph()
              .find(Node.ANY, RDF.type.asNode(), kind)
              .mapWith(Triple::getSubject)
              .toSet();
      graph.find(Node.ANY, RDF.type.asNode(), kind).mapWith(Triple::getSubject).toSet().stream()
          .filter(statement -> !earlier.contains(statement))
          .sorted(Comparator.comparing(Node::toString))
          .forEach(
              statement ->
                  graph
                      .find(statement, Aihw.STATED_IN, Node.ANY)
                      .mapWith(Triple::getObject)
                      .forEachRemaining(
                          document ->
                              byDocument
                                  .computeIfAbsent(document, key -> new ArrayList<>())
                                  .add(statement)));
    }
    List<Source> sources = new ArrayList<>();
    byDocument.forEach(
        (document, statements) ->
            sources.add(
                new Source(
                    document,
                    statements,
                    within(
                        statements.stream()
                            .flatMap(one -> day(one, Aihw.STATED_ON, graph).stream())
                            .max(Comparator.naturalOrder())
                            .orElse(after.clocks().knownAt()),
                        before,
                        after),
                    graph.contains(document, RDF.type.asNode(), DATASET))));
    sources.sort(
        Comparator.comparing(Source::dataset)
            .thenComparing(Source::day, Comparator.reverseOrder())
            .thenComparing(source -> source.document().toString()));
    return sources;
  }
}
