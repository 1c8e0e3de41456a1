package org.w3id.aihw.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.w3id.aihw.World;
import org.w3id.aihw.command.Program;

/** What the documents show is what the program prints. */
@ResourceLock(Resources.SYSTEM_OUT)
class DocumentationTest {
  private static final List<Path> DOCUMENTS =
      List.of(
          Path.of("README.md"),
          Path.of("ARCHITECTURE.md"),
          Path.of("CONTRIBUTING.md"),
          Path.of("SECURITY.md"),
          Path.of("CHANGELOG.md"));

  /** A command in a document, and the lines shown under it; "..." stands for any lines. */
  private record Example(Path document, String command, List<String> shown) {}

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Path document : DOCUMENTS) {
      Matcher block =
          Pattern.compile("```console\n\\$ \\./aihw (.*)\n((?s:.*?))```")
              .matcher(Files.readString(document));
      while (block.find()) {
        examples.add(new Example(document, block.group(1), block.group(2).lines().toList()));
      }
    }
    return examples;
  }

  private static List<String> print(String command) {
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      assertEquals(0, Program.run(command.split(" ")), command);
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @TestFactory
  List<DynamicTest> examplesPrintWhatTheyShow() throws IOException {
    List<Example> examples = examples();
    assertTrue(examples.size() >= 3, "examples: " + examples.size());
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.document() + ": " + example.command(), () -> check(example)))
        .toList();
  }

  private static void check(Example example) {
    List<String> printed = print(example.command());
    int at = 0;
    boolean anyLines = false;
    for (String shown : example.shown()) {
      if (shown.equals("...")) {
        anyLines = true;
        continue;
      }
      int found = anyLines ? printed.subList(at, printed.size()).indexOf(shown) + at : at;
      assertTrue(
          found >= at && found < printed.size() && printed.get(found).equals(shown),
          () -> "not printed here: " + shown + "\nin " + String.join("\n", printed));
      at = found + 1;
      anyLines = false;
    }
    assertTrue(anyLines || at == printed.size(), "more is printed than shown");
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    int links = 0;
    for (Path document : DOCUMENTS) {
      Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(document));
      while (link.find()) {
        assertTrue(Files.exists(Path.of(link.group(1))), document + " links " + link.group(1));
        links++;
      }
    }
    assertTrue(links >= 6, "links: " + links);
  }

  @Test
  void readmeNamesBothCommands() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertTrue(readme.contains("./aihw serve"));
    assertTrue(readme.contains("mvn verify"));
    assertTrue(World.project().dataFiles().size() > 10);
  }
}
