package org.w3id.aihw.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Place;

/** A store of an older form opens with all that it held; one of a newer form is left alone. */
class FormTest {
  private static final Node ONE = NodeFactory.createURI(Aihw.GRAPH + "one");
  private static final Node S = NodeFactory.createURI("http://x/s");
  private static final Node P = NodeFactory.createURI("http://x/p");

  @TempDir private Path folder;

  private static Node integer(String form) {
    return NodeFactory.createLiteralDT(form, XSDDatatype.XSDinteger);
  }

  private void makeOld() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(OldStore.COMMAND);
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), OldStore.class.getName(), folder + ""));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private static List<String> forms(Store store) {
    return store.written().stream()
        .map(Quad::getObject)
        .filter(Node::isLiteral)
        .map(node -> node.getLiteralLexicalForm() + " " + node.getLiteralLanguage())
        .map(String::strip)
        .sorted()
        .collect(Collectors.toList());
  }

  private static boolean has(Store store, Node graph, Node object) {
    return Txn.calculateRead(store.dataset(), () -> store.dataset().contains(graph, S, P, object));
  }

  @Test
  void storeOfTheFirstFormIsBroughtToTheNewOne() throws IOException, InterruptedException {
    makeOld();
    List<String> kept = List.of("1", "1.5", "2", "2020-01-01Z", "7", "text", "text en", "true");
    Facts files =
        Facts.of(List.of(new Fact(Triple.create(S, P, integer("01")), ONE, Place.of(folder))));
    for (int time = 0; time < 2; time++) {
      try (Store store = Store.open(folder)) {
        store.sync(files);
        assertEquals(kept, forms(store), "what was written, as it was kept");
        assertEquals(1, store.written().stream().filter(Quad::isDefaultGraph).count());
        assertTrue(store.written().stream().noneMatch(quad -> quad.getGraph().isBlank()));
        assertEquals(
            1,
            store.written().stream()
                .flatMap(quad -> List.of(quad.getSubject(), quad.getObject()).stream())
                .filter(Node::isBlank)
                .distinct()
                .count());
        assertTrue(has(store, ONE, integer("01")), "files are as they are written");
        assertFalse(has(store, ONE, integer("1")));
        Node written = NodeFactory.createURI("http://x/g");
        assertTrue(has(store, written, integer("1")), "what was packed is found");
        assertEquals("2", Files.readString(folder.resolve("aihw-form")).strip());
      }
    }
  }

  @Test
  void whatWasPackedCanBeTakenAway() throws IOException, InterruptedException {
    makeOld();
    try (Store store = Store.open(folder)) {
      store.write(Store.replacement(List.of()), (dataset, delta) -> {}, () -> {});
      assertEquals(List.of(), store.written());
    }
  }

  @Test
  void storeOfANewerFormIsLeftAlone() throws IOException {
    Store.open(folder).close();
    Files.writeString(folder.resolve("aihw-form"), "3\n");
    String said =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Store.open(folder)).getMessage());
    assertTrue(said.contains("has form 3") && said.contains("restore"), said);
    assertEquals("3", Files.readString(folder.resolve("aihw-form")).strip());
  }
}
