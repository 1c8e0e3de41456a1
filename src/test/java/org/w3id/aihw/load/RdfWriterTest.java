package org.w3id.aihw.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Fact;

/** What is written can be read back, whole and in the same order each time. */
class RdfWriterTest {
  @TempDir private Path folder;

  private static List<Triple> facts() {
    return World.real().at(World.NOW).facts().all().stream()
        .filter(fact -> !fact.place().file().startsWith("data/imported"))
        .map(Fact::triple)
        .toList();
  }

  private static byte[] written(List<Triple> triples, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RdfWriter.of(format).orElseThrow().write(triples, out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ttl", "nt", "nq", "trig", "rdf", "jsonld"})
  void formatKeepsEveryTriple(String format) throws IOException {
    List<Triple> facts = facts();
    assertTrue(facts.size() > 4000, "facts: " + facts.size());
    Path file = folder.resolve("all." + format);
    Files.write(file, written(facts, format));
    Reading reading = new RdfReader(World.project()).read(file);
    assertEquals(List.of(), reading.findings());
    assertEquals(
        new HashSet<>(facts), new HashSet<>(reading.facts().stream().map(Fact::triple).toList()));
  }

  @Test
  void orderOfWritingIsNotTheOrderOfFinding() {
    List<Triple> shuffled = new ArrayList<>(facts());
    Collections.shuffle(shuffled, new Random(3));
    assertArrayEquals(written(facts(), "ttl"), written(shuffled, "ttl"));
  }
}
