package org.w3id.aihw.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;

/** The program alone with its store: one at a time, ended in order, and stopped by a full disk. */
class RestartTest {
  private static final Set<Integer> ENDED_BY_SIGTERM = Set.of(0, 143);
  private static final int LAST_SECONDS = 15;

  @TempDir private Path folder;
  private Path store;

  @BeforeEach
  void makeWorld() throws IOException {
    World.tiny(folder, "");
    Files.copy(Path.of("src/test/resources/sound.ttl"), folder.resolve("data/sound.ttl"));
    store = folder.resolve("store");
  }

  private boolean hasNote() {
    return Files.exists(store.resolve("aihw-server.properties"));
  }

  @AfterEach
  void killWhatIsLeft() {
    ChildServer.killAll();
  }

  @Test
  void secondIsRefusedAndSigtermEndsInOrderDuringWrites() throws IOException, InterruptedException {
    ChildServer first = ChildServer.start(folder, store);
    assertTrue(hasNote());
    ChildServer second = ChildServer.begin(folder, store);
    assertTrue(second.process().waitFor(60, TimeUnit.SECONDS));
    assertEquals(2, second.process().exitValue(), second.output());
    assertTrue(
        second.output().contains("is in use by process " + first.process().pid()), second.output());

    Ledger ledger = new Ledger();
    List<Writer> writers = List.of(new Writer(first, ledger, 1), new Writer(first, ledger, 2));
    List<Thread> threads =
        writers.stream()
            .map(
                writer ->
                    Thread.ofPlatform()
                        .start(() -> writer.writeSmallGroups(writers.indexOf(writer))))
            .toList();
    while (ledger.acknowledged() < 10) {
      Thread.sleep(20);
    }
    long start = System.nanoTime();
    int code = first.stop();
    double seconds = (System.nanoTime() - start) / 1e9;
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.printf("restart: SIGTERM ended it in %.1f s with code %d%n", seconds, code);
    assertTrue(ENDED_BY_SIGTERM.contains(code), "code: " + code + "\n" + first.output());
    assertTrue(seconds < LAST_SECONDS, "seconds: " + seconds);
    assertFalse(hasNote(), "the note is gone");
    assertFalse(first.output().contains("Exception"), first.output());

    ChildServer next = ChildServer.start(folder, store);
    assertEquals(List.of(), ledger.compare(next.held()).faults());
    next.stop();
  }

  /** A limit on the size of files is what can be set without being root; a write fails the same. */
  @Test
  void fullDiskIsToldAndReadersGoOn() throws IOException, InterruptedException {
    ChildServer server = ChildServer.startWithin("ulimit -f 24576", folder, store);
    Ledger ledger = new Ledger();
    Writer writer = new Writer(server, ledger, 3);
    String refusal = "";
    for (int number = 0; number < 40 && refusal.isEmpty(); number++) {
      String graph = Writer.GRAPHS + "full/" + number;
      assertTrue(writer.put(graph, writer.group(graph + "/" + "long".repeat(100), 3_000)));
      refusal = String.join("", writer.refusals());
    }
    System.out.println("disk full: after " + ledger.acknowledged() + " writes: " + refusal);
    assertTrue(refusal.startsWith("507"), refusal + server.output());
    HttpResponse<byte[]> read = server.send("GET", "/sparql?query=ASK%7B%3Fa%20%3Fb%20%3Fc%7D", "");
    assertEquals(200, read.statusCode(), new String(read.body(), StandardCharsets.UTF_8));
    assertEquals(200, server.send("GET", "/health", "").statusCode());
    assertEquals(List.of(), ledger.compare(server.held()).faults());
    String first = Writer.GRAPHS + "full/0";
    assertTrue(writer.put(first, Set.of()), "a write after the one that failed is answered");
    assertEquals(List.of(), ledger.compare(server.held()).faults());
    server.kill();

    ChildServer roomy = ChildServer.start(folder, store);
    assertEquals(List.of(), ledger.compare(roomy.held()).faults());
    Writer again = new Writer(roomy, ledger, 4);
    String graph = Writer.GRAPHS + "full/again";
    assertTrue(again.put(graph, again.group(graph, 1_000)));
    assertEquals(List.of(), again.refusals());
    roomy.stop();
  }
}
