package org.w3id.aihw.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Finding;

/** Files that must not be taken, and the one finding each of them gives. */
class RdfReaderTest {
  @TempDir private Path folder;

  private Reading read(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, content);
    return new RdfReader(World.project()).read(file);
  }

  private Reading read(String name, String content) throws IOException {
    return read(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static Finding only(Reading reading) {
    assertEquals(List.of(), reading.facts(), "nothing of a broken file is kept");
    assertEquals(1, reading.findings().size(), () -> "findings: " + reading.findings());
    assertEquals("D001", reading.findings().getFirst().code());
    return reading.findings().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.ttl   | <http://x/a> <http://x/b> .",
        "b.ttl   | <a> <http://x/b> <http://x/c> .",
        "c.ttl   | <http://x/a> <http://x/b> <http://x/ c> .",
        "d.ttl   | <http://x/a> <http://x/b> \"one\"^^<http://www.w3.org/2001/XMLSchema#integer> .",
        "e.nt    | <http://x/a> <http://x/b> \"open .",
        "f.nq    | <http://x/a> <http://x/b> <http://x/c> <http://x/d> <http://x/e> .",
        "g.trig  | <http://x/g> { <http://x/a> <http://x/b> }",
        "h.rdf   | <rdf:RDF><open></rdf:RDF>",
        "i.jsonld| {\"@id\": \"http://x/a\", \"http://x/b\": }",
        "j.ttl   | @prefix x: <http://x/> . x:a y:b x:c .",
      })
  void brokenFileIsOneFinding(String name, String content) throws IOException {
    only(read(name.strip(), content));
  }

  @Test
  void fileIsOneGraph() throws IOException {
    Finding finding =
        only(
            read(
                "k.trig", "<http://x/g> { <http://x/a> <http://x/b> <http://x/c>, <http://x/d> }"));
    assertTrue(finding.toString().contains("names the graph http://x/g"), finding.toString());
    Reading own =
        read("l.nq", "<http://x/a> <http://x/b> <http://x/c> .\n<http://x/a> <http://x/b> \"d\" .");
    assertEquals(2, own.facts().size(), own.findings().toString());
  }

  @Test
  void findingNamesTheLine() throws IOException {
    Finding finding =
        only(read("line.ttl", "@prefix x: <http://x/> .\nx:a x:b x:c .\nx:a x:b [ .\n"));
    assertEquals(3, finding.place().line());
  }

  @Test
  void invalidUtf8IsRefusedWithItsLine() throws IOException {
    byte[] bytes =
        "<http://x/a> <http://x/b> \"ok\" .\n<http://x/a> <http://x/b> \"?\" .\n"
            .getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 5] = (byte) 0xC3;
    Finding finding = only(read("latin.ttl", bytes));
    assertTrue(finding.fault().contains("UTF-8"), finding.toString());
    assertEquals(2, finding.place().line());
  }

  @Test
  void nulIsRefused() throws IOException {
    assertTrue(
        only(read("nul.ttl", "<http://x/a> <http://x/b> \"a\0b\" .")).fault().contains("NUL"));
  }

  @Test
  void documentTypeIsRefusedBeforeItIsRead() throws IOException {
    String xml =
        """
        <!DOCTYPE r [<!ENTITY leak SYSTEM "file:///etc/hostname">]>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/">
          <rdf:Description rdf:about="http://x/a"><x:b>&leak;</x:b></rdf:Description>
        </rdf:RDF>
        """;
    assertTrue(only(read("entity.rdf", xml)).fault().contains("document type"));
  }

  @Test
  void remoteJsonLdContextIsNotFetched() throws IOException {
    String json = "{\"@context\": \"http://localhost:9/context\", \"name\": \"x\"}";
    only(read("context.jsonld", json));
  }

  @Test
  void unknownEndingIsRefused() throws IOException {
    assertTrue(only(read("facts.txt", "anything")).fault().contains("tells no RDF format"));
  }

  @Test
  void factsKeepTheirLines() throws IOException {
    Reading reading =
        read(
            "good.ttl",
            """
            @prefix x: <http://x/> .
            x:a
              x:b x:c ;
              x:d "e"@en .
            """);
    assertEquals(List.of(), reading.findings());
    assertEquals(
        List.of(3L, 4L), reading.facts().stream().map(fact -> fact.place().line()).toList());
  }
}
