package org.w3id.aihw.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.aihw.serve.sparql.Written.holds;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.load.BackupFile;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.FindingsException;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.WritableServer;
import org.w3id.aihw.store.Store;

/**
 * Written graphs that no longer conform, or that cannot be read, are told by name; the others are
 * served if the operator asks for that, and nothing is lost.
 */
class LeftOutTest {
  private static final String DEALS = "https://example.org/deals";
  private static final Node DEALS_GRAPH = NodeFactory.createURI(DEALS);

  @TempDir private Path folder;

  private static Answer send(WritableServer server, String method, String path, String body) {
    return server.writer().sendText(method, path, body, "Content-Type", Written.TURTLE);
  }

  private static void put(WritableServer server, String graph, String body) {
    Answer answer = send(server, "PUT", "/data?graph=" + graph, body);
    assertTrue(answer.status() == 201 || answer.status() == 204, answer.body());
  }

  private static Set<Quad> backup(WritableServer server) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BackupFile.write(server.written(), out);
    return new HashSet<>(BackupFile.read(new ByteArrayInputStream(out.toByteArray())));
  }

  private void replaceInData(String one, String other) throws IOException {
    Path data = folder.resolve("data/sound.ttl");
    Files.writeString(data, Files.readString(data).replace(one, other));
  }

  private WritableServer start() {
    return WritableServer.over(new Project(folder), folder.resolve("store"), false);
  }

  private WritableServer startWithWhatConforms() {
    return WritableServer.over(new Project(folder), folder.resolve("store"), true);
  }

  @Test
  void graphThatNoLongerConformsIsLeftOutAndPutRight() throws IOException {
    Set<Quad> before;
    try (WritableServer server = WritableServer.in(folder)) {
      put(server, DEALS, Written.COG);
      put(server, "x:notes", "<x:s> <x:p> <x:o> .");
      assertEquals(201, send(server, "PUT", "/data?default", "<x:d> <x:p> 1 .").status());
      assertTrue(holds(server, Written.FOLLOWS));
      before = backup(server);
    }
    replaceInData("doc-daily", "doc-weekly");

    FindingsException refused = assertThrows(FindingsException.class, this::start);
    for (Finding finding : refused.findings()) {
      assertTrue(finding.toString().contains("(in graph <" + DEALS + ">)"), finding.toString());
      assertTrue(finding.place().toString().contains("example.org%2Fdeals"), finding.toString());
    }

    try (WritableServer server = startWithWhatConforms()) {
      assertEquals(Set.of(DEALS_GRAPH), server.leftOut());
      assertEquals(before, backup(server), "all of it is in a backup");
      assertFalse(holds(server, Written.FOLLOWS));
      assertFalse(holds(server, "GRAPH <" + DEALS + "> { ?s ?p ?o }"));
      assertFalse(holds(server, "GRAPH ?g { <https://w3id.org/aihw/id/cog> ?p ?o }"));
      assertFalse(holds(server, "GRAPH ?g { } FILTER(?g = <" + DEALS + ">)"));
      assertTrue(holds(server, "GRAPH <x:notes> { <x:s> <x:p> <x:o> }"));
      assertTrue(holds(server, "<x:d> <x:p> 1"));
      put(server, "x:notes", "<x:s> <x:p> <x:other> .");
      String more = "<x:s> <x:p> <x:o> .";
      assertEquals(422, send(server, "POST", "/data?graph=" + DEALS, more).status());
      assertFalse(holds(server, "GRAPH <" + DEALS + "> { ?s ?p ?o }"));
      put(server, DEALS, Written.COG.replace("doc-daily", "doc-weekly"));
      assertEquals(Set.of(), server.leftOut());
      assertTrue(holds(server, Written.FOLLOWS));
      assertTrue(holds(server, "GRAPH <" + DEALS + "> { ?s ?p ?o }"));
      before = backup(server);
    }
    try (WritableServer server = start()) {
      assertEquals(before, backup(server));
      assertTrue(holds(server, Written.FOLLOWS));
    }
  }

  @Test
  void graphThatIsAtFaultWithAnotherIsLeftOut() throws IOException {
    try (WritableServer server = WritableServer.in(folder)) {
      put(server, DEALS, Written.COG);
      put(server, "x:labels", "<x:s> <http://www.w3.org/2000/01/rdf-schema#label> \"S\"@en .");
    }
    // A firm of the files now has the name that a written one bears.
    replaceInData("rdfs:label \"Acme\"@en", "rdfs:label \"Cog\"@en");
    try (WritableServer server = startWithWhatConforms()) {
      assertTrue(server.leftOut().contains(DEALS_GRAPH), server.leftOut().toString());
      assertTrue(holds(server, "GRAPH <x:labels> { ?s ?p \"S\"@en }"));
    }
  }

  @Test
  void graphThatCannotBeReadIsTold() throws IOException {
    try (WritableServer server = WritableServer.in(folder)) {
      put(server, "x:notes", "<x:s> <x:p> <x:o> .");
      put(server, "x:damaged", "<x:s> <x:p> \"" + "long ".repeat(200) + "\" .");
    }
    try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
      List<Path> nodes =
          files.filter(file -> file.endsWith("nodes-data.obj")).collect(Collectors.toList());
      assertEquals(1, nodes.size(), nodes.toString());
      damageBefore("long long", nodes.getFirst());
    }
    List<Quad> kept = new ArrayList<>();
    String told =
        String.valueOf(assertThrows(IllegalArgumentException.class, this::start).getMessage());
    assertTrue(told.contains("graph <x:damaged>") && told.contains("serve-what-conforms"), told);
    try (WritableServer server = startWithWhatConforms()) {
      assertEquals(Set.of(NodeFactory.createURI("x:damaged")), server.leftOut());
      assertTrue(holds(server, "GRAPH <x:notes> { <x:s> <x:p> <x:o> }"));
      assertFalse(holds(server, "GRAPH ?g { <x:s> <x:p> ?o FILTER(isLiteral(?o)) }"));
      kept.addAll(server.written());
    }
    try (Store store = Store.open(folder.resolve("store"))) {
      Project project = new Project(folder);
      Pipeline.restore(Pipeline.check(project, List.of()), store, project, kept);
    }
    try (WritableServer server = start()) {
      assertEquals(kept, server.written());
      assertEquals(1, kept.size());
    }
  }

  /** Spoils how a term begins, by the length of its text. */
  private static void damageBefore(String text, Path file) throws IOException {
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(bytes.indexOf(text) - 3);
      open.write(new byte[3]);
    }
  }
}
