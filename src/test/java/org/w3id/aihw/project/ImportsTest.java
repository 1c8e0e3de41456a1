package org.w3id.aihw.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.aihw.World;
import org.w3id.aihw.convert.Converter;
import org.w3id.aihw.load.RdfWriter;
import org.w3id.aihw.pipeline.Pipeline;

/** Imported files are what their mappings make of their origins, byte for byte. */
class ImportsTest {
  private static final Path SOURCES = Path.of("../shared/sources");
  private static final Path IMPORTED = Path.of("data/imported");

  private static final class Register {
    static final Graph GRAPH = Pipeline.register(World.project()).union();
  }

  private static List<String> imported() throws IOException {
    try (Stream<Path> files = Files.list(IMPORTED)) {
      return files.map(file -> file.getFileName().toString().replace(".ttl", "")).sorted().toList();
    }
  }

  @Test
  void everyImportHasAMappingAndTheOtherWayRound() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("queries/imports"))) {
      assertEquals(
          imported(), folders.map(folder -> folder.getFileName().toString()).sorted().toList());
    }
  }

  @TestFactory
  List<DynamicTest> importIsMadeAgainByteForByte() throws IOException {
    List<String> origins = imported();
    assertTrue(!origins.isEmpty(), "nothing is imported");
    return origins.stream()
        .map(origin -> DynamicTest.dynamicTest(origin, () -> check(origin)))
        .toList();
  }

  private static void check(String origin) throws IOException {
    Path folder = SOURCES.resolve(origin);
    assumeTrue(Files.isDirectory(folder), "the origin is not at hand: " + folder);
    Converter.Result result =
        new Converter(World.project(), Register.GRAPH).convert(origin, folder);
    assertTrue(result.triples().size() > 20, "triples: " + result.triples().size());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RdfWriter.of("ttl").orElseThrow().write(result.triples(), out);
    assertArrayEquals(
        Files.readAllBytes(IMPORTED.resolve(origin + ".ttl")),
        out.toByteArray(),
        "run: ./aihw convert " + origin + " " + folder);
  }
}
