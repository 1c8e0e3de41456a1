package org.w3id.aihw.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Project;

/** The command line, run in this process. */
@ResourceLock(Resources.SYSTEM_OUT)
class ProgramTest {
  @TempDir private Path folder;

  private record Run(int code, String out, String err) {}

  private static Run run(String input, String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    InputStream in = System.in;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      int code = Program.run(arguments);
      Run run =
          new Run(
              code,
              outBytes.toString(StandardCharsets.UTF_8),
              errBytes.toString(StandardCharsets.UTF_8));
      assertFalse(run.err.contains("\tat "), () -> "a stack trace: " + run.err);
      return run;
    } finally {
      System.setOut(out);
      System.setErr(err);
      System.setIn(in);
    }
  }

  private static Run run(List<String> arguments) {
    return run("", arguments.toArray(String[]::new));
  }

  private static void assertOneErrorLine(Run run, int code, String part) {
    assertEquals(code, run.code, run.err);
    assertEquals("", run.out);
    assertEquals(1, run.err.lines().count(), run.err);
    assertTrue(run.err.contains(part), run.err);
  }

  @Test
  void checkOfTheRealDataIsClean() {
    Run run = run("", "check");
    assertEquals(0, run.code, run.out + run.err);
    assertEquals("", run.out);
    assertTrue(run.err.contains("0 findings"), run.err);
  }

  @Test
  void whyPrintsAProofWhoseLeavesAreClaims() {
    Run run = run("", "why", "amazon", "customerAndRivalOf", "nvidia");
    assertEquals(0, run.code, run.err);
    assertTrue(run.out.startsWith("Proof 1 of "), run.out);
    assertTrue(run.out.contains("rule customer-and-rival"), run.out);
    assertTrue(run.out.contains("this proof holds from 2026-"), run.out);
    assertTrue(run.out.contains(" by what is known; known since "), run.out);
    assertTrue(run.out.contains("stated 2026-06-18 in \""), run.out);
    assertTrue(run.out.contains("chain: the document"), run.out);
  }

  @Test
  void whyTakesIrisAndLabelsToo() {
    Run run =
        run(
            "",
            "why",
            "https://w3id.org/aihw/id/amazon",
            "aihw:customerAndRivalOf",
            "Nvidia",
            "--format",
            "json");
    assertEquals(0, run.code, run.err);
    assertTrue(JSON.parse(run.out).hasKey("proofs"));
    assertTrue(run.out.contains("\"knownSince\""), run.out);
    String provenance = run("", "why", "amazon", "customerOf", "nvidia", "--format", "ttl").out;
    assertTrue(provenance.contains("prov:wasDerivedFrom"), provenance);
    assertTrue(provenance.contains("dcterms:valid \"start=20"), provenance);
  }

  @Test
  void whyOfWhatDoesNotFollowSaysSo() {
    assertOneErrorLine(
        run("", "why", "nvidia", "customerOf", "openai"), 1, "it does not follow that Nvidia");
    assertOneErrorLine(
        run("", "why", "amazon", "customerAndRivalOf", "nvidia", "--known-at", "2020"),
        1,
        "known at 2020-12-31");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json"})
  void fallsIsAnsweredForPeopleAndForPrograms(String format) {
    Run run = run("", "falls", "doc-seed-article", "--format", format);
    assertEquals(0, run.code, run.err);
    assertTrue(run.out.contains("claim-amazon-major-nvidia-customer-seed"), run.out);
    assertTrue(run.out.contains("AMD") || run.out.contains("id/amd"), run.out);
    assertTrue(run.err.startsWith("Amazon in talks to sell its Trainium AI chips"), run.err);
  }

  @Test
  void whatIsNoSourceOrUnknownDoesNotFall() {
    assertOneErrorLine(run("", "falls", "amazn"), 2, "did you mean amazon");
    assertOneErrorLine(run("", "falls", "trainium2"), 2, "id/trainium2' is no statement");
    assertOneErrorLine(
        run("", "falls", "techcrunch", "--format", "pdf"), 2, "unknown format 'pdf'");
    assertEquals(1, run("", "falls", "techcrunch", "--known-at", "2012").code);
  }

  @Test
  void unknownNameIsOneLineWithTheNearest() {
    assertOneErrorLine(run("", "why", "amazn", "customerOf", "nvidia"), 2, "did you mean amazon");
    assertOneErrorLine(
        run("", "ask", "whom-does-a-firm-buy-from", "--firm", "amazn"), 2, "did you mean amazon");
  }

  @Test
  void unknownQuestionIsOneLineWithTheNearest() {
    assertOneErrorLine(
        run("", "ask", "who-is-customer-and-rival"),
        2,
        "did you mean who-is-customer-and-rival-of-whom?");
    assertOneErrorLine(
        run("", "ask", "who-competes-with-a-firm", "--chip", "cuda"), 2, "it has --firm");
    assertOneErrorLine(run("", "ask", "who-competes-with-a-firm", "--firm"), 2, "no value");
  }

  @Test
  void whatAFunctionCannotMeanIsWrongUse() {
    assertOneErrorLine(
        run("", "ask", "where-does-money-come-back", "--parties", "-1"),
        2,
        "must be a whole number from 2 to 8, not '-1'");
    assertOneErrorLine(
        run("SELECT * { ('nvidia') aihw-fn:reach (?a ?b ?c ?d) }", "query", "-"),
        2,
        "the party to start from must be an IRI, not 'nvidia'");
  }

  @Test
  void wrongOptionsAreOneLine() {
    assertOneErrorLine(run("", "check", "--fast"), 2, "Unknown option");
    assertOneErrorLine(run("", "chekc"), 2, "chekc");
    assertOneErrorLine(run(""), 2, "no command given");
    assertOneErrorLine(
        run("", "ask", "who-competes-with-a-firm", "--as-of", "soon"), 2, "is no date: 'soon'");
    assertOneErrorLine(
        run("", "ask", "who-competes-with-a-firm", "--format", "pdf"), 2, "unknown format 'pdf'");
    assertOneErrorLine(run("", "export", "--graph", "nowhere"), 2, "there is no graph 'nowhere'");
    assertOneErrorLine(run("", "check", "--project", "/"), 2, "has no folder 'ontology'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "csv", "json", "tsv", "md"})
  void questionIsAnsweredInEveryFormat(String format) {
    Run run = run("", "ask", "who-is-customer-and-rival-of-whom", "--format", format);
    assertEquals(0, run.code, run.err);
    assertTrue(run.out.contains("Amazon") || run.out.contains("id/amazon"), run.out);
    assertEquals("", run.err);
  }

  @Test
  void queryReadsStandardInputAndKnowsOurPrefixes() {
    Run run = run("SELECT ?b { aihw-id:amazon aihw:customerAndRivalOf ?b }", "query", "-");
    assertEquals(0, run.code, run.err);
    assertTrue(run.out.contains("Nvidia"), run.out);
    Run own =
        run(
            "PREFIX x: <https://w3id.org/aihw/id/> ASK { x:amazon aihw:rivalOf x:nvidia }",
            "query",
            "-");
    assertEquals("yes", own.out.strip(), own.err);
    assertEquals(1, run("ASK { aihw-id:cuda aihw:customerOf aihw-id:amd }", "query", "-").code);
  }

  @Test
  void yesOrNoComesInEveryFormat() {
    String ask = "ASK { aihw-id:amazon aihw:rivalOf aihw-id:nvidia }";
    Run json = run(ask, "query", "-", "--format", "json");
    assertEquals(0, json.code, json.err);
    assertTrue(JSON.parse(json.out).get("boolean").getAsBoolean().value(), json.out);
    assertTrue(JSON.parse(json.out).hasKey("head"), json.out);
    assertEquals(
        List.of("_askResult", "true"),
        run(ask, "query", "-", "--format", "csv").out.lines().toList());
    assertEquals("yes", run(ask, "query", "-", "--format", "md").out.strip());
    assertOneErrorLine(run(ask, "query", "-", "--format", "ttl"), 2, "unknown format 'ttl'");
  }

  @Test
  void emptyNameIsRefusedWithoutAGuess() {
    assertOneErrorLine(
        run("", "ask", "whom-does-a-firm-buy-from", "--firm", ""), 2, "--firm is empty");
    Run why = run("", "why", "", "customerOf", "nvidia");
    assertOneErrorLine(why, 2, "a name is missing");
    assertFalse(why.err.contains("did you mean"), why.err);
  }

  @Test
  void failuresOfTheSystemAreToldInWords() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Run run = run("", "serve", "--port", "0", "--store", file.resolve("store").toString());
    assertOneErrorLine(run, 1, "cannot make the store " + file.resolve("store") + ": ");
    assertFalse(run.err.contains("Exception"), run.err);
    assertFalse(run.err.contains("FileSystem"), run.err);
  }

  @ParameterizedTest
  @CsvSource({
    "amazon a Organization, Amazon is an organization",
    "tsmc a Foundry, TSMC is a foundry"
  })
  void articleSuitsTheName(String line, String sentence) {
    String[] words = ("why-not " + line).split(" ");
    Run run = run("", words);
    assertTrue(run.err.contains("it does follow that " + sentence), run.err);
  }

  @Test
  void importRefusesGraphsWithNamesOfTheirOwn() throws IOException {
    Project project =
        World.tiny(
            folder.resolve("world"),
            Files.readString(Path.of("src/test/resources/sound.ttl"))
                .replaceAll("@prefix.*\n", ""));
    List<Path> before = filesIn(project.root());
    Path quads =
        Files.writeString(
            folder.resolve("quads.nq"),
            """
            <http://x/a> <http://x/b> "1" <http://x/one> .
            <http://x/a> <http://x/b> "2" <http://x/one> .
            <http://x/a> <http://x/b> "3" <http://x/two> .
            """);
    Run run = run(List.of("import", "--project", project.root().toString(), quads.toString()));
    assertEquals(1, run.code, run.err);
    assertEquals(2, run.out.lines().count(), run.out);
    assertTrue(run.out.contains("names the graph http://x/two, but a file is one graph"), run.out);
    assertEquals(before, filesIn(project.root()), "nothing was imported");
  }

  @Test
  void brokenQueryIsOneLine() {
    Run run = run("SELECT ?a { ?a", "query", "-");
    assertOneErrorLine(run, 2, "standard input: ");
    assertOneErrorLine(run("", "query", "nowhere.rq"), 2, "there is no file 'nowhere.rq'");
  }

  @Test
  void exportOfOneGraphHoldsThatGraph() {
    Run run = run("", "export", "--graph", "inferred", "--format", "nt");
    assertEquals(0, run.code, run.err);
    assertTrue(run.out.contains("ontology#customerAndRivalOf>"), "inferred lines");
    assertFalse(run.out.contains("ontology#paraphrase>"), "no stated lines");
  }

  private static List<Path> filesIn(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("data"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void importKeepsASoundFileAndRefusesABrokenOneWhole() throws IOException {
    Project project =
        World.tiny(
            folder.resolve("world"),
            Files.readString(Path.of("src/test/resources/sound.ttl"))
                .replaceAll("@prefix.*\n", ""));
    Path sound = folder.resolve("more.ttl");
    Files.writeString(
        sound, World.PREFIXES + "aihw-id:cord a aihw:Chip ; rdfs:label \"Cord\"@en .\n");
    Path broken = folder.resolve("broken.ttl");
    Files.writeString(broken, World.PREFIXES + "aihw-id:dent a aihw:Organization .\n");
    String root = project.root().toString();
    List<Path> before = filesIn(project.root());

    Run refused = run(List.of("import", "--project", root, sound.toString(), broken.toString()));
    assertEquals(1, refused.code);
    assertTrue(refused.out.startsWith("D007 "), refused.out);
    assertEquals(before, filesIn(project.root()), "nothing was imported");

    Run taken = run(List.of("import", "--project", root, sound.toString()));
    assertEquals(0, taken.code, taken.out + taken.err);
    assertTrue(Files.exists(project.root().resolve("data/imported/more.ttl")));
    assertEquals(0, run(List.of("check", "--project", root)).code);
    assertOneErrorLine(
        run(List.of("import", "--project", root, sound.toString())), 2, "add --replace");
    assertEquals(0, run(List.of("import", "--project", root, "--replace", sound.toString())).code);
  }

  @Test
  void brokenDataStopsEveryAnswerWithItsFindings() throws IOException {
    Project project = World.tiny(folder, "aihw-id:a a aihw:Organization .\n");
    Run run =
        run(List.of("ask", "--project", project.root().toString(), "who-competes-with-a-firm"));
    assertEquals(1, run.code);
    assertEquals("", run.out);
    assertTrue(run.err.startsWith("D007 data/world.ttl:"), run.err);
  }

  @Test
  void rehearsalSaysNothingAndLeavesNothing() {
    assertEquals(new Run(0, "", ""), run(List.of("rehearse")));
  }

  @Test
  void wrongWordsAreToldBeforeAnyDataIsRead() {
    String broken = World.tiny(folder, "this is no Turtle").root().toString();
    assertOneErrorLine(
        run("", "ask", "--project", broken, "who-competes-with-a-frm"),
        2,
        "did you mean who-competes-with-a-firm?");
    assertOneErrorLine(
        run("", "ask", "--project", broken, "who-competes-with-a-firm", "--chip", "cuda"),
        2,
        "it has --firm");
    assertOneErrorLine(
        run("", "ask", "--project", broken, "who-competes-with-a-firm", "--as-of", "soon"),
        2,
        "--as-of is no date");
  }

  @Test
  void questionsAreListed() {
    Run run = run("", "questions");
    assertEquals(0, run.code);
    assertTrue(run.out.contains("who-is-customer-and-rival-of-whom"), run.out);
  }

  @Test
  void conversionWithAnUnreadableValueNamesItAndWritesNothing() throws IOException {
    String root = World.tiny(folder.resolve("world"), "").root().toString();
    Path mapping = Path.of(root, "queries/imports/trade/sales.rq");
    Files.createDirectories(mapping.getParent());
    Files.writeString(
        mapping,
        """
        #+ title: What was sold
        #+ file: sales.csv
        PREFIX fn: <https://w3id.org/aihw/function#>
        CONSTRUCT { <x:sale> <x:amount> ?amount } WHERE { BIND (fn:number(?Amount) AS ?amount) }
        """);
    Path imported = Path.of(root, "data/imported/trade.ttl");
    Files.createDirectories(imported.getParent());
    Files.writeString(imported, "# as it was\n");
    Path trade = Files.createDirectories(folder.resolve("trade"));
    Path sales = trade.resolve("sales.csv");
    List<String> convert = List.of("convert", "--project", root, "trade", trade.toString());
    Files.writeString(sales, "Seller,Amount\nAcme,\"1,5\"\nBolt,7\n");
    Run refused = run(convert);
    assertEquals(1, refused.code, refused.err);
    assertTrue(
        refused.out.startsWith("C001 sales.csv:2 row 1, column 'Amount': '1,5' is no number"));
    assertTrue(refused.err.contains("1 finding; nothing is written"), refused.err);
    assertEquals("# as it was\n", Files.readString(imported));
    assertFalse(Files.exists(imported.resolveSibling("trade.ttl.new")));
    Files.writeString(sales, "Seller,Amount\nAcme,1.5\n");
    assertEquals(0, run(convert).code);
    assertTrue(Files.readString(imported).contains("1.5"));
  }
}
