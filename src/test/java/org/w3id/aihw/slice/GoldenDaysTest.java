package org.w3id.aihw.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Period;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;

/**
 * Stories of the dossier, told day by day: what each day must show and what it must not. The rows
 * were written from the documents, not from what the program answers.
 */
class GoldenDaysTest {
  private static final Path STORIES = Path.of("src/test/resources/golden");
  private static final int SAMPLED_DAYS = 20;
  private static final String HEADER = "as-of,known-at,line,holds,why";

  /** One row of a story. */
  private record Row(String story, Clocks clocks, String line, boolean holds, String why) {
    static Row parse(String story, String text) {
      String[] cells = text.split(",", 5);
      assertEquals(5, cells.length, () -> story + ": " + text);
      assertTrue(cells[3].equals("yes") || cells[3].equals("no"), () -> story + ": " + text);
      return new Row(
          story,
          new Clocks(LocalDate.parse(cells[0]), LocalDate.parse(cells[1])),
          cells[2],
          cells[3].equals("yes"),
          cells[4]);
    }

    boolean isTold(Knowledge knowledge) {
      return knowledge.closure().contains(World.triple(line)) == holds;
    }

    @Override
    public String toString() {
      return "as of %s, known at %s: \"%s\" must %s: %s"
          .formatted(clocks.asOf(), clocks.knownAt(), line, holds ? "hold" : "not hold", why);
    }
  }

  private static Map<String, List<Row>> stories() {
    Map<String, List<Row>> stories = new TreeMap<>();
    try (Stream<Path> files = Files.list(STORIES)) {
      for (Path file : files.toList()) {
        String story = file.getFileName().toString().replace(".csv", "");
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(0).startsWith("# "), () -> story + " says what it is about");
        assertEquals(HEADER, lines.get(1), story);
        stories.put(story, lines.stream().skip(2).map(line -> Row.parse(story, line)).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + STORIES, e);
    }
    return stories;
  }

  @TestFactory
  List<DynamicTest> everyDayShowsWhatItsDocumentsSay() {
    Map<String, List<Row>> stories = stories();
    assertTrue(stories.size() >= 12, () -> "stories: " + stories.keySet());
    // Many stories share a day: one slice at a time, with the rows of all stories for it.
    Map<Clocks, List<Row>> byDay =
        new TreeMap<>(Comparator.comparing(Clocks::knownAt).thenComparing(Clocks::asOf));
    stories.values().stream()
        .flatMap(List::stream)
        .forEach(row -> byDay.computeIfAbsent(row.clocks(), day -> new ArrayList<>()).add(row));
    Map<String, List<Row>> wrong = new TreeMap<>();
    byDay.forEach(
        (day, rows) -> {
          Knowledge knowledge = World.real().at(day);
          rows.stream()
              .filter(row -> !row.isTold(knowledge))
              .forEach(
                  row -> wrong.computeIfAbsent(row.story(), key -> new ArrayList<>()).add(row));
        });
    return stories.keySet().stream()
        .map(
            story ->
                DynamicTest.dynamicTest(
                    story,
                    () ->
                        assertEquals(
                            "",
                            String.join(
                                "\n",
                                wrong.getOrDefault(story, List.of()).stream()
                                    .map(Row::toString)
                                    .toList()))))
        .toList();
  }

  @Test
  void everyStoryHasABeforeAndAnAfter() {
    stories()
        .forEach(
            (story, rows) -> {
              Set<LocalDate> known = new HashSet<>();
              Set<Boolean> held = new HashSet<>();
              rows.forEach(
                  row -> {
                    known.add(row.clocks().knownAt());
                    held.add(row.holds());
                  });
              assertTrue(known.size() >= 3, () -> story + " needs before, between and after");
              assertEquals(2, held.size(), () -> story + " needs lines that hold and some not");
            });
  }

  @Test
  void everyNameInAStoryIsOneOfTheGraph() {
    Graph graph = World.real().at(World.NOW).graph();
    for (List<Row> rows : stories().values()) {
      for (Row row : rows) {
        Triple triple = World.triple(row.line());
        for (Node node : List.of(triple.getSubject(), triple.getObject())) {
          assertTrue(
              graph.contains(node, RDF.type.asNode(), Node.ANY),
              () -> "unknown: " + node + " in " + row);
        }
        assertTrue(
            graph.contains(triple.getPredicate(), RDF.type.asNode(), Node.ANY)
                || triple.getPredicate().equals(Aihw.STANDING),
            () -> "unknown: " + triple.getPredicate() + " in " + row);
      }
    }
  }

  /** What the data says of its claims, read anew and not by the stage that is tested. */
  private record Told(Graph graph) {
    LocalDate knownFrom(Node claim) {
      return Stream.concat(
              period(claim, Aihw.STATED_ON),
              objects(claim, Aihw.STATED_IN)
                  .flatMap(
                      document ->
                          Stream.concat(
                              period(document, DCTerms.issued.asNode()),
                              period(document, Aihw.RETRIEVED_ON))))
          .map(Period::last)
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }

    Stream<Period> period(Node subject, Node property) {
      return objects(subject, property).flatMap(value -> Period.of(value).stream());
    }

    Stream<Node> objects(Node subject, Node property) {
      return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream();
    }

    List<Node> claimsAbout(Node relationship) {
      return graph
          .find(Node.ANY, Aihw.ABOUT, relationship)
          .mapWith(Triple::getSubject)
          .toList()
          .stream()
          .filter(node -> graph.contains(node, RDF.type.asNode(), Aihw.CLAIM))
          .toList();
    }

    /** Returns the lines between two parties that are inferred in a slice. */
    List<Triple> lines(Knowledge knowledge) {
      return knowledge
          .closure()
          .inferred()
          .find()
          .filterKeep(
              triple ->
                  triple.getPredicate().getURI().startsWith(Aihw.ONTOLOGY)
                      && isParty(triple.getSubject())
                      && isParty(triple.getObject()))
          .toList();
    }

    private boolean isParty(Node node) {
      return graph.contains(node, RDF.type.asNode(), Aihw.term("Party"));
    }

    /** Returns the first day on which a proof could be given, as far as its claims decide it. */
    LocalDate firstDay(Proof proof) {
      return standings(proof)
          .map(
              standing ->
                  objects(standing.getSubject(), Aihw.STANDING_CLAIM)
                      .map(this::knownFrom)
                      .min(Comparator.naturalOrder())
                      .orElseThrow())
          .max(Comparator.naturalOrder())
          .orElse(LocalDate.MIN);
    }

    /** Returns whether each standing in a proof rests on a claim that was known by a day. */
    boolean restsOnWhatWasKnown(Proof proof, LocalDate day) {
      return standings(proof)
          .allMatch(
              standing ->
                  claimsAbout(standing.getSubject()).stream()
                      .filter(claim -> !knownFrom(claim).isAfter(day))
                      .anyMatch(claim -> bears(claim, standing)));
    }

    /** What is current rests on a claim that says so; the other phases on any. */
    private boolean bears(Node claim, Triple standing) {
      if (standing.getPredicate().equals(Aihw.STANDING)) {
        return graph.contains(claim, Aihw.STATUS, standing.getObject());
      }
      return !standing.getObject().equals(Aihw.CURRENT)
          || objects(claim, Aihw.STATUS)
              .anyMatch(status -> graph.contains(status, SKOS.broader.asNode(), Aihw.FIRM));
    }

    static Stream<Triple> standings(Proof proof) {
      return switch (proof) {
        case Proof.Leaf(Triple triple) ->
            Aihw.isStanding(triple.getPredicate()) ? Stream.of(triple) : Stream.empty();
        case Proof.Step step -> step.premises().stream().flatMap(Told::standings);
      };
    }
  }

  @Test
  void noLineShowsBeforeItsEarliestReport() {
    Knowledge now = World.real().at(World.NOW);
    Told told = new Told(now.graph());
    Map<LocalDate, List<Triple>> byFirstDay = new TreeMap<>();
    for (Triple line : told.lines(now)) {
      LocalDate first =
          now.why(line, 5).stream()
              .map(told::firstDay)
              .min(Comparator.naturalOrder())
              .orElseThrow();
      byFirstDay.computeIfAbsent(first, day -> new ArrayList<>()).add(line);
    }
    assertTrue(byFirstDay.size() > 100, "days: " + byFirstDay.size());
    List<String> wrong = new ArrayList<>();
    int lines = 0;
    List<LocalDate> days = new ArrayList<>(byFirstDay.keySet());
    for (int index = 0; index < SAMPLED_DAYS; index++) {
      LocalDate first = days.get(index * (days.size() - 1) / (SAMPLED_DAYS - 1));
      LocalDate eve = first.minusDays(1);
      Knowledge then = World.real().at(new Clocks(World.NOW.asOf(), eve));
      for (Triple line : byFirstDay.getOrDefault(first, List.of())) {
        lines++;
        if (!then.closure().contains(line)) {
          continue;
        }
        // It was there by another proof, or by another standing: then that one must be known.
        then.why(line, 5).stream()
            .filter(proof -> !told.restsOnWhatWasKnown(proof, eve))
            .forEach(proof -> wrong.add(eve + " " + proof));
      }
    }
    assertTrue(lines > 100, "lines: " + lines);
    assertEquals(List.of(), wrong);
  }

  @Test
  void everythingShownOnADayRestsOnWhatWasKnownThen() {
    Told told = new Told(World.real().at(World.NOW).graph());
    List<String> wrong = new ArrayList<>();
    for (LocalDate day :
        List.of(
            LocalDate.of(2023, 12, 31), LocalDate.of(2025, 10, 13), LocalDate.of(2026, 3, 31))) {
      Knowledge then = World.real().at(new Clocks(World.NOW.asOf(), day));
      List<Triple> lines = told.lines(then);
      assertTrue(lines.size() > 10, () -> day + " shows " + lines.size());
      for (Triple line : lines) {
        then.why(line, 3).stream()
            .filter(proof -> !told.restsOnWhatWasKnown(proof, day))
            .forEach(proof -> wrong.add(day + " " + proof));
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void noClaimEndsOnADayThatOnlyALaterReportTells() {
    Told told = new Told(World.real().at(World.NOW).graph());
    List<String> wrong = new ArrayList<>();
    told.graph()
        .find(Node.ANY, Aihw.VALID_TO, Node.ANY)
        .mapWith(Triple::getSubject)
        .filterKeep(claim -> told.graph().contains(claim, RDF.type.asNode(), Aihw.CLAIM))
        .forEachRemaining(
            claim -> {
              Period end = told.period(claim, Aihw.VALID_TO).findFirst().orElseThrow();
              told.objects(claim, Aihw.ABOUT)
                  .flatMap(relationship -> told.claimsAbout(relationship).stream())
                  .filter(other -> told.knownFrom(other).isAfter(told.knownFrom(claim)))
                  .filter(
                      other ->
                          Stream.concat(
                                  told.period(other, Aihw.STATED_ON),
                                  told.period(other, Aihw.VALID_FROM))
                              .anyMatch(end::equals))
                  .forEach(other -> wrong.add(claim + " ends where begins " + other));
            });
    assertEquals(List.of(), wrong);
  }
}
