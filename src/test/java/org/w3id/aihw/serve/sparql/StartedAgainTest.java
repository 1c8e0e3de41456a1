package org.w3id.aihw.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.aihw.serve.sparql.Written.holds;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.WritableServer;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.WriteAccess;

/** Whatever a server has taken it starts with, goes on from, and gives as a backup. */
class StartedAgainTest {
  private static final String TRIPLES = "application/n-triples";

  @TempDir private static Path folder;
  private static WritableServer server;

  @BeforeAll
  static void start() {
    server = WritableServer.in(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void takeAway() {
    assertEquals(204, update("DROP ALL").status());
  }

  private static void startAgain() {
    Set<Quad> before = new HashSet<>(server.written());
    server.close();
    server =
        WritableServer.over(
            new Project(folder),
            folder.resolve("store"),
            Limits.standard(),
            Set.of(WriteAccess.digestOf(WritableServer.TOKEN)));
    assertEquals(before, new HashSet<>(server.written()), "written, after the start");
  }

  private static Answer send(String method, String path, String type, String body) {
    return server.writer().sendText(method, path, body, "Content-Type", type);
  }

  private static Answer update(String text) {
    return send("POST", "/update", "application/sparql-update", text);
  }

  private static void done(String text) {
    Answer answer = update(text);
    assertEquals(204, answer.status(), answer.body());
  }

  private static void bulk() {
    String many =
        IntStream.range(0, 1_500)
            .mapToObj(number -> "<x:s" + number + "> <x:p> \"x\" .")
            .collect(Collectors.joining("\n"));
    Answer answer = send("PUT", "/data?graph=x:bulk", TRIPLES, many);
    assertEquals(201, answer.status(), answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT DATA { <x:s> <x:p> <x:o> }",
        "INSERT DATA { <x:s> <x:p> 1 }",
        "INSERT DATA { _:b <x:p> _:c }",
        "INSERT DATA { GRAPH <urn:x-arq:DefaultGraph> { <x:s> <x:p> <x:o> } }",
        "INSERT DATA { GRAPH <x:g> { <x:s> <x:p> _:c , \"a\"@EN-us , 01 , 1.50 , .1 } }",
        "INSERT { ?b <x:p> ?l } WHERE { BIND(BNODE() AS ?b) BIND(STRLANG('x', 'EN') AS ?l) }",
      })
  void serverStartsWithIt(String text) {
    done(text);
    Answer backup = server.writer().send("GET", "/backup");
    assertEquals(200, backup.status(), backup.body());
    bulk();
    startAgain();
    done("INSERT DATA { <x:more> <x:p> 1 }");
    assertTrue(holds(server, "<x:more> <x:p> 1"));
  }

  @Test
  void claimInTheGraphWithoutANameCounts() {
    Answer answer = send("PUT", "/data?default", Written.TURTLE, Written.COG);
    assertEquals(201, answer.status(), answer.body());
    assertTrue(holds(server, Written.FOLLOWS));
    startAgain();
    assertTrue(holds(server, Written.FOLLOWS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT DATA { <https://w3id.org/aihw/ontology#Chip> <x:p> <x:o> }",
        "INSERT DATA { <x:a> <https://w3id.org/aihw/ontology#customerOf> <x:b> }"
      })
  void graphWithoutANameIsCheckedAsOthersAre(String text) {
    Answer answer = update(text);
    assertEquals(422, answer.status(), answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT { GRAPH ?g { <x:s> <x:p> <x:o> } } WHERE { BIND(BNODE() AS ?g) }",
        "INSERT DATA { GRAPH <urn:x-arq:UnionGraph> { <x:s> <x:p> <x:o> } }"
      })
  void graphThatNobodyCanAskForIsRefused(String text) {
    Answer answer = update(text);
    assertEquals(400, answer.status(), answer.body());
    assertEquals(Set.of(), new HashSet<>(server.written()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/trig _:g { <x:s> <x:p> <x:o> }",
        "application/n-quads <x:s> <x:p> <x:o> _:g .",
        "application/ld+json {\"@id\":\"_:g\",\"@graph\":{\"@id\":\"x:s\",\"x:p\":\"o\"}}"
      })
  void graphNamedByABlankNodeIsRefused(String sent) {
    String type = sent.substring(0, sent.indexOf(' '));
    Answer answer = send("POST", "/data", type, sent.substring(type.length() + 1));
    assertEquals(400, answer.status(), answer.body());
    assertEquals(Set.of(), new HashSet<>(server.written()));
  }
}
