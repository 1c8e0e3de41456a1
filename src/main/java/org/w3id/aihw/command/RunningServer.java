package org.w3id.aihw.command;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/**
 * The note that a server leaves in the folder of its store, by which commands on the same machine
 * find it: its process, its address, and a token that is good as long as it runs. Only the user who
 * runs the server can read it.
 */
record RunningServer(Path note, long process, String address, String token)
    implements AutoCloseable {
  private static final String NAME = "aihw-server.properties";

  /**
   * Refuses a store that another server has in use, by name.
   *
   * @throws IllegalArgumentException if one has
   */
  static void refuseSecond(Path folder) {
    in(folder)
        .ifPresent(
            running -> {
              throw new IllegalArgumentException(
                  "the store "
                      + folder
                      + " is in use by process "
                      + running.process
                      + ", which serves it at "
                      + running.address
                      + "; stop that one, or name another --store");
            });
  }

  /** Returns the server that has a store in use; empty where none has. */
  static Optional<RunningServer> in(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
      long process = Long.parseLong(properties.getProperty("process", "-1"));
      // A server that was killed leaves its note behind.
      boolean isThere = ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
      return isThere && process != ProcessHandle.current().pid()
          ? Optional.of(
              new RunningServer(
                  file,
                  process,
                  properties.getProperty("address", ""),
                  properties.getProperty("token", "")))
          : Optional.empty();
    } catch (NumberFormatException _torn) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Leaves a note of this process. */
  static RunningServer note(Path folder, String address, String token) {
    Path file = folder.resolve(NAME);
    long process = ProcessHandle.current().pid();
    Properties properties = new Properties();
    properties.setProperty("process", String.valueOf(process));
    properties.setProperty("address", address);
    properties.setProperty("token", token);
    try {
      Path draft = Files.createTempFile(folder, "aihw-server", ".tmp");
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
      }
      try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        properties.store(writer, "the server of this store, while it runs");
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return new RunningServer(file, process, address, token);
  }

  /**
   * Returns what the server answers.
   *
   * @throws UncheckedIOException if it refuses, or does not answer
   */
  byte[] get(String path) {
    return send(path, HttpRequest.BodyPublishers.noBody(), "GET");
  }

  /**
   * Sends a file to the server.
   *
   * @throws UncheckedIOException if it refuses, or does not answer
   */
  void post(String path, Path file) {
    try {
      send(path, HttpRequest.BodyPublishers.ofFile(file), "POST");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private byte[] send(String path, HttpRequest.BodyPublisher body, String method) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/plain")
            .method(method, body)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() >= 300) {
        throw new UncheckedIOException(
            "the server at " + address + " refuses",
            new IOException(new String(response.body(), StandardCharsets.UTF_8).strip()));
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from the server at " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for " + address, e);
    }
  }

  /** Takes the note away. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + note, e);
    }
  }
}
