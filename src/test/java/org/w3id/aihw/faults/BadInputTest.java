package org.w3id.aihw.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.WritableServer;

/** Broken input in every format is refused in words, and changes nothing. */
class BadInputTest {
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\bat [a-z]+\\.[\\w.$]+\\(|Exception\\b|java\\.(lang|util)|org\\.(apache|eclipse)");
  private static final int FULL_LOOK = 200;

  @TempDir private static Path folder;
  private static WritableServer server;
  private static long before;

  @BeforeAll
  static void start() {
    server = WritableServer.in(folder);
    before = server.contents();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<Sample> samples() {
    return Sample.all();
  }

  private static RawHttp.Answer send(Sample sample, byte[] body, Map<String, String> other) {
    Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", sample.type()));
    headers.putAll(other);
    List<String> lines = new ArrayList<>();
    headers.forEach((name, value) -> lines.addAll(List.of(name, value)));
    return server.writer().send(sample.method(), sample.path(), body, lines.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isRefusedAndChangesNothing(Sample sample) {
    RawHttp.Answer sound = send(sample, RawRequest.ascii(sample.text()), Map.of());
    assertTrue(sound.status() < 300, sound.body());
    assertTrue(server.written().size() >= 3, "the sound one is kept");
    server.clear();

    int wanted = FaultCount.of("bad", 60, 1_000);
    Breakage breakage = new Breakage(sample, 20261123 + sample.name().hashCode());
    List<String> refused = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    int sent = 0;
    double slowest = 0;
    while (refused.size() < wanted) {
      Breakage.Broken broken = breakage.next();
      long start = System.nanoTime();
      RawHttp.Answer answer = send(sample, broken.body(), broken.headers());
      slowest = Math.max(slowest, (System.nanoTime() - start) / 1e9);
      sent++;
      int status = answer.status();
      boolean isKept = !server.written().isEmpty();
      if (status >= 400 && status < 500) {
        refused.add(broken.kind());
      }
      if (status >= 500
          || (broken.isBad() && status < 400)
          || (status >= 400 && isKept)
          || INSIDE.matcher(answer.body()).find()) {
        faults.add(
            broken.kind()
                + ": "
                + status
                + " "
                + first(answer.body(), 300)
                + "\n  for "
                + first(new String(broken.body(), StandardCharsets.UTF_8), 400));
      }
      if (isKept) {
        server.clear();
      }
      if (sent % FULL_LOOK == 0 && server.contents() != before) {
        faults.add("the store was changed within the last " + FULL_LOOK);
        before = server.contents();
      }
    }
    System.out.printf(
        "bad %s: %d sent, %d refused, %d faults, slowest %.1f s; %s%n",
        sample.name(), sent, refused.size(), faults.size(), slowest, Breakage.counted(refused));
    assertEquals(List.of(), faults.stream().limit(40).toList());
    assertEquals(before, server.contents());
  }

  private static String first(String text, int length) {
    return text.substring(0, Math.min(text.length(), length)).replace("\n", "\\n");
  }
}
