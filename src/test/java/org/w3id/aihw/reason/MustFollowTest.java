package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;

/**
 * The lines that the graph was made for, each with a proof that rests on a row which says so. What
 * the proofs are stands in a file, to be read by people; {@code -Daihw.golden=write} writes it
 * anew.
 */
class MustFollowTest {
  private static final Path FILE = Path.of("src/test/resources/must-follow.txt");
  private static final int MOST_PROOFS = 500;

  /** Lines, and a row of the collections that a proof of each must rest on. */
  private static final List<String> LINES =
      List.of(
          "nvidia directlyDependsOn tsmc N0512",
          "nvidia directlyDependsOn sk-hynix F0287",
          "tsmc directlyDependsOn asml T0013",
          "nvidia dependsOn asml T0013",
          "amd dependsOn asml N0398",
          "intel dependsOn asml T0002",
          "sk-hynix dependsOn asml T0010",
          "anthropic dependsOn amazon F0195",
          "amazon partnerOf nvidia F0079",
          "amazon customerOf nvidia F0039",
          "amazon rivalOf nvidia F0005");

  private static final Knowledge NOW = World.real().at(World.NOW);

  private static List<String> proofOn(String line, String row) {
    Set<String> claims =
        World.real()
            .datasetAt(World.NOW)
            .getDefaultGraph()
            .find(null, Aihw.term("dossierRow"), NodeFactory.createLiteralString(row))
            .mapWith(triple -> "[" + triple.getSubject().getLocalName() + "]")
            .toSet();
    assertFalse(claims.isEmpty(), "no claim has the row " + row);
    ProofText texts = NOW.proofText();
    for (Proof proof : NOW.why(World.triple(line), MOST_PROOFS)) {
      List<String> text = texts.lines(proof);
      if (claims.stream().anyMatch(claim -> text.stream().anyMatch(one -> one.contains(claim)))) {
        return text.stream().map(one -> one.replaceAll("(\\.ttl):\\d+", "$1")).toList();
      }
    }
    throw new AssertionError("no proof of " + line + " rests on " + row);
  }

  @Test
  void proofsAreThoseThatPeopleHaveRead() throws IOException {
    List<String> text = new ArrayList<>();
    for (String line : LINES) {
      int end = line.lastIndexOf(' ');
      text.add("# " + line.substring(0, end) + ", by row " + line.substring(end + 1));
      text.addAll(proofOn(line.substring(0, end), line.substring(end + 1)));
      text.add("");
    }
    if ("write".equals(System.getProperty("aihw.golden"))) {
      Files.write(FILE, text);
    }
    assertEquals(
        Files.readAllLines(FILE).stream().collect(Collectors.joining("\n")),
        String.join("\n", text));
  }
}
