package org.w3id.aihw.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One engine at one task and size, run in a JVM of its own so that its memory and its compiled code
 * are its own.
 */
record Job(Task task, String engine, int size, Industry.Shape shape, int runs, long seed) {
  /** What a job printed, or why it did not come to an end. */
  record Result(Map<String, String> values, String failure) {
    Result {
      values = Map.copyOf(values);
    }

    boolean failed() {
      return !failure.isEmpty();
    }

    String text(String key) {
      return values.getOrDefault(key, "?");
    }

    double number(String key) {
      String value = values.get(key);
      return value == null ? Double.NaN : Double.parseDouble(value);
    }
  }

  static Job parse(String[] words) {
    return new Job(
        Task.valueOf(words[0]),
        words[1],
        Integer.parseInt(words[2]),
        Industry.Shape.valueOf(words[3]),
        Integer.parseInt(words[4]),
        Long.parseLong(words[5]));
  }

  private List<String> words() {
    return List.of(
        task.name(),
        engine,
        Integer.toString(size),
        shape.name(),
        Integer.toString(runs),
        Long.toString(seed));
  }

  /** Runs the job and waits for it, for so many seconds at most. */
  Result run(String heap, int limit) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The collector that the launcher starts the program with.
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xmx" + heap, "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath()));
    command.add(Worker.class.getName());
    command.addAll(words());
    try {
      Path output = Files.createTempFile("benchmark", ".txt");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(limit, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
          return new Result(values(output), "not within " + limit + " s");
        }
        return new Result(values(output), failure(process.exitValue(), heap));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + this, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + this, e);
    }
  }

  private static String failure(int exit, String heap) {
    return switch (exit) {
      case 0 -> "";
      case Worker.OUT_OF_MEMORY -> "not within a heap of " + heap;
      default -> "failed";
    };
  }

  private static Map<String, String> values(Path output) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : Files.readAllLines(output)) {
      String[] parts = line.split("\t", -1);
      if (parts.length == 3 && parts[0].equals(Worker.MARK)) {
        values.put(parts[1], parts[2]);
      }
    }
    return values;
  }
}
