package org.w3id.aihw.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Pipeline;

/** Every kind of fault has a broken example, and each example is found at fault for that alone. */
class FindingsTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/broken");
  private static final Path SOUND = Path.of("src/test/resources/sound.ttl");

  @TempDir private Path folder;

  private static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().toList();
    }
  }

  private static String codeOf(Path example) {
    return example.getFileName().toString().substring(0, 4);
  }

  private Project worldWith(Path example) throws IOException {
    String name = example.getFileName().toString();
    Path root = folder.resolve(name);
    Project project = World.tiny(root, "");
    Files.delete(root.resolve("data/world.ttl"));
    Files.copy(SOUND, root.resolve("data/sound.ttl"));
    String ending = name.substring(name.lastIndexOf('.'));
    Path target =
        switch (ending) {
          case ".rules" -> root.resolve("ontology/rules/broken.rules");
          case ".rq" -> root.resolve("queries/questions/analyst/broken.rq");
          default -> root.resolve("data/broken.ttl");
        };
    Files.copy(example, target);
    return project;
  }

  @Test
  void soundWorldHasNoFindings() throws IOException {
    Project project = World.tiny(folder, "");
    Files.copy(SOUND, folder.resolve("data/sound.ttl"));
    assertEquals(List.of(), Pipeline.check(project, List.of()).findings());
  }

  @TestFactory
  List<DynamicTest> brokenExampleYieldsItsCodeAndNoOther() throws IOException {
    List<Path> examples = examples();
    assertTrue(examples.size() >= 30, "examples found: " + examples.size());
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.getFileName().toString(),
                    () -> {
                      List<Finding> findings =
                          Pipeline.check(worldWith(example), List.of()).findings();
                      assertEquals(
                          Set.of(codeOf(example)),
                          findings.stream().map(Finding::code).collect(Collectors.toSet()),
                          () -> "findings: " + findings);
                      for (Finding finding : findings) {
                        assertTrue(
                            finding.place().file().toString().contains("broken"),
                            "points to the broken file: " + finding);
                        assertTrue(finding.place().line() > 0 || codeOf(example).startsWith("Q"));
                        assertFalse(finding.toString().contains("\n"), "is one line: " + finding);
                        assertFalse(finding.cure().isBlank());
                      }
                    }))
        .toList();
  }

  @Test
  void everyCodeHasAnExampleAndAnExplanation() throws IOException {
    Set<String> withExample =
        examples().stream()
            .map(FindingsTest::codeOf)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> inUse = new TreeSet<>();
    for (String folder : List.of("ontology/shapes", "queries/checks", "src/main/java")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher code =
              Pattern.compile("(?:shape:code |#\\+ code: |CODE = |\\(\\s*)\"?([DRQ]\\d{3})\\b")
                  .matcher(Files.readString(file));
          while (code.find()) {
            inUse.add(code.group(1));
          }
        }
      }
    }
    inUse.remove("Q003");
    inUse.remove("R003"); // It takes millions of lines; BudgetTest has it.
    assertTrue(inUse.size() >= 20, "codes found: " + inUse);
    assertEquals(inUse, withExample);
    String contributing = Files.readString(Path.of("CONTRIBUTING.md"));
    for (String code : inUse) {
      assertTrue(contributing.contains("| " + code + " |"), "CONTRIBUTING explains " + code);
    }
  }
}
