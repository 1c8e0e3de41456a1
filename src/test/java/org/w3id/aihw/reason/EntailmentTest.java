package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Fact;

/**
 * What must follow and what must not, one small world a file: its lines state facts, lines that
 * begin with {@code must} or {@code must-not} say what to expect. Each file is named after the
 * conclusion it is about.
 */
class EntailmentTest {
  private static final Path FOLDER = Path.of("src/test/resources/entailment");

  /** Worlds with claims, whose standings are decided first. */
  private static final Path WHOLE = Path.of("src/test/resources/worlds");

  private static final List<Rule> RULES = RuleReader.read(World.project()).rules();

  private static List<Path> worlds() throws IOException {
    return worlds(FOLDER);
  }

  private static List<Path> worlds(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @TestFactory
  List<DynamicTest> conclusionsOfAWorldAreAsExpected() throws IOException {
    return worlds().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> check(Files.readAllLines(file))))
        .toList();
  }

  private static void check(List<String> lines) {
    List<Triple> facts = new ArrayList<>();
    List<Triple> must = new ArrayList<>();
    List<Triple> mustNot = new ArrayList<>();
    for (Fact fact : World.real().at(World.NOW).facts().all()) {
      if (fact.place().file().startsWith("ontology")) {
        facts.add(fact.triple());
      }
    }
    for (String line : lines) {
      if (line.startsWith("must-not ")) {
        mustNot.add(World.triple(line.substring("must-not ".length())));
      } else if (line.startsWith("must ")) {
        must.add(World.triple(line.substring("must ".length())));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        facts.add(World.triple(line));
      }
    }
    assertTrue(!must.isEmpty() && !mustNot.isEmpty(), "a world tests both ways");
    Closure closure = Closure.of(facts, RULES);
    for (Triple triple : must) {
      assertTrue(closure.contains(triple), () -> "does not follow: " + triple);
    }
    for (Triple triple : mustNot) {
      assertTrue(!closure.contains(triple), () -> "follows: " + triple);
    }
  }

  @Test
  void everyRuleIsTestedByAWorld() throws IOException {
    Set<String> concluded = new TreeSet<>();
    for (Rule rule : RULES) {
      for (Triple head : rule.head()) {
        if (head.getPredicate().isURI()
            && head.getPredicate().getURI().startsWith(org.w3id.aihw.model.Aihw.ONTOLOGY)) {
          concluded.add(org.w3id.aihw.model.Names.slug(head.getPredicate()));
        }
      }
    }
    Set<String> tested = new HashSet<>();
    for (Path file : Stream.concat(worlds().stream(), worlds(WHOLE).stream()).toList()) {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("must ")) {
          tested.add(line.split("\\s+")[2]);
        }
      }
    }
    concluded.removeAll(tested);
    assertEquals(Set.of(), concluded, "conclusions that no world must have");
  }
}
