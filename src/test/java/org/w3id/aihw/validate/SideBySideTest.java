package org.w3id.aihw.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.load.RdfReader;
import org.w3id.aihw.model.Crew;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Place;
import org.w3id.aihw.model.Project;

/** What is checked side by side is found as if one thread had checked it, in the same order. */
class SideBySideTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/broken");
  private static final int TIMES = 20;

  @TempDir private Path folder;

  /** Returns a world in which everything is broken at once that can be broken in Turtle. */
  private Project broken() throws IOException {
    Project project = World.tiny(folder, "");
    try (Stream<Path> examples = Files.list(EXAMPLES)) {
      for (Path example : examples.filter(SideBySideTest::isReadable).toList()) {
        Files.copy(example, folder.resolve("data").resolve(example.getFileName().toString()));
      }
    }
    return project;
  }

  private static boolean isReadable(Path example) {
    String name = example.getFileName().toString();
    return name.endsWith(".ttl") && !name.startsWith("D001");
  }

  private static Facts read(Project project, List<Path> files) {
    return Facts.of(new RdfReader(project).read(files).facts());
  }

  private static Facts stated(Project project) {
    List<Path> files = new ArrayList<>(project.ontologyFiles());
    files.addAll(project.dataFiles());
    return read(project, files);
  }

  private static List<Finding> findings(Validation validation, Facts facts, Crew crew) {
    Supplier<List<Finding>> findings = validation.give(facts, crew);
    crew.finish();
    return findings.get();
  }

  @Test
  void findingsAreThoseOfOneThreadInTheSameOrder() throws IOException {
    Project project = broken();
    Validation validation = new Validation(project, read(project, project.shapeFiles()));
    List<Finding> alone = findings(validation, stated(project), Crew.alone());
    assertTrue(alone.size() > 40, "findings: " + alone.size());
    for (int time = 0; time < TIMES; time++) {
      assertEquals(alone, findings(validation, stated(project), Crew.of(4)), "time " + time);
    }
  }

  @Test
  void shapesAreAskedInTheOrderOfTheValidatorOfShacl() throws IOException {
    Project project = broken();
    Facts shapes = read(project, project.shapeFiles());
    Facts facts = stated(project);
    List<String> expected =
        ShapeCheck.report(Shapes.parse(shapes.union()), facts.union()).getEntries().stream()
            .map(SideBySideTest::told)
            .toList();
    Crew crew = Crew.of(4);
    Supplier<List<Violation>> violations = new ShapeCheck(shapes).give(facts::union, crew);
    crew.finish();
    List<String> found =
        violations.get().stream()
            .map(one -> one.shape().orElseThrow() + " " + one.focus() + " " + one.message())
            .toList();
    assertTrue(expected.size() > 20, "violations: " + expected.size());
    assertEquals(expected, found);
  }

  private static String told(ReportEntry entry) {
    return entry.source() + " " + entry.focusNode() + " " + entry.message();
  }

  @Test
  void filesReadSideBySideComeInTheirOrder() throws IOException {
    Project project = broken();
    List<Path> files = project.dataFiles();
    List<Place> oneByOne =
        files.stream().flatMap(file -> places(project, List.of(file)).stream()).toList();
    assertTrue(oneByOne.size() > 200, "facts: " + oneByOne.size());
    for (int time = 0; time < TIMES; time++) {
      assertEquals(oneByOne, places(project, files));
    }
  }

  private static List<Place> places(Project project, List<Path> files) {
    return new RdfReader(project).read(files).facts().stream().map(Fact::place).toList();
  }
}
