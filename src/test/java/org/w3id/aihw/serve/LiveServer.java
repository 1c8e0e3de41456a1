package org.w3id.aihw.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.w3id.aihw.World;
import org.w3id.aihw.command.Served;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Checked;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.store.Store;

/** A real server on a free port; the one over the real data is shared by all tests that ask it. */
public final class LiveServer implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Server server;

  private LiveServer(Server server) {
    this.server = server;
  }

  /** Lets the server over the real data be started once; it ends with the tests. */
  private static final class Real {
    static final LiveServer SERVER = start();

    private static LiveServer start() {
      try {
        Path folder = Files.createTempDirectory("aihw-store");
        Checked checked = Pipeline.check(World.project(), List.of());
        Store store = Store.open(folder);
        Pipeline pipeline = Pipeline.over(checked, store, World.project());
        LiveServer server =
            new LiveServer(
                Served.start(
                    Settings.standard(Server.ANY_PORT),
                    World.project(),
                    store.dataset(),
                    pipeline));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, store, folder)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot make a folder for the store", e);
      }
    }

    private static void end(LiveServer server, Store store, Path folder) {
      server.close();
      store.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete " + folder, e);
      }
    }
  }

  /** Returns the server over the real data in a real store, started as the program does it. */
  public static LiveServer real() {
    return Real.SERVER;
  }

  /** Starts a server over a project whose facts are in memory. */
  public static LiveServer over(Project project, Pipeline pipeline) {
    return over(project, pipeline, Settings.standard(Server.ANY_PORT));
  }

  /** Starts a server with settings over a project whose facts are in memory. */
  public static LiveServer over(Project project, Pipeline pipeline, Settings settings) {
    return new LiveServer(Served.start(settings, project, pipeline.datasetAt(World.NOW), pipeline));
  }

  /** Returns the address of the server, without a slash at its end. */
  public String address() {
    return server.address();
  }

  /** Sends a request without a body, with headers as names and values in turn. */
  public HttpResponse<String> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
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

  /** Sends a GET request that takes a media type. */
  public HttpResponse<String> get(String path, String accept) {
    return send("GET", path, "Accept", accept);
  }

  /** Returns a header of an answer; empty where it has none. */
  public static String header(HttpResponse<String> response, String name) {
    return String.join(", ", response.headers().allValues(name));
  }

  @Override
  public void close() {
    server.close();
  }
}
