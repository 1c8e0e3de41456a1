package org.w3id.aihw.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.command.Program;
import org.w3id.aihw.load.BackupFile;
import org.w3id.aihw.model.Aihw;

/** What was written is copied and put back, be the store served or not. */
class BackupTest {
  private static final String GRAPH = Writer.GRAPHS + "kept";
  private static final String OTHER = Writer.GRAPHS + "other";

  @TempDir private Path folder;
  private Path store;
  private Path file;

  @BeforeEach
  void makeWorld() throws IOException {
    World.tiny(folder, "");
    Files.copy(Path.of("src/test/resources/sound.ttl"), folder.resolve("data/sound.ttl"));
    store = folder.resolve("store");
    file = folder.resolve("backup.nq.gz");
  }

  @AfterEach
  void killWhatIsLeft() {
    ChildServer.killAll();
  }

  /** Runs a command about the store; returns what it said, with its code before. */
  private String run(String command) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      int code =
          Program.run(
              command,
              "--project",
              folder.toString(),
              "--store",
              store.toString(),
              file.toString());
      return code + " " + said.toString(StandardCharsets.UTF_8);
    } finally {
      System.setErr(before);
    }
  }

  private static Writer writer(ChildServer server) {
    return new Writer(server, new Ledger(), 7);
  }

  @Test
  void whatIsServedIsCopiedAndPutBack() throws IOException, InterruptedException {
    ChildServer server = ChildServer.start(folder, store);
    Writer writer = writer(server);
    assertTrue(writer.put(GRAPH, writer.group(GRAPH, 20)));
    Map<String, Set<Triple>> kept = server.held();
    assertEquals(Set.of(GRAPH), kept.keySet());
    assertTrue(run("backup").startsWith("0 aihw: 20 quads in "), "backup");
    assertTrue(writer.put(GRAPH, writer.group(GRAPH, 5)));
    assertTrue(writer.put(OTHER, writer.group(OTHER, 5)));
    assertFalse(kept.equals(server.held()));
    assertTrue(run("restore").startsWith("0 aihw: 20 quads put back"), "restore");
    assertEquals(kept, server.held());
    assertEquals(List.of(), writer.refusals());
    server.stop();
  }

  @Test
  void whatNobodyServesIsCopiedAndPutBack() throws IOException, InterruptedException {
    ChildServer server = ChildServer.start(folder, store);
    Writer writer = writer(server);
    assertTrue(writer.put(GRAPH, writer.group(GRAPH, 20)));
    Map<String, Set<Triple>> kept = server.held();
    server.stop();
    assertTrue(run("backup").startsWith("0 aihw: 20 quads in "), "backup");
    Path copy = Files.copy(file, folder.resolve("copy.nq.gz"));
    write(List.of());
    assertTrue(run("restore").startsWith("0 aihw: 0 quads put back"), "restore");
    file = copy;
    assertTrue(run("restore").startsWith("0 aihw: 20 quads put back"), "restore");
    ChildServer again = ChildServer.start(folder, store);
    assertEquals(kept, again.held());
    again.stop();
  }

  private void write(List<Quad> quads) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      BackupFile.write(quads, out);
    }
  }

  /** Returns a claim that says nothing. */
  private static List<Quad> notConforming() {
    return List.of(
        Quad.create(
            NodeFactory.createURI(GRAPH),
            Aihw.thing("claim-bare"),
            RDF.type.asNode(),
            Aihw.term("Claim")));
  }

  @Test
  void whatDoesNotConformIsNotPutBack() throws IOException, InterruptedException {
    ChildServer server = ChildServer.start(folder, store);
    Writer writer = writer(server);
    assertTrue(writer.put(GRAPH, writer.group(GRAPH, 20)));
    Map<String, Set<Triple>> kept = server.held();
    write(notConforming());
    List<String> answers = new ArrayList<>(List.of(run("restore")));
    assertEquals(kept, server.held());
    server.stop();
    answers.add(run("restore"));
    Files.writeString(file, "no gzip");
    answers.add(run("restore"));
    for (String answer : answers) {
      assertTrue(answer.startsWith("1 ") || answer.startsWith("2 "), answer);
      assertFalse(answer.contains("internal error") || answer.contains("Exception"), answer);
    }
    assertTrue(answers.get(0).contains("refuses"), answers.get(0));
    assertTrue(answers.get(0).contains("claim-bare"), answers.get(0));
    assertTrue(answers.get(1).contains("claim-bare"), answers.get(1));
    assertTrue(answers.get(2).contains("cannot restore"), answers.get(2));
    ChildServer again = ChildServer.start(folder, store);
    assertEquals(kept, again.held());
    again.stop();
  }

  @Test
  void whatNoLongerConformsCanBePutRight() throws IOException, InterruptedException {
    ChildServer server = ChildServer.start(folder, store);
    Writer writer = writer(server);
    assertTrue(writer.put(GRAPH, writer.deals(GRAPH, 2)));
    assertEquals(List.of(), writer.refusals());
    server.stop();
    Path data = folder.resolve("data/sound.ttl");
    String world = Files.readString(data);
    Files.writeString(data, world.replace("doc-daily", "doc-weekly"));
    ChildServer refused = ChildServer.begin(folder, store);
    assertTrue(refused.process().waitFor(60, TimeUnit.SECONDS), refused.output());
    assertTrue(refused.output().contains("doc-daily"), refused.output());
    write(List.of());
    assertTrue(run("restore").startsWith("0 "), "restore");
    ChildServer again = ChildServer.start(folder, store);
    assertEquals(Map.of(), again.held());
    again.stop();
  }
}
