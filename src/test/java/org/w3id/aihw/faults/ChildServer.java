package org.w3id.aihw.faults;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.w3id.aihw.load.BackupFile;
import org.w3id.aihw.serve.WritableServer;
import org.w3id.aihw.serve.http.WriteAccess;

/** The real program in a process of its own, which can be killed. */
final class ChildServer {
  /** The token by which the server takes writes. */
  static final String TOKEN = WritableServer.TOKEN;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern SERVED = Pattern.compile("is served at (http\\S+)");
  private static final int START_SECONDS = 120;

  private static final List<Process> BEGUN = Collections.synchronizedList(new ArrayList<>());

  private final Process process;
  private final CompletableFuture<String> address = new CompletableFuture<>();
  private final List<String> output = Collections.synchronizedList(new ArrayList<>());

  private ChildServer(Process process) {
    this.process = process;
    BEGUN.add(process);
    Thread.ofPlatform().daemon(true).name("output-of-" + process.pid()).start(this::read);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        Matcher served = SERVED.matcher(line);
        if (served.find()) {
          address.complete(served.group(1));
        }
      }
    } catch (IOException _killed) {
      // Its end is told below.
    }
    address.completeExceptionally(new IllegalStateException("the server ended:\n" + output()));
  }

  /** Returns the command that runs a class of ours in a JVM of its own. */
  static List<String> java(String mainClass, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                mainClass));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> command(Path project, Path store) {
    return java(
        "org.w3id.aihw.Main",
        "serve",
        "--project",
        project.toString(),
        "--port",
        "0",
        "--store",
        store.toString(),
        "--set",
        "tokens=" + WriteAccess.digestOf(TOKEN));
  }

  /** Starts the program and waits until it says that it answers. */
  static ChildServer start(Path project, Path store) {
    ChildServer server = begin(command(project, store));
    server.address();
    return server;
  }

  /** Starts the program with so much heap and so many settings. */
  static ChildServer startWith(String heap, Path project, Path store, String... settings) {
    List<String> command = new ArrayList<>(command(project, store));
    command.set(command.indexOf("-Xmx1g"), "-Xmx" + heap);
    for (String setting : settings) {
      command.addAll(List.of("--set", setting));
    }
    ChildServer server = begin(command);
    server.address();
    return server;
  }

  /** Starts the program in a shell that first sets a limit. */
  static ChildServer startWithin(String limit, Path project, Path store) {
    List<String> command = new ArrayList<>(List.of("bash", "-c", limit + "; exec \"$@\"", "bash"));
    command.addAll(command(project, store));
    ChildServer server = begin(command);
    server.address();
    return server;
  }

  /** Starts the program and does not wait. */
  static ChildServer begin(Path project, Path store) {
    return begin(command(project, store));
  }

  private static ChildServer begin(List<String> command) {
    try {
      return new ChildServer(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  /** Returns where it answers. */
  String address() {
    try {
      return address.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      kill();
      throw new IllegalStateException("the server did not start:\n" + output(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the server started", e);
    }
  }

  /** Returns what it printed. */
  String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  Process process() {
    return process;
  }

  /** Ends all that a test has left, as one does that failed. */
  static void killAll() {
    BEGUN.forEach(Process::destroyForcibly);
    BEGUN.forEach(process -> process.onExit().join());
    BEGUN.clear();
  }

  /** Ends it as kill -9 does. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Ends it as kill does, and returns its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
      throw new IllegalStateException("the server did not end when told to:\n" + output());
    }
    return process.exitValue();
  }

  /** Sends a request with the token; a body of N-Triples where there is one. */
  HttpResponse<byte[]> send(String method, String path, String triples)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .header("Authorization", "Bearer " + TOKEN)
            .timeout(Duration.ofMinutes(2));
    if (triples.isEmpty()) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/n-triples")
          .method(method, HttpRequest.BodyPublishers.ofString(triples));
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Returns what was written, graph by graph, as the server knows it. */
  Map<String, Set<Triple>> held() throws IOException, InterruptedException {
    HttpResponse<byte[]> backup = send("GET", "/backup", "");
    if (backup.statusCode() != 200) {
      throw new IllegalStateException("no backup: status " + backup.statusCode());
    }
    Map<String, Set<Triple>> held = new HashMap<>();
    for (Quad quad : BackupFile.read(new ByteArrayInputStream(backup.body()))) {
      held.computeIfAbsent(quad.getGraph().toString(), name -> new HashSet<>())
          .add(quad.asTriple());
    }
    return held;
  }
}
