package org.w3id.aihw.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Pipeline;

/** What a dataset says is read as it says it, or named with file, line, row, column and value. */
class OddInputTest {
  private static final String MAPPING =
      """
      #+ title: Who sold how much
      #+ file: sales.csv
      PREFIX aihw: <https://w3id.org/aihw/ontology#>
      PREFIX fn: <https://w3id.org/aihw/function#>
      PREFIX id: <https://w3id.org/aihw/id/>
      CONSTRUCT { ?figure aihw:about id:acme ; aihw:value ?amount ; aihw:statedOn ?day }
      WHERE {
        BIND (fn:number(?Amount_USD) AS ?amount)
        BIND (COALESCE(fn:date(?Day), fn:date("2025-12-14")) AS ?day)
        BIND (IRI(CONCAT(STR(id:), "figure-", ?row)) AS ?figure)
      }
      """;
  private static final String HEADER = "Seller,Amount (USD),Day\n";
  private static final Path COMPANIES = Path.of("../shared/sources/epoch-ai-companies");

  @TempDir private static Path folder;
  private static Project project;
  private static Graph register;

  @BeforeAll
  static void makeWorld() throws IOException {
    project = World.tiny(folder.resolve("world"), "");
    Path mapping = project.root().resolve("queries/imports/trade/sales.rq");
    Files.createDirectories(mapping.getParent());
    Files.writeString(mapping, MAPPING);
    register = Pipeline.register(project).union();
  }

  private static Converter.Result convert(byte[] csv) throws IOException {
    Path origin = Files.createTempDirectory(folder, "trade");
    Files.write(origin.resolve("sales.csv"), csv);
    return new Converter(project, register).convert("trade", origin);
  }

  private static Converter.Result convert(String csv) throws IOException {
    return convert(csv.getBytes(StandardCharsets.UTF_8));
  }

  private static Set<String> values(Converter.Result result, String property) {
    return result.triples().stream()
        .filter(triple -> triple.getPredicate().getLocalName().equals(property))
        .map(triple -> triple.getObject().getLiteralLexicalForm())
        .collect(Collectors.toSet());
  }

  private static String onlyFinding(Converter.Result result) {
    assertEquals(1, result.findings().size(), () -> "findings: " + result.findings());
    String line = result.findings().getFirst().toString();
    assertFalse(line.contains("\n"), line);
    return line;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10,000,000,000|10000000000.0",
        "1,234.5|1234.5",
        "$1,234|1234.0",
        "$0.5|0.5",
        "1234567|1234567.0",
        "007|7.0",
        "1.2e9|1200000000.0",
        "2E+3|2000.0",
        "5e-2|0.05",
        "+5|5.0",
        "-5|-5.0",
        "5.|5.0",
        ".5|0.5",
        "0|0.0",
      })
  void numberInAFormOfTheRuleIsReadAsItIs(String text, String value) throws IOException {
    Converter.Result result = convert(HEADER + "Acme,\"" + text + "\",2026\n");
    assertEquals(List.of(), result.findings());
    assertEquals(Set.of(value), values(result, "value"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,5",
        "0,500",
        "1,23",
        "1,2345",
        "1,234,56",
        "1234,567",
        ",5",
        "1,,000",
        "1.234.567,89",
        "1.234.567",
        "1 234",
        "1\u202f234",
        "1\u00a0234",
        "1'234",
        "12-15",
        "~5",
        ">5",
        "<5",
        "≈5",
        "1,2e9",
        "1e",
        "e5",
        "(5)",
        "−5",
        "--5",
        "5-",
        "5%",
        "$5B",
        "€5",
        "5$",
        "5 bn",
        "5k",
        "0x10",
        "NaN",
        "Infinity",
        "-Infinity",
        "-",
        ".",
        "n/a",
        "N/A",
        "null",
        "?",
        "٣",
        "１２",
        "1_000",
        "1e5000",
        "1e100",
        "1e999999999",
        "1e-999999999",
        "5 (est.)",
        "five"
      })
  void numberInAnotherFormIsNamedAndBecomesNoOther(String text) throws IOException {
    Converter.Result result = convert(HEADER + "Acme,1,2026\nAcme,\"" + text + "\",2026\n");
    String finding = onlyFinding(result);
    assertTrue(
        finding.startsWith("C001 sales.csv:3 row 2, column 'Amount (USD)': '" + Printed.of(text)),
        finding);
    assertTrue(finding.contains("is no number; write 1234567.8 or 1,234,567.8"), finding);
    assertEquals(Set.of("1.0"), values(result, "value"));
  }

  @Test
  void numberOfAMillionDigitsIsNamedInShort() throws IOException {
    String finding = onlyFinding(convert(HEADER + "Acme," + "9".repeat(1_000_000) + ",2026\n"));
    assertTrue(finding.length() < 300, "letters: " + finding.length());
  }

  @ParameterizedTest
  @CsvSource({
    "9/19/2025, 2025-09-19",
    "09/09/2025, 2025-09-09",
    "2025-09-19, 2025-09-19",
    "2025-09-19Z, 2025-09-19",
    "2025-09-19+05:00, 2025-09-19",
    "2025-09, 2025-09",
    "2025, 2025",
    "2024-02-29, 2024-02-29",
    "2025-09-19T23:30:00-05:00, 2025-09-19",
    "2025-09-19 10:00, 2025-09-19",
    "2025-09-19T10:00:00.123Z, 2025-09-19",
    "2025-09-19 10:00:00 UTC, 2025-09-19",
  })
  void dayInAFormOfTheRuleIsReadAsItIs(String text, String day) throws IOException {
    Converter.Result result = convert(HEADER + "Acme,1," + text + "\n");
    assertEquals(List.of(), result.findings());
    assertEquals(Set.of(day), values(result, "statedOn"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "19/9/2025",
        "13/13/2025",
        "2/30/2025",
        "2/29/2025",
        "0/1/2025",
        "1/0/2025",
        "9/19/25",
        "9.19.2025",
        "19.9.2025",
        "9-19-2025",
        "2025-9-19",
        "2025-13",
        "2025-00",
        "2025-02-29",
        "2025-02-30T10:00:00",
        "2025-09-19T24:00:00",
        "2025-09-19T25:00:00",
        "2025-09-19x",
        "2025-09-19 to 2025-09-20",
        "2025-09-19T10:00:00 or so",
        "Sep 2025",
        "September 19, 2025",
        "09/19/2025 10:00",
        "2025/09/19",
        "20250919",
        "Q3 2025",
        "2025-Q3",
        "H1 2025",
        "45919",
        "0202-07-30",
        "0000-01-01",
        "-2025-09-19",
        "12025-09-19",
        "12025",
        "25",
        "today",
        "n/a",
        "TBD",
        "٢٠٢٥"
      })
  void dayInAnotherFormIsNamedAndBecomesNoOther(String text) throws IOException {
    Converter.Result result = convert(HEADER + "Acme,1,\"" + text + "\"\n");
    String finding = onlyFinding(result);
    assertTrue(
        finding.startsWith("C001 sales.csv:2 row 1, column 'Day': '" + Printed.of(text) + "'"),
        finding);
    assertTrue(finding.contains("is no day, month or year; write 2026-06-18"), finding);
  }

  @Test
  void emptyCellIsNoFindingAndTheMappingSaysWhatStandsForIt() throws IOException {
    Converter.Result result = convert(HEADER + "Acme,, \n");
    assertEquals(List.of(), result.findings());
    assertEquals(Set.of("2025-12-14"), values(result, "statedOn"));
  }

  @Test
  void everyUnreadableValueIsNamedNotTheFirstAlone() throws IOException {
    Converter.Result result = convert(HEADER + "Acme,x,y\nAcme,x,2026\n");
    assertEquals(3, result.findings().size(), () -> "findings: " + result.findings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Day,Amount (USD),Day\\n2026,1,2027\\n|:1 has two columns of one name: 'Day' and 'Day'",
        "Amount (USD),Amount USD,Day\\n1,2,2027\\n|'Amount (USD)' and 'Amount USD'",
        ",,Day\\n1,2,2027\\n|:1 has two columns of one name",
        "Seller,Amount (USD),Day\\nAcme,1\\n|:2 row 1 has 2 values for 3 columns",
        "Seller,Amount (USD),Day\\nAcme,1,2026\\nAcme,1,2026,x\\n|:3 row 2 has 4 values",
        "Seller,Amount (USD),Day\\nAcme,1,234,2026\\n|:2 row 1 has 4 values for 3 columns",
        "Seller,Amount (USD),Day\\n\"Acme,1,2026\\nx|:2 cannot be read on from here",
        "Seller,Amount (USD),Day\\n\"Acme\" Inc,1,2026\\n|:2 cannot be read on from here",
        "Seller,Amount (USD),Day\\n<<<<<<< HEAD\\nA,1,2026\\n|:2 has the mark of a merge",
        "Seller,Amount (USD),Day\\nA,1,2026\\n=======\\nA,2,2026\\n|:3 has the mark of a merge",
        "Seller,Amount (USD),Day\\nA,2,2026\\n>>>>>>> x\\n|:3 has the mark of a merge",
        "Seller,Amount (USD),Day\\nA\\7,1,2026\\n|:2 holds the control character \\u0007",
        "Seller,Amount (USD),Day\\nA\\0,1,2026\\n|:2 holds the control character \\u0000",
        "Seller,Amount (USD),Day\\nA\\33[31m,1,2026\\n|:2 holds the control character",
        "Seller,Amount (USD),Day\\n|:1 has a header and no rows",
        "Seller,Amount (USD),Day|:1 has a header and no rows",
        " \\n\\n|is empty",
      })
  void brokenTableIsNamedByItsLineAndNothingIsTakenFromIt(String csv, String fault)
      throws IOException {
    Converter.Result result = convert(csv.translateEscapes());
    String finding = onlyFinding(result);
    assertTrue(finding.startsWith("C002 sales.csv"), finding);
    assertTrue(finding.contains(fault), finding);
    assertEquals(0, result.rows());
  }

  @Test
  void emptyFileAndOtherEncodingsAreNamed() throws IOException {
    assertTrue(onlyFinding(convert("")).contains("is empty"));
    String table = HEADER + "Acme,1,2026\nZoë,1,2026\n";
    assertTrue(
        onlyFinding(convert(table.getBytes(StandardCharsets.ISO_8859_1)))
            .contains("sales.csv:3 is not valid UTF-8"));
    assertTrue(onlyFinding(convert(table.getBytes(StandardCharsets.UTF_16))).contains("UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", ""})
  void markOfUtf8AndAnyLineEndsAreTaken(String mark) throws IOException {
    for (String end : List.of("\n", "\r\n")) {
      Converter.Result result = convert(mark + (HEADER + "Acme,7,2026").replace("\n", end));
      assertEquals(List.of(), result.findings());
      assertEquals(Set.of("7.0"), values(result, "value"));
    }
  }

  @Test
  void quotedBreaksCommasAndQuotesStayInTheirCell() throws IOException {
    Converter.Result result =
        convert(HEADER + "\"a \"\"quoted\"\"\r\nbreak, comma\",7,2026\nsay \"hi\" there,8,x\n");
    assertEquals(Set.of("7.0", "8.0"), values(result, "value"));
    assertTrue(onlyFinding(result).startsWith("C001 sales.csv:4 row 2, column 'Day'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "JSON_TREE|{\"a\": {\"b\": 1}|is no tree of JSON objects",
        "JSON_TREE|[1, 2]|is no tree of JSON objects",
        "JSON_TREE|{\"a\": {\"b\": 1}, \"c\": 2}|is no tree of JSON objects",
        "PCI_IDS|10de  NVIDIA\\n\\t1\\n|file:2 is no line of a PCI ID list",
        "PCI_IDS|\\t1eb8  T4\\n|file:1 is no line of a PCI ID list",
        "PCI_IDS|10dg  NVIDIA\\n|file:1 is no line of a PCI ID list",
        "SEMICOLON|A;B\\n1;2;3\\n|file:2 row 1 has 3 values for 2 columns",
      })
  void filesOfOtherFormsAreHeldToTheirs(String form, String text, String fault) throws IOException {
    Path file = Files.createTempFile(folder, "odd", "");
    Files.writeString(file, text.translateEscapes());
    Table table = RowReader.valueOf(form).read(file, "file");
    assertEquals(1, table.findings().size(), () -> "findings: " + table.findings());
    assertTrue(table.findings().getFirst().toString().contains(fault), table.toString());
    assertEquals(List.of(), table.rows());
  }

  @Test
  void mappingsOfTheRealOriginFallBackOnNothingElse() throws IOException {
    assumeTrue(Files.isDirectory(COMPANIES), "the origin is not at hand: " + COMPANIES);
    Path origin = Files.createTempDirectory(folder, "companies");
    try (Stream<Path> files = Files.list(COMPANIES)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".csv")).toList()) {
        Files.copy(file, origin.resolve(file.getFileName().toString()));
      }
    }
    Path rounds = origin.resolve("ai_companies_funding_rounds.csv");
    String header = Files.readAllLines(rounds).getFirst();
    List<String> columns = List.of(header.split(",", -1));
    List<String> lines = new ArrayList<>(List.of(header));
    for (String amount : List.of("10000000000", "1.5 bn", "7")) {
      List<String> cells = new ArrayList<>(java.util.Collections.nCopies(columns.size(), ""));
      cells.set(columns.indexOf("Id"), "r" + lines.size());
      cells.set(columns.indexOf("Company"), "OpenAI");
      cells.set(columns.indexOf("Close date"), "9/19/2025");
      cells.set(columns.indexOf("Status"), "Closed");
      cells.set(columns.indexOf("Funding (equity)"), amount);
      cells.set(columns.indexOf("Report date"), amount.equals("7") ? "19/9/2025" : "9/19/2025");
      cells.set(columns.indexOf("Type"), "Equity");
      cells.set(columns.indexOf("Confidence"), "Confident");
      lines.add(String.join(",", cells));
    }
    Files.write(rounds, lines);
    List<Finding> findings =
        new Converter(World.project(), Pipeline.register(World.project()).union())
            .convert("epoch-ai-companies", origin)
            .findings();
    assertEquals(
        List.of(
            "C001 ai_companies_funding_rounds.csv:3 row 2, column 'Funding (equity)': '1.5 bn'",
            "C001 ai_companies_funding_rounds.csv:4 row 3, column 'Report date': '19/9/2025'"),
        findings.stream().map(one -> one.toString().replaceFirst("' is no.*", "'")).toList());
  }
}
