package org.w3id.aihw.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.serve.RawHttp;

/**
 * Behind a proxy the client is whom the proxy names last; what came before that is its own tale.
 */
class ForwardedTest {
  private static final String STRANGER = "203.0.113.9";

  @TempDir private static Path folder;
  private static ChildServer server;

  @BeforeAll
  static void start() throws IOException {
    World.tiny(folder, "");
    Files.copy(Path.of("src/test/resources/sound.ttl"), folder.resolve("data/sound.ttl"));
    server =
        ChildServer.startWith(
            "1g", folder, folder.resolve("store"), "behind-proxy=true", "requests-per-second=5");
  }

  @AfterAll
  static void stop() {
    ChildServer.killAll();
  }

  private static int status(String path, String... lines) throws IOException {
    return RawRequest.send(
        URI.create(server.address()).getPort(),
        RawRequest.head("GET", path, lines),
        RawRequest.End.HALF_CLOSE);
  }

  @Test
  void figuresStayClosedWhateverTheClientTells() throws IOException, InterruptedException {
    List<String[]> tales =
        List.of(
            new String[] {"X-Forwarded-For: 127.0.0.1, " + STRANGER},
            new String[] {"X-Forwarded-For: ::1, " + STRANGER},
            new String[] {"X-Forwarded-For: [::1]:80,127.0.0.1 ," + STRANGER + ":4711"},
            new String[] {"X-Forwarded-For: 127.0.0.1", "X-Forwarded-For: " + STRANGER},
            new String[] {"X-Forwarded-For: " + STRANGER, "Forwarded: for=127.0.0.1"},
            new String[] {"Forwarded: for=\"[::1]\"", "X-Forwarded-For: " + STRANGER},
            new String[] {"X-Forwarded-For: 127.0.0.1, unknown"},
            new String[] {"X-Forwarded-For: 127.0.0.1, localhost"},
            new String[] {"X-Forwarded-For: localhost"},
            new String[] {"X-Forwarded-For: "},
            new String[] {"X-Forwarded-For: 127.0.0.1, " + STRANGER, "X-Real-IP: 127.0.0.1"},
            new String[] {"X-Forwarded-For: 127.0.0.1, " + STRANGER, "X-Forwarded-Host: localhost"},
            new String[] {"X-Forwarded-For: 127.0.0.1, 2001:db8::1"});
    for (String[] tale : tales) {
      Thread.sleep(400); // so that the limit on requests is not what answers
      assertEquals(403, status("/metrics", tale), String.join(" | ", tale));
    }
    assertEquals(200, status("/metrics"), "the machine itself, past the proxy");
  }

  @Test
  void oneClientIsLimitedWhateverItTells() throws IOException, InterruptedException {
    List<Integer> statuses = new ArrayList<>();
    for (int number = 0; number < 60; number++) {
      statuses.add(status("/health", "X-Forwarded-For: 10.0.0." + number + ", 198.51.100.7"));
    }
    assertTrue(statuses.contains(429), statuses.toString());
    assertEquals(200, status("/health", "X-Forwarded-For: 198.51.100.8"), "another client");
    Thread.sleep(1_500);
  }

  @Test
  void hostAndSchemeAreThoseOfTheRequestItself() {
    String page =
        new RawHttp(server.address(), Map.of())
            .send(
                "GET",
                "/.well-known/void",
                "X-Forwarded-For",
                "198.51.100.10",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Proto",
                "https",
                "Forwarded",
                "for=1.2.3.4;host=evil.example;proto=https")
            .body();
    assertTrue(page.contains("void"), page);
    assertTrue(!page.contains("evil.example") && !page.contains("https://localhost"), page);
  }
}
