package org.w3id.aihw.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.aihw.serve.sparql.ProtocolTest.packed;
import static org.w3id.aihw.serve.sparql.ProtocolTest.refused;
import static org.w3id.aihw.serve.sparql.Written.count;
import static org.w3id.aihw.serve.sparql.Written.holds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.WritableServer;

/** What the suite of the protocol leaves open of updates: all of a request is done, or nothing. */
class UpdateTest {
  private static final String UPDATE = "application/sparql-update";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FILE = "<" + WritableServer.FILE_GRAPH + ">";
  private static final String INSERT = "INSERT DATA { GRAPH <x:g> { <x:s> <x:p> <x:o> } }";

  @TempDir private static Path folder;
  private static WritableServer server;
  private int before;

  @BeforeAll
  static void start() {
    server = WritableServer.in(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void countAll() {
    before = everything();
  }

  @AfterEach
  void takeAway() {
    assertEquals(204, update("DROP ALL").status());
    assertEquals(before, everything(), "what files and rules make is as it was");
  }

  private static int everything() {
    return count(server, "?g");
  }

  private static Answer post(String body, String... headers) {
    return server.writer().sendText("POST", "/update", body, headers);
  }

  private static Answer update(String text) {
    return post(text, "Content-Type", UPDATE);
  }

  private static void done(String text) {
    Answer answer = update(text);
    assertEquals(204, answer.status(), answer.body());
    assertEquals("", answer.body());
  }

  /** An update is refused, and nothing of it is there. */
  private void leftOut(int status, String why, Answer answer) {
    refused(status, why, answer);
    assertEquals(before, everything(), why);
  }

  @Test
  void whoHasNoTokenIsToldHowToSendIt() {
    Answer answer = server.anyone().sendText("POST", "/update", INSERT, "Content-Type", UPDATE);
    leftOut(401, "Authorization: Bearer", answer);
    assertEquals("Bearer realm=\"aihw\"", answer.header("WWW-Authenticate"));
    String asParameter = "/update?access_token=" + WritableServer.TOKEN;
    leftOut(401, "", server.anyone().sendText("POST", asParameter, INSERT, "Content-Type", UPDATE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH"})
  void updatesAreOnlyPosted(String method) {
    Answer answer = server.writer().send(method, "/update?update=" + RawHttp.encoded(INSERT));
    assertEquals(405, answer.status());
    assertTrue(answer.header("Allow").contains("POST"), answer.header("Allow"));
    assertFalse(answer.header("Allow").contains("GET"), answer.header("Allow"));
    assertEquals(before, everything());
  }

  @Test
  void updateIsReadAsABodyOrAsAForm() throws IOException {
    done(INSERT);
    assertTrue(holds(server, "GRAPH <x:g> { <x:s> <x:p> <x:o> }"));
    String form = "update=" + RawHttp.encoded("DROP GRAPH <x:g>");
    assertEquals(204, post(form, "Content-Type", FORM + ";charset=UTF-8").status());
    assertEquals(0, count(server, "<x:g>"));
    byte[] packed = packed(INSERT);
    String[] gzip = {"Content-Type", UPDATE, "Content-Encoding", "gzip"};
    byte[] cut = Arrays.copyOf(packed, packed.length - 9);
    leftOut(400, "before it was whole", server.writer().send("POST", "/update", cut, gzip));
    assertEquals(204, server.writer().send("POST", "/update", packed, gzip).status());
  }

  @Test
  void bodyThatIsNoUpdateIsRefused() {
    leftOut(415, UPDATE, post(INSERT));
    leftOut(415, UPDATE, post(INSERT, "Content-Type", "application/sparql-query"));
    leftOut(415, "UTF-8", post(INSERT, "Content-Type", UPDATE + ";charset=iso-8859-1"));
    leftOut(415, "UTF-8", post("update=CLEAR%20ALL", "Content-Type", FORM + ";charset=utf-16"));
    leftOut(400, "missing", post("query=ASK%7B%7D", "Content-Type", FORM));
    leftOut(400, "2 times", post("update=CLEAR%20ALL&update=CLEAR%20ALL", "Content-Type", FORM));
    leftOut(400, "cannot be read", update("INSERT"));
    leftOut(400, "cannot be read", update("SELECT * { ?s ?p ?o }"));
    leftOut(400, "", post(INSERT, "Content-Type", UPDATE, "Content-Length", "200"));
    leftOut(413, "at most", post("", "Content-Type", UPDATE, "Content-Length", "99999999999"));
    byte[] invalid = INSERT.getBytes(StandardCharsets.UTF_8);
    invalid[25] = (byte) 0xFF;
    leftOut(400, "UTF-8", server.writer().send("POST", "/update", invalid, "Content-Type", UPDATE));
  }

  @Test
  void updateThatFailsHalfWayLeavesNothing() {
    leftOut(403, "graph/sound", update(INSERT + " ; CLEAR GRAPH " + FILE));
    leftOut(400, "", update(INSERT + " ; CREATE GRAPH <x:g> ; MOVE <x:none> TO <x:there>"));
    leftOut(403, "LOAD", update(INSERT + " ; LOAD <file:///etc/hostname> INTO GRAPH <x:g>"));
    leftOut(403, "LOAD", update(INSERT + " ; LOAD SILENT <http://localhost:9/> INTO GRAPH <x:g>"));
  }

  @Test
  void nobodyIsReachedOnBehalfOfAnUpdate() {
    Answer answer =
        update(
            "INSERT { GRAPH <x:g> { ?s ?p ?o } } WHERE { SERVICE <"
                + server.address()
                + "/sparql> { ?s ?p ?o } }");
    assertTrue(answer.status() >= 400 && answer.status() < 500, "status " + answer.status());
    assertEquals(before, everything());
  }

  @Test
  void graphsOfFilesAndOfTheProgramStayAsTheyAre() {
    String own = "<https://w3id.org/aihw/id/acme> <http://www.w3.org/2000/01/rdf-schema#label> ?l";
    for (String text :
        List.of(
            "INSERT DATA { GRAPH " + FILE + " { <x:s> <x:p> <x:o> } }",
            "DELETE WHERE { GRAPH " + FILE + " { " + own + " } }",
            "WITH " + FILE + " DELETE { " + own + " } WHERE { " + own + " }",
            "CLEAR GRAPH " + FILE,
            "DROP SILENT GRAPH " + FILE,
            "MOVE " + FILE + " TO <x:g>",
            "COPY <https://w3id.org/aihw/graph/ontology/relationship> TO " + FILE,
            "INSERT DATA { GRAPH <https://w3id.org/aihw/graph/inferred> { <x:s> <x:p> <x:o> } }",
            "INSERT DATA { GRAPH <https://w3id.org/aihw/graph/standing> { <x:s> <x:p> <x:o> } }",
            "INSERT DATA { GRAPH <https://w3id.org/aihw/graph/store> { <x:s> <x:p> <x:o> } }")) {
      leftOut(403, "https://w3id.org/aihw/graph/", update(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLEAR ALL",
        "DROP ALL",
        "CLEAR NAMED",
        "DROP NAMED",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR DEFAULT"
      })
  void whatClearsEverythingLeavesTheFiles(String text) {
    int files = count(server, FILE);
    assertTrue(files > 10, "triples: " + files);
    done(INSERT + " ; INSERT DATA { <x:s> <x:p> <x:o> }");
    done(text);
    assertEquals(files, count(server, FILE));
    boolean named = text.contains("ALL") || text.contains("NAMED");
    assertEquals(named ? 0 : 1, count(server, "<x:g>"));
    assertTrue(
        holds(
            server,
            "<https://w3id.org/aihw/id/bolt> <https://w3id.org/aihw/ontology#customerOf> ?x"));
  }

  @Test
  void graphsOfFilesCanBeReadAndCopied() {
    done("COPY " + FILE + " TO <x:g>");
    assertEquals(count(server, FILE), count(server, "<x:g>"));
    done(
        "DROP GRAPH <x:g> ; INSERT { GRAPH <x:g> { ?s a ?t } } WHERE { GRAPH "
            + FILE
            + " { ?s a ?t } }");
    assertEquals(5, count(server, "<x:g>"));
    String using = "/update?using-graph-uri=" + RawHttp.encoded(WritableServer.FILE_GRAPH);
    String insert = "INSERT { GRAPH <x:h> { ?s a ?t } } WHERE { ?s a ?t }";
    assertEquals(
        204, server.writer().sendText("POST", using, insert, "Content-Type", UPDATE).status());
    assertEquals(5, count(server, "<x:h>"));
  }

  @Test
  void graphsAreNamedByTheProtocolOrByTheUpdate() {
    String using = "/update?using-graph-uri=" + RawHttp.encoded("x:g");
    for (String text :
        List.of(
            "WITH <x:g> INSERT { <x:s> <x:p> ?o } WHERE { ?s ?p ?o }",
            "INSERT { <x:s> <x:p> ?o } USING <x:g> WHERE { ?s ?p ?o }")) {
      leftOut(400, "USING", server.writer().sendText("POST", using, text, "Content-Type", UPDATE));
    }
  }

  @Test
  void whatDoesNotConformIsReported() {
    String insert = inserted(Written.BAD);
    leftOut(
        422,
        "https://w3id.org/aihw/id/claim-bad",
        post(insert, "Content-Type", UPDATE, "Accept", "application/json"));
    Answer report = post(insert, "Content-Type", UPDATE, "Accept", "text/turtle");
    assertEquals(422, report.status());
    assertTrue(report.body().contains("sh:focusNode aihw-id:claim-bad"), report.body());
    assertTrue(report.body().contains("sh:sourceShape"), report.body());
  }

  private static String inserted(String turtle) {
    String prefixes =
        turtle.replaceAll("(?m)^(?!@prefix).*$", "").replaceAll("(?m)^@(prefix.*) \\.$", "$1");
    String triples = turtle.replaceAll("(?m)^@prefix.*$", "");
    return prefixes + "INSERT DATA { GRAPH <x:g> { " + triples + " } }";
  }

  @Test
  void whatFollowsComesAndGoesWithTheUpdate() {
    assertFalse(holds(server, Written.FOLLOWS));
    done(inserted(Written.COG));
    assertTrue(holds(server, Written.FOLLOWS));
    leftOutOfFiles("DELETE WHERE { GRAPH <x:g> { <https://w3id.org/aihw/id/cog> ?p ?o } }");
    assertTrue(holds(server, Written.FOLLOWS), "what is still spoken of was not taken away");
    done("DELETE WHERE { GRAPH <x:g> { ?s ?p ?o } }");
    assertFalse(holds(server, Written.FOLLOWS));
  }

  private static void leftOutOfFiles(String text) {
    assertEquals(422, update(text).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT DATA { GRAPH <x:g> { <x:s> <x:p> \"a\\u0000b\" } }",
        "INSERT DATA { GRAPH <x:g> { <x:s> <x:p> \"2025-13-45\"^^<http://www.w3.org/2001/XMLSchema#date> } }",
        "INSERT DATA { GRAPH <x:g> { <x:a\\u0020b> <x:p> <x:o> } }",
        "INSERT DATA { GRAPH <x:g{> { <x:s> <x:p> <x:o> } }",
        "INSERT { GRAPH <x:g> { <x:s> <x:p> ?o } } WHERE { BIND(STRLANG('a', 'no tag') AS ?o) }",
      })
  void updateIsHeldToTermsAsStrictlyAsFiles(String text) {
    leftOut(400, "", update(text));
  }

  @Test
  void termThatCannotBeMadeIsLeftOutAsSparqlHasIt() {
    done("INSERT { GRAPH <x:g> { <x:s> <x:p> ?o } } WHERE { BIND(IRI('x:a b') AS ?o) }");
    assertEquals(before, everything());
  }

  /** Where both graphs lie in one block of an index, Jena alone loses triples. */
  @ParameterizedTest
  @ValueSource(strings = {"ADD", "COPY", "MOVE"})
  void wholeGraphsAreCopied(String how) {
    int replaced = how.equals("ADD") ? 12 : 0;
    for (int size = 1; size <= 12; size++) {
      done("DROP ALL ; INSERT DATA { " + graph("a", 12) + graph("z", size) + " }");
      done(how + " <x:z> TO <x:a>");
      assertEquals(size + replaced, count(server, "<x:a>"), how + " of " + size);
    }
  }

  private static String graph(String name, int size) {
    StringBuilder triples = new StringBuilder("GRAPH <x:" + name + "> { ");
    for (int at = 0; at < size; at++) {
      triples.append("<x:").append(name).append(at * 7 % 12).append("> <x:p> <x:o> . ");
    }
    return triples + "} ";
  }
}
