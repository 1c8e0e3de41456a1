package org.w3id.aihw.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.serve.Server;
import org.w3id.aihw.serve.http.WriteAccess;
import org.w3id.aihw.store.Store;

/** What the setting {@code service-hosts} does to queries that ask endpoints of others. */
class ServiceHostsTest {
  @TempDir private Path folder;

  private record Answer(int status, String body) {}

  private Answer ask(String setting, String query) throws IOException, InterruptedException {
    Project project = World.tiny(folder.resolve("world"), "");
    try (Store store = Store.open(folder.resolve("store"));
        Server server =
            Served.start(
                Configuration.of(Optional.empty(), Map.of(), List.of("port=0", setting))
                    .settings(WriteAccess.digestOf("none")),
                project,
                store.dataset(),
                Pipeline.over(Pipeline.check(project, List.of()), store, project));
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(
                      URI.create(
                          server.address()
                              + "/sparql"
                              + (query.isEmpty()
                                  ? ""
                                  : "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    }
  }

  @Test
  void noneIsAskedByDefault() throws IOException, InterruptedException {
    Answer answer =
        ask("service-hosts=", "ASK { SERVICE <http://nowhere.invalid/sparql> { ?s ?p ?o } }");
    assertEquals(403, answer.status(), answer.body());
    assertTrue(answer.body().contains("SERVICE is off"), answer.body());
  }

  @Test
  void whatANamedHostDoesNotAnswerIsABadGateway() throws IOException, InterruptedException {
    Answer answer =
        ask(
            "service-hosts=nowhere.invalid",
            "ASK { SERVICE <http://nowhere.invalid/sparql> { ?s ?p ?o } }");
    assertEquals(502, answer.status(), answer.body());
    assertTrue(answer.body().contains("nowhere.invalid/sparql cannot be asked"), answer.body());
  }

  @Test
  void otherHostsThanNamedAreRefusedByName() throws IOException, InterruptedException {
    Answer answer =
        ask(
            "service-hosts=nowhere.invalid",
            "ASK { SERVICE <http://elsewhere.invalid/sparql> { ?s ?p ?o } }");
    assertEquals(403, answer.status(), answer.body());
    assertTrue(answer.body().contains("only endpoints at nowhere.invalid"), answer.body());
  }

  @Test
  void descriptionTellsThatOthersAreAsked() throws IOException, InterruptedException {
    assertTrue(ask("service-hosts=nowhere.invalid", "").body().contains("BasicFederatedQuery"));
  }
}
