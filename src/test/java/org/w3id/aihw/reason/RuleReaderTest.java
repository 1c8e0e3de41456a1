package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Project;

/** What the reader makes of files that are not as they should be. */
class RuleReaderTest {
  @TempDir private Path folder;

  private RuleReader read(byte[] content) throws IOException {
    Path file = folder.resolve("ontology/rules/tried.rules");
    for (String part : List.of("ontology/rules", "data", "queries")) {
      Files.createDirectories(folder.resolve(part));
    }
    Files.write(file, content);
    return RuleReader.read(new Project(folder));
  }

  @Test
  void ruleAfterOneWithoutEndIsReadAllTheSame() throws IOException {
    byte[] broken =
        Files.readAllBytes(Path.of("src/test/resources/broken/R001-rule-without-end.rules"));
    RuleReader reader = read(broken);
    assertEquals(List.of("sound"), reader.rules().stream().map(Rule::name).toList());
    assertEquals(4, reader.findings().getFirst().place().line());
  }

  @Test
  void equalityInABodyIsRefusedWithItsCure() throws IOException {
    byte[] broken =
        Files.readAllBytes(Path.of("src/test/resources/broken/R001-equality-asked-for.rules"));
    Finding finding = read(broken).findings().getFirst();
    assertEquals(5, finding.place().line());
    assertTrue(finding.cure().startsWith("use one variable for both"), finding.cure());
  }

  @Test
  void fileThatIsNoTextIsAFinding() throws IOException {
    assertEquals(1, read(new byte[] {'#', (byte) 0xff, (byte) 0xfe, '\n'}).findings().size());
  }

  @Test
  void fileCutOrChangedAnywhereEndsInRulesOrFindings() throws IOException {
    List<byte[]> tries = new ArrayList<>();
    Random random = new Random(11);
    for (Path file : World.project().ruleFiles()) {
      byte[] whole = Files.readAllBytes(file);
      for (int number = 0; number < 40; number++) {
        tries.add(java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
        byte[] changed = whole.clone();
        for (int change = 0; change < 3; change++) {
          String signs = "[]()?<>:'\"#@-,. \n\\a5";
          changed[random.nextInt(changed.length)] =
              (byte) signs.charAt(random.nextInt(signs.length()));
        }
        tries.add(changed);
      }
    }
    int[] found = {0};
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (byte[] tried : tries) {
            RuleReader reader = read(tried);
            reader.findings().forEach(finding -> assertTrue(finding.place().line() > 0));
            found[0] += reader.findings().size();
          }
        });
    assertTrue(found[0] > tries.size() / 2, "findings: " + found[0]);
  }
}
