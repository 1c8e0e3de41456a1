package org.w3id.aihw.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The launcher script, as far as it can go without building anew. */
class LauncherTest {
  @TempDir private Path folder;

  private record Run(int code, String said) {}

  private static Run run(Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(arguments).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), said);
  }

  private Path jdkThatSaysItIs(String version) throws IOException {
    Path java = folder.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
    assumeTrue(java.toFile().setExecutable(true), "files here cannot be made executable");
    return folder.resolve("jdk");
  }

  @Test
  void jdkThatIsTooOldIsRefusedByName() throws IOException, InterruptedException {
    Path jdk = jdkThatSaysItIs("17.0.15");
    Run run = run(Map.of("AIHW_JAVA", jdk.toString()), List.of("./aihw", "check"));
    assertEquals(2, run.code(), run.said());
    assertEquals(
        "aihw: AIHW_JAVA=" + jdk + " is no JDK of version 21 or newer", run.said().strip());
  }

  @Test
  void jdkIsKnownByItsReleaseFileAndNotStarted() throws IOException, InterruptedException {
    Path jdk = jdkThatSaysItIs("25.0.1");
    Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"1.8.0_402\"\n");
    Run run = run(Map.of("AIHW_JAVA", jdk.toString()), List.of("./aihw", "check"));
    assertEquals(2, run.code(), run.said());
    assertEquals(
        "aihw: AIHW_JAVA=" + jdk + " is no JDK of version 21 or newer", run.said().strip());
  }

  @Test
  void versionIsToldWithoutJavaAndIsThatOfTheProgram()
      throws IOException, InterruptedException, XPathExpressionException {
    String version =
        XPathFactory.newInstance()
            .newXPath()
            .evaluate(
                "/*[local-name()='project']/*[local-name()='version']", new InputSource("pom.xml"));
    assertTrue(version.matches("\\d+\\.\\d+.*"), version);
    assertTrue(
        Files.readString(Path.of("pom.xml"))
            .contains("<Implementation-Version>${project.version}</Implementation-Version>"));
    for (String option : List.of("--version", "-V")) {
      Run run = run(Map.of("AIHW_JAVA", "/none"), List.of("./aihw", option));
      assertEquals(0, run.code(), run.said());
      assertEquals("aihw " + version, run.said().strip());
    }
  }

  @Test
  void heapThatIsNoAmountIsRefusedInOneLine() throws IOException, InterruptedException {
    for (String heap : List.of("abc", "1", "0g", "2gb", "2g -version")) {
      Run run = run(Map.of("AIHW_HEAP", heap), List.of("./aihw", "check"));
      assertEquals(2, run.code(), run.said());
      assertEquals(
          "aihw: AIHW_HEAP=" + heap + " is no amount of memory; write 2g or 1500m",
          run.said().strip());
    }
  }

  @Test
  void answersAreUtf8InEveryLocale() throws IOException, InterruptedException {
    Path query = folder.resolve("query.rq");
    Files.writeString(query, "SELECT (\"Wrocław, 東京\" AS ?name) {}");
    Run run =
        run(
            Map.of("LC_ALL", "C"),
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.w3id.aihw.Main",
                "query",
                query.toString(),
                "--format",
                "csv"));
    assertEquals(0, run.code(), run.said());
    assertTrue(run.said().contains("Wrocław, 東京"), run.said());
  }

  @Test
  void scriptHasNoSyntaxErrors() throws IOException, InterruptedException {
    assertEquals(0, run(Map.of(), List.of("bash", "-n", "aihw")).code());
    assertTrue(Files.isExecutable(Path.of("aihw")));
  }
}
