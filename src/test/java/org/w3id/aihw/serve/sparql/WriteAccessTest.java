package org.w3id.aihw.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.aihw.serve.sparql.ProtocolTest.refused;
import static org.w3id.aihw.serve.sparql.Written.TURTLE;
import static org.w3id.aihw.serve.sparql.Written.count;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.WritableServer;
import org.w3id.aihw.serve.http.Limits;

/** Who may write: whoever has the token, and no page that somebody with a token looks at. */
class WriteAccessTest {
  private static final String GRAPH = "/data?graph=https://example.org/g";
  private static final String TRIPLE = "<https://example.org/s> <https://example.org/p> \"o\" .";

  @TempDir private static Path folder;
  private static WritableServer server;
  private static RawHttp writer;

  @BeforeAll
  static void start() {
    server = WritableServer.in(folder);
    writer = server.writer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void takeAway() {
    writer.send("DELETE", GRAPH);
  }

  private static Answer put(String body, String... headers) {
    return writer.sendText("PUT", GRAPH, body, headers);
  }

  /** A write is refused, and nothing of it is there. */
  private static void kept(int status, String why, Answer answer) {
    refused(status, why, answer);
    assertEquals(0, count(server, "<https://example.org/g>"), why);
  }

  @Test
  void whoHasNoTokenIsToldHowToSendIt() {
    for (String method : List.of("PUT", "POST", "DELETE")) {
      Answer answer = server.anyone().sendText(method, GRAPH, TRIPLE, "Content-Type", TURTLE);
      kept(401, "Authorization: Bearer", answer);
      assertEquals("Bearer realm=\"aihw\"", answer.header("WWW-Authenticate"));
    }
    for (String sent : List.of("Bearer wrong", "Bearer", "Bearer ", "Basic dTpw", "nonsense")) {
      Answer answer =
          server
              .anyone()
              .sendText("PUT", GRAPH, TRIPLE, "Content-Type", TURTLE, "Authorization", sent);
      kept(401, "", answer);
      assertFalse(answer.body().contains("wrong"), "a token is not repeated");
    }
    Answer other =
        new RawHttp(server.address(), Map.of("authorization", "bearer " + WritableServer.TOKEN))
            .sendText("PUT", GRAPH, TRIPLE, "Content-Type", TURTLE);
    assertEquals(201, other.status(), "neither header nor scheme has a case");
  }

  @Test
  void serverWithoutTokensTakesNoWrites(@TempDir Path elsewhere) {
    try (WritableServer closed = WritableServer.in(elsewhere, Limits.standard(), Set.of())) {
      for (String target : List.of(GRAPH, "/data/new/x", "/update")) {
        refused(
            403,
            "takes no writes",
            closed.writer().sendText("POST", target, TRIPLE, "Content-Type", TURTLE));
      }
      Answer described = closed.anyone().send("GET", "/sparql");
      assertFalse(described.body().contains("SPARQL11Update"), described.body());
    }
  }

  @Test
  void largeBodyOfAStrangerIsReadBeforeItIsRefused() {
    String large = (TRIPLE + "\n").repeat(50_000);
    kept(401, "", server.anyone().sendText("PUT", GRAPH, large, "Content-Type", TURTLE));
  }

  @Test
  void noPageMayWriteForSomeoneElse() {
    String[] headers = {"Content-Type", TURTLE, "Origin", "https://example.org"};
    for (Answer answer :
        List.of(
            put(TRIPLE, headers),
            writer.sendText("POST", GRAPH, TRIPLE, headers),
            writer.send("DELETE", GRAPH, headers),
            writer.send("OPTIONS", GRAPH, headers),
            writer.send("OPTIONS", "/update", headers))) {
      assertTrue(
          answer.headers().keySet().stream()
              .noneMatch(name -> name.startsWith("access-control-allow")),
          () -> answer.headers().toString());
    }
  }
}
