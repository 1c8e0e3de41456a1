package org.w3id.aihw.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.model.Aihw;

/** What is written to a backup comes back, and what was cut or changed does not pass for one. */
class BackupFileTest {
  private static final Node GRAPH = NodeFactory.createURI("https://example.org/g");
  private static final List<Quad> QUADS =
      List.of(
          quad(GRAPH, NodeFactory.createLiteralString("a \"text\"\nin two lines \\ \u00e4\u4e2d")),
          quad(GRAPH, NodeFactory.createLiteralLang("text", "en-GB")),
          quad(GRAPH, NodeFactory.createLiteralDT("007", XSDDatatype.XSDinteger)),
          quad(GRAPH, NodeFactory.createBlankNode("b1")),
          quad(GRAPH, NodeFactory.createBlankNode("B:x-2f/9")),
          quad(Quad.defaultGraphIRI, Aihw.thing("nvidia")));

  private static Quad quad(Node graph, Node object) {
    return Quad.create(graph, Aihw.thing("amazon"), Aihw.ABOUT, object);
  }

  private static byte[] backup() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BackupFile.write(QUADS, out);
    return out.toByteArray();
  }

  private static List<Quad> read(byte[] bytes) throws IOException {
    return BackupFile.read(new ByteArrayInputStream(bytes));
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void whatIsWrittenComesBack() throws IOException {
    List<Quad> read = read(backup());
    assertEquals(QUADS.size(), read.size());
    assertEquals(new HashSet<>(QUADS), new HashSet<>(read), "blank nodes are the very same");
  }

  @Test
  void backupOfTheFirstFormIsRead() throws IOException {
    String line = "<x:s> <x:p> _:b1 <x:g> .\n<x:s> <x:p> _:Bx2 .\n";
    List<Quad> read =
        read(packed("# aihw backup, quads: 2\n" + line + "# end of aihw backup, quads: 2\n"));
    assertEquals(2, read.stream().map(Quad::getObject).distinct().count());
    assertEquals(1, read.stream().filter(Quad::isDefaultGraph).count());
  }

  @Test
  void whatNoReaderOfFilesTakesComesBackToo() throws IOException {
    List<Quad> odd = List.of(quad(NodeFactory.createURI("http://[x/%zz"), Aihw.thing("é")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BackupFile.write(odd, out);
    assertEquals(odd, read(out.toByteArray()));
  }

  @Test
  void cutAtAnyByteItIsNoBackup() throws IOException {
    byte[] whole = backup();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(IllegalArgumentException.class, () -> read(cut), "length " + length);
    }
  }

  @Test
  void withoutOneLineItIsNoBackup() throws IOException {
    String text;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(backup()))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> lines = text.lines().toList();
    assertEquals(QUADS.size() + 2, lines.size());
    for (int missing = 0; missing < lines.size(); missing++) {
      StringBuilder others = new StringBuilder();
      for (int at = 0; at < lines.size(); at++) {
        others.append(at == missing ? "" : lines.get(at) + "\n");
      }
      assertThrows(
          IllegalArgumentException.class, () -> read(packed(others.toString())), "line " + missing);
    }
    assertEquals(QUADS.size(), read(packed(text)).size());
  }
}
