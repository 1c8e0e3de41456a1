package org.w3id.aihw.slice;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Pipeline;

/**
 * What must and must not follow, on one day, from small worlds: each a project of its own that goes
 * the whole road from files. A line {@code said DAY CONFIDENCE RELATIONSHIP STATUS} is a claim with
 * its document; {@code from DAY}, {@code to DAY}, {@code observed DAY}, {@code as NAME}, {@code
 * corrects NAME} and {@code by PUBLISHER} may follow.
 */
class WorldsTest {
  private static final Path FOLDER = Path.of("src/test/resources/worlds");
  private static final Clocks DAY = Clocks.on(LocalDate.of(2026, 11, 29));

  @TempDir private Path folder;

  /** A world as Turtle, with what must and must not follow. */
  private static final class Reader {
    private final StringBuilder turtle = new StringBuilder();
    private final List<String> must = new ArrayList<>();
    private final List<String> mustNot = new ArrayList<>();
    private final Map<String, Integer> claims = new HashMap<>();

    Reader(Path file) {
      lines(file).forEach(this::read);
    }

    private static List<String> lines(Path file) {
      try {
        return Files.readAllLines(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void read(String line) {
      if (line.isBlank() || line.startsWith("#")) {
        return;
      }
      List<String> words = List.of(line.strip().split("\\s+"));
      switch (words.getFirst()) {
        case "must" -> must.add(line.substring("must ".length()));
        case "must-not" -> mustNot.add(line.substring("must-not ".length()));
        case "said" -> claim(words);
        default -> {
          String object = (words.get(1).equals("a") ? "aihw:" : "aihw-id:") + words.get(2);
          String property = words.get(1).equals("a") ? "a" : "aihw:" + words.get(1);
          turtle.append("aihw-id:%s %s %s .\n".formatted(words.getFirst(), property, object));
          if (words.get(1).equals("a")) {
            turtle.append("aihw-id:%1$s rdfs:label \"%1$s\"@en .\n".formatted(words.getFirst()));
          }
        }
      }
    }

    private void claim(List<String> words) {
      String day = words.get(1);
      String about = words.get(3);
      int number = claims.merge(about, 1, Integer::sum);
      String name = "claim-" + about + "-" + number;
      String publisher = "daily";
      StringBuilder more = new StringBuilder();
      for (int at = 5; at < words.size(); at += 2) {
        String value = words.get(at + 1);
        switch (words.get(at)) {
          case "from" -> more.append("; aihw:validFrom " + dated(value));
          case "observed" -> more.append("; aihw:observedOn " + dated(value));
          case "to" -> more.append("; aihw:validTo " + dated(value));
          case "by" -> publisher = value;
          case "as" -> name = "claim-" + value;
          case "corrects" -> more.append("; aihw:corrects aihw-id:claim-" + value + " ");
          default -> throw new IllegalArgumentException("no such word: " + words.get(at));
        }
      }
      turtle.append(
          """
          aihw-id:doc-%1$s a aihw:Document ; dcterms:title "%1$s"@en ; dcterms:issued "%2$s"^^xsd:date ;
            dcterms:publisher aihw-id:%7$s .
          aihw-id:%1$s a aihw:Claim ; aihw:about aihw-id:%3$s ; aihw:status aihw:%4$s ;
            aihw:statedOn "%2$s"^^xsd:date ; aihw:statedIn aihw-id:doc-%1$s ;
            aihw:confidence aihw:%5$sConfidence ; aihw:confidenceReason "test"@en ;
            aihw:paraphrase "%3$s %4$s"@en %6$s.
          """
              .formatted(name, day, about, words.get(4), words.get(2), more, publisher));
    }

    String turtle() {
      return "aihw-id:daily a aihw:Organization ; rdfs:label \"Daily\"@en .\n" + turtle;
    }
  }

  /** Returns a triple, whose object may be a day. */
  private static String dated(String value) {
    String type = Map.of(4, "gYear", 7, "gYearMonth").getOrDefault(value.length(), "date");
    return "\"%s\"^^xsd:%s ".formatted(value, type);
  }

  private static Triple triple(String words) {
    Triple triple = World.triple(words);
    String last = words.strip().replaceFirst(".*\\s", "");
    if (!last.matches("\\d{4}-\\d\\d-\\d\\d")) {
      return triple;
    }
    Node day = NodeFactory.createLiteralDT(last, XSDDatatype.XSDdate);
    return Triple.create(triple.getSubject(), triple.getPredicate(), day);
  }

  @TestFactory
  List<DynamicTest> whatFollowsFromAWorldIsTrueInIt() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> worlds = files.sorted().toList();
      assertTrue(worlds.size() > 10, "worlds: " + worlds);
      return worlds.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
          .toList();
    }
  }

  private void check(Path file) {
    Reader world = new Reader(file);
    assertTrue(!world.must.isEmpty() && !world.mustNot.isEmpty(), "a world tests both ways");
    Project project = World.tiny(folder.resolve(file.getFileName().toString()), world.turtle());
    var closure = Pipeline.inMemory(project).at(DAY).closure();
    List<String> wrong = new ArrayList<>();
    for (String words : world.must) {
      if (!closure.contains(triple(words))) {
        wrong.add("does not follow: " + words);
      }
    }
    for (String words : world.mustNot) {
      if (closure.contains(triple(words))) {
        wrong.add("follows: " + words);
      }
    }
    assertTrue(wrong.isEmpty(), wrong::toString);
  }

  /** The phases stand in the ontology for each kind, none of commerce shorter than two years. */
  @org.junit.jupiter.api.Test
  void everyKindHasItsPlaceInTime() {
    Chronicle chronicle = Chronicle.of(World.real().at(World.NOW).facts());
    List<String> wrong = new ArrayList<>();
    for (Relationship relationship : chronicle.relationships().values()) {
      Kind kind = relationship.kind();
      if (kind.equals(Kind.PLAIN)) {
        wrong.add(relationship.node() + " is of no kind");
      }
      if (!kind.isEvent() && kind.lapsesAfter().isEmpty()) {
        wrong.add(relationship.node() + " never lapses");
      }
      if (kind.lapsesAfter().filter(period -> period.toTotalMonths() < 24).isPresent()) {
        wrong.add(relationship.node() + " lapses after " + kind);
      }
    }
    assertTrue(chronicle.relationships().size() > 2_000, "relationships");
    assertTrue(wrong.isEmpty(), wrong::toString);
  }
}
