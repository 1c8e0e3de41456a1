package org.w3id.aihw.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Pipeline;

/** A small dataset, its mapping and the register it is read with. */
class ConverterTest {
  private static final String REGISTER =
      """
      aihw-id:acme a aihw:Organization ; rdfs:label "Acme"@en .
      aihw-id:bolt a aihw:Organization ; rdfs:label "Bolt"@en .
      aihw-id:doc-trade a aihw:Document ; dcterms:title "Trade"@en .
      aihw-id:name-trade-bt a aihw:SourceName ; aihw:denotes aihw-id:bolt ;
        aihw:sourceName "BT" ; aihw:usedIn aihw-id:doc-trade .
      """;
  private static final String MAPPING =
      """
      #+ title: Who sold how much
      #+ file: sales/*.csv
      PREFIX aihw: <https://w3id.org/aihw/ontology#>
      PREFIX fn: <https://w3id.org/aihw/function#>
      PREFIX id: <https://w3id.org/aihw/id/>
      CONSTRUCT { ?figure aihw:about ?seller ; aihw:value ?amount ; aihw:statedOn ?day }
      WHERE {
        BIND (fn:party(?Seller) AS ?seller)
        BIND (fn:number(?Amount_USD) AS ?amount)
        BIND (fn:date(?Day) AS ?day)
        BIND (IRI(CONCAT(STR(id:), "figure-", fn:slug(?Seller), "-", ?row)) AS ?figure)
      }
      """;

  @TempDir private Path folder;
  private Project project;
  private Path origin;

  @BeforeEach
  void makeWorld() throws IOException {
    project = World.tiny(folder.resolve("world"), REGISTER);
    Path mapping = project.root().resolve("queries/imports/trade/sales.rq");
    Files.createDirectories(mapping.getParent());
    Files.writeString(mapping, MAPPING);
    origin = folder.resolve("trade");
    Files.createDirectories(origin.resolve("sales"));
  }

  private Converter.Result convert(String csv) throws IOException {
    Files.writeString(origin.resolve("sales/one.csv"), csv);
    return new Converter(project, Pipeline.register(project).union()).convert("trade", origin);
  }

  private static Set<String> lines(Converter.Result result) {
    return result.triples().stream().map(ConverterTest::shortened).collect(Collectors.toSet());
  }

  private static String shortened(Triple triple) {
    return triple
        .toString()
        .replaceAll("https://w3id.org/aihw/(id/|ontology#)", "")
        .replaceAll("\"\\^\\^\\S+", "\"");
  }

  @Test
  void rowBecomesFactsWithNamesLookedUp() throws IOException {
    Converter.Result result =
        convert("Seller,Amount (USD),Day\nAcme,\"1,500\",6/18/2026\nBT,2E+3,2026-06\n");
    assertEquals(Map.of(), result.unknown());
    assertEquals(2, result.rows());
    assertEquals(
        Set.of(
            "figure-acme-1 about acme",
            "figure-acme-1 value \"1500.0\"",
            "figure-acme-1 statedOn \"2026-06-18\"",
            "figure-bt-2 about bolt",
            "figure-bt-2 value \"2000.0\"",
            "figure-bt-2 statedOn \"2026-06\""),
        lines(result));
  }

  @Test
  void unknownNameIsCountedAndTheRestOfItsRowKept() throws IOException {
    Converter.Result result = convert("Seller,Amount (USD),Day\nCord,1,2026\nCord,2,2026\n");
    assertEquals(Map.of("party 'Cord'", 2L), result.unknown());
    assertEquals("sales/one.csv row 1", result.examples().get("party 'Cord'"));
    assertTrue(lines(result).contains("figure-cord-1 value \"1.0\""));
  }

  @Test
  void emptyCellLeavesItsFactOut() throws IOException {
    assertEquals(
        Set.of("figure-acme-1 about acme", "figure-acme-1 value \"1.0\""),
        lines(convert("Seller,Amount (USD),Day\nAcme,1,\n")));
  }

  @Test
  void unknownOriginAndMissingFilesAreRefused() {
    Converter converter = new Converter(project, Pipeline.register(project).union());
    assertRefused("there is no origin 'traed'", () -> converter.convert("traed", origin));
    assertRefused(
        "has no rows in files named sales/*.csv", () -> converter.convert("trade", origin));
  }

  private static void assertRefused(String reason, Executable conversion) {
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, conversion).getMessage());
    assertTrue(message.contains(reason), message);
  }

  @ParameterizedTest
  @CsvSource({
    "NVIDIA H100 SXM5 80GB, nvidia-h100-sxm5-80gb",
    "A100+, a100-plus",
    "Société Générale, societe-generale",
    "  x--y  , x-y",
  })
  void slugIsReadable(String text, String slug) {
    assertEquals(slug, MappingFunctions.slug(text));
  }
}
