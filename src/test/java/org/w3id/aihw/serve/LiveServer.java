package org.w3id.aihw.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.serve.http.Slices;

/** A real server on a free port; the one over the real data is shared by all tests that ask it. */
public final class LiveServer implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Server server;

  private LiveServer(Server server) {
    this.server = server;
  }

  /** Lets the server over the real data be started once; it ends with the tests. */
  private static final class Real {
    static final LiveServer SERVER = over(World.project(), World.real());
  }

  /** Returns the server over the real data. */
  public static LiveServer real() {
    return Real.SERVER;
  }

  /** Starts a server over a project. */
  public static LiveServer over(Project project, Pipeline pipeline) {
    return new LiveServer(
        Server.start(
            Settings.standard(Server.ANY_PORT),
            project,
            new Service(
                pipeline.datasetAt(World.NOW),
                new Slices(pipeline::at, pipeline::datasetAt, pipeline.questions()),
                pipeline::write)));
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
