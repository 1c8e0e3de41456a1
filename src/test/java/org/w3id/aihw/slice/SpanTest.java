package org.w3id.aihw.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Place;

/** On which days a standing is the same: as told, against the standings of those very days. */
class SpanTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 30;

  private static final Node STATED = Aihw.term("Stated");
  private static final Node IN_EFFECT = Aihw.term("InEffect");
  private static final Facts REAL = World.real().at(World.NOW).facts();

  private static Map<Node, Node> values(Slice slice, Node property) {
    Map<Node, Node> values = new HashMap<>();
    for (Triple triple : slice.standing().all()) {
      if (triple.getPredicate().equals(property)) {
        values.put(triple.getSubject(), triple.getObject());
      }
    }
    return values;
  }

  /** Returns how relationships stand in a slice, but for what is over by its own account. */
  private static Map<Node, String> statuses(Slice slice) {
    Map<Node, Node> statuses = values(slice, Aihw.STANDING);
    Map<Node, Node> phases = values(slice, Aihw.PHASE);
    Map<Node, String> stand = new HashMap<>();
    statuses.forEach(
        (relationship, status) -> {
          Node phase = phases.get(relationship);
          // One rung of the ladder: what a source says to hold is in effect.
          Node rung = status.equals(STATED) ? IN_EFFECT : status;
          if (!isOver(slice, relationship)) {
            stand.put(
                relationship,
                Aihw.CURRENT.equals(phase) && !isEvent(slice, relationship)
                    ? "runs"
                    : phase + " " + rung);
          }
        });
    return stand;
  }

  private static boolean isEvent(Slice slice, Node relationship) {
    return slice.known().values(relationship, RDF.type.asNode()).stream()
        .flatMap(type -> slice.known().values(type, Aihw.TEMPORAL_KIND).stream())
        .anyMatch(Aihw.EVENT::equals);
  }

  /** What is over by its own account keeps its status and the days on which it had it. */
  private static boolean isOver(Slice slice, Node relationship) {
    List<Triple> standing = slice.standing().about(relationship);
    return standing.contains(Triple.create(relationship, Aihw.PHASE, Aihw.PAST))
        && !standing.contains(Triple.create(relationship, Aihw.STANDING, Aihw.COMPLETED));
  }

  private static Optional<LocalDate> day(Slice slice, Node relationship, Node property) {
    return Optional.ofNullable(values(slice, property).get(relationship))
        .map(literal -> LocalDate.parse(literal.getLiteralLexicalForm()));
  }

  @Test
  void standingsOfTheRealDataAreTheSameInsideAndNotOutside() {
    Chronicle chronicle = Chronicle.of(REAL);
    Random random = new Random(11);
    Map<Clocks, Map<Node, String>> seen = new HashMap<>();
    int closed = 0;
    for (int round = 0; round < 4; round++) {
      Clocks clocks =
          new Clocks(
              World.NOW.asOf().minusDays(random.nextInt(1500) - 300),
              World.NOW.knownAt().minusDays(random.nextInt(900)));
      Slice slice = Slice.of(chronicle, clocks);
      Map<Node, String> statuses = statuses(slice);
      assertTrue(statuses.size() > 50, "relationships: " + statuses.size());
      Map<Node, Node> ends = values(slice, Aihw.STANDING_UNTIL);
      List<Node> relationships = new ArrayList<>(statuses.keySet());
      // Those that end are few, so look at them first.
      relationships.sort(
          (one, two) -> Boolean.compare(ends.containsKey(two), ends.containsKey(one)));
      for (int index = 0; index < 12; index++) {
        Node relationship =
            relationships.get(index < 6 ? index : random.nextInt(relationships.size()));
        String status = statuses.get(relationship);
        Function<Clocks, String> statusOn =
            days ->
                seen.computeIfAbsent(days, key -> statuses(Slice.of(chronicle, key)))
                    .getOrDefault(relationship, "nothing");
        // What has held for ever tells no first day.
        Optional<LocalDate> first = day(slice, relationship, Aihw.STANDING_SINCE);
        LocalDate since = first.orElse(Claim.EVER);
        LocalDate known = day(slice, relationship, Aihw.STANDING_KNOWN_SINCE).orElseThrow();
        Optional<LocalDate> until = day(slice, relationship, Aihw.STANDING_UNTIL);
        assertEquals(status, statusOn.apply(new Clocks(since, clocks.knownAt())));
        first.ifPresent(
            day ->
                assertNotEquals(
                    status, statusOn.apply(new Clocks(day.minusDays(1), clocks.knownAt()))));
        assertEquals(status, statusOn.apply(new Clocks(clocks.asOf(), known)));
        assertNotEquals(status, statusOn.apply(new Clocks(clocks.asOf(), known.minusDays(1))));
        LocalDate last = until.orElse(LocalDate.of(2999, 1, 1));
        assertEquals(status, statusOn.apply(new Clocks(last, clocks.knownAt())));
        int inside = (int) Math.min(4000, last.toEpochDay() - since.toEpochDay());
        LocalDate between = since.plusDays(random.nextInt(inside + 1));
        assertEquals(status, statusOn.apply(new Clocks(between, clocks.knownAt())));
        if (until.isPresent()) {
          assertNotEquals(status, statusOn.apply(new Clocks(last.plusDays(1), clocks.knownAt())));
          closed++;
        }
      }
    }
    assertTrue(closed > 1, "with an end: " + closed);
  }

  private static Node date(int day) {
    return NodeFactory.createLiteralDT(START.plusDays(day).toString(), XSDDatatype.XSDdate);
  }

  /** Makes claims at random, some of low confidence, some that wait on other relationships. */
  private static Facts randomWorld(Random random) {
    List<Fact> facts = new ArrayList<>();
    REAL.all().stream()
        .filter(fact -> fact.place().file().startsWith("ontology"))
        .forEach(facts::add);
    List<String> statuses =
        List.of("InEffect", "Signed", "InTalks", "Announced", "Cancelled", "Completed", "Denied");
    List<String> trust = List.of("HighConfidence", "MediumConfidence", "LowConfidence");
    List<Triple> triples = new ArrayList<>();
    triples.add(World.triple("deal0 a Supply"));
    for (String purchase : List.of("deal1", "deal2")) {
      triples.add(World.triple(purchase + " a Acquisition"));
      triples.add(World.triple(purchase + " acquirer buyer-by-" + purchase));
      triples.add(World.triple(purchase + " acquired firm"));
    }
    for (int number = 0; number < 12; number++) {
      String claim = "claim" + number;
      Node node = Aihw.thing(claim);
      triples.add(World.triple(claim + " a Claim"));
      triples.add(World.triple(claim + " about deal" + random.nextInt(4)));
      triples.add(World.triple(claim + " statedIn paper"));
      triples.add(Triple.create(node, Aihw.STATUS, Aihw.term(any(statuses, random))));
      triples.add(Triple.create(node, Aihw.CONFIDENCE, Aihw.term(any(trust, random))));
      triples.add(Triple.create(node, Aihw.STATED_ON, date(random.nextInt(DAYS))));
      int from = random.nextInt(DAYS);
      if (random.nextBoolean()) {
        triples.add(Triple.create(node, Aihw.VALID_FROM, date(from)));
      }
      if (random.nextBoolean()) {
        triples.add(Triple.create(node, Aihw.VALID_TO, date(from + random.nextInt(DAYS - from))));
      }
      if (random.nextInt(3) == 0) {
        triples.add(World.triple(claim + " conditionalOn deal" + random.nextInt(4)));
      }
    }
    triples.add(Triple.create(Aihw.thing("paper"), RDF.type.asNode(), Aihw.DOCUMENT));
    triples.forEach(
        triple -> facts.add(new Fact(triple, Aihw.thing("world"), Place.of(Path.of("world")))));
    return Facts.of(facts);
  }

  private static String any(List<String> names, Random random) {
    return names.get(random.nextInt(names.size()));
  }

  @RepeatedTest(30)
  void spansOfARandomWorldAreThoseFoundDayByDay(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Chronicle chronicle = Chronicle.of(randomWorld(random));
    int asOf = random.nextInt(DAYS);
    int knownAt = DAYS / 2 + random.nextInt(DAYS / 2);
    Function<Integer, Map<Node, String>> onDay = day -> standings(chronicle, day, knownAt);
    Slice slice = Slice.of(chronicle, new Clocks(START.plusDays(asOf), START.plusDays(knownAt)));
    for (Node relationship : values(slice, Aihw.STANDING).keySet()) {
      if (isOver(slice, relationship)) {
        LocalDate last = day(slice, relationship, Aihw.STANDING_UNTIL).orElseThrow();
        assertTrue(last.isBefore(START.plusDays(asOf)), "over by " + last);
      }
    }
    statuses(slice)
        .forEach(
            (relationship, status) -> {
              int first = asOf;
              while (status.equals(onDay.apply(first - 1).get(relationship))) {
                first--;
              }
              int last = asOf;
              while (last < DAYS && status.equals(onDay.apply(last + 1).get(relationship))) {
                last++;
              }
              int known = knownAt;
              while (status.equals(standings(chronicle, asOf, known - 1).get(relationship))) {
                known--;
              }
              assertEquals(
                  Optional.of(START.plusDays(first)),
                  day(slice, relationship, Aihw.STANDING_SINCE));
              Optional<LocalDate> until = day(slice, relationship, Aihw.STANDING_UNTIL);
              if (last == DAYS) {
                assertTrue(until.map(START.plusDays(DAYS)::isBefore).orElse(true), "" + until);
                int end = until.map(day -> (int) START.until(day, ChronoUnit.DAYS)).orElse(99_999);
                assertEquals(status, onDay.apply(end).get(relationship));
                until.ifPresent(
                    day -> assertNotEquals(status, onDay.apply(end + 1).get(relationship)));
              } else {
                assertEquals(Optional.of(START.plusDays(last)), until);
              }
              assertEquals(
                  Optional.of(START.plusDays(known)),
                  day(slice, relationship, Aihw.STANDING_KNOWN_SINCE));
            });
  }

  private static Map<Node, String> standings(Chronicle chronicle, int asOf, int knownAt) {
    Clocks clocks = new Clocks(START.plusDays(asOf), START.plusDays(knownAt));
    return statuses(Slice.of(chronicle, clocks));
  }
}
