package org.w3id.aihw.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.w3id.aihw.World;
import org.w3id.aihw.command.Served;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.serve.Server;
import org.w3id.aihw.serve.Settings;
import org.w3id.aihw.serve.http.WriteAccess;
import org.w3id.aihw.store.Store;

/** A server over a tiny world in a real store, which takes writes. */
final class WritableServer implements AutoCloseable {
  static final String TOKEN = ChildServer.TOKEN;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Store store;
  private final Pipeline pipeline;
  private final Server server;

  private WritableServer(Store store, Pipeline pipeline, Server server) {
    this.store = store;
    this.pipeline = pipeline;
    this.server = server;
  }

  /** Starts a server, all of whose files are in a folder. */
  static WritableServer in(Path folder) {
    Project project = World.tiny(folder, "");
    try {
      Files.copy(Path.of("src/test/resources/sound.ttl"), folder.resolve("data/sound.ttl"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a world in " + folder, e);
    }
    Store store = Store.open(folder.resolve("store"));
    Pipeline pipeline = Pipeline.over(Pipeline.check(project, List.of()), store, project);
    Settings settings =
        Settings.standard(Server.ANY_PORT)
            .with(new WriteAccess(Set.of(WriteAccess.digestOf(TOKEN))));
    return new WritableServer(
        store, pipeline, Served.start(settings, project, store.dataset(), pipeline));
  }

  String address() {
    return server.address();
  }

  int port() {
    return URI.create(address()).getPort();
  }

  /** Returns what was written, as the server knows it. */
  List<Quad> written() {
    return pipeline.written();
  }

  /** Returns a number that is another one if anything in the store is. */
  long contents() {
    return Txn.calculateRead(
        store.dataset(),
        () -> {
          long[] sums = new long[2];
          store
              .dataset()
              .find()
              .forEachRemaining(
                  quad -> {
                    sums[0] += quad.hashCode() * 0x9E3779B97F4A7C15L;
                    sums[1]++;
                  });
          return sums[0] ^ sums[1] << 48;
        });
  }

  /** Takes away all that was written. */
  void clear() {
    pipeline.write(Store.replacement(List.of()));
  }

  /** Sends bytes with the token and further headers, as names and values in turn. */
  HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .header("Authorization", "Bearer " + TOKEN)
            .timeout(PATIENCE)
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer to " + method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for " + path, e);
    }
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
