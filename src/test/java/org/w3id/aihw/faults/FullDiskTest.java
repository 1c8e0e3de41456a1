package org.w3id.aihw.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.SmallDisk;
import org.w3id.aihw.World;

/**
 * A disk of its own that others fill up to the last byte in the midst of writes: each write is
 * refused clearly or kept whole, and reading goes on. Where no disk can be mounted it is skipped.
 */
class FullDiskTest {
  private static final int MEGABYTES = 260;
  private static final int BULK = 4_000;
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path folder;
  private final Random random = new Random(20261123);
  private SmallDisk disk;

  @BeforeEach
  void mount() {
    disk = SmallDisk.in(folder, MEGABYTES);
  }

  @AfterEach
  void unmount() {
    ChildServer.killAll();
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void writesAreRefusedOrWholeAndReadersGoOn() throws IOException, InterruptedException {
    int rounds = FaultCount.of("full", 4, 40);
    World.tiny(folder, "");
    Files.copy(Path.of("src/test/resources/sound.ttl"), folder.resolve("data/sound.ttl"));
    Path store = disk.folder().resolve("store");
    ChildServer server = ChildServer.start(folder, store);
    Ledger ledger = new Ledger();
    List<String> answers = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      List<Writer> writers = List.of(writer(server, ledger), writer(server, ledger));
      List<Thread> threads = new ArrayList<>();
      for (Writer writer : writers) {
        String graph = Writer.GRAPHS + "full/" + writers.indexOf(writer);
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int write = 0; write < 3; write++) {
                        writer.put(graph, writer.group(graph + "/" + "long".repeat(60), BULK));
                      }
                    }));
      }
      Thread.sleep(random.nextLong(2_500));
      disk.fill(random.nextBoolean() ? 0 : random.nextInt(2 << 20));
      assertReads(server);
      for (Thread thread : threads) {
        thread.join();
      }
      assertReads(server);
      writers.forEach(writer -> answers.addAll(writer.refusals()));
      faults.addAll(ledger.compare(server.held()).faults());
      disk.free();
      if (round % 2 == 1) {
        // What a process knows hides what its files lack.
        server.kill();
        server = ChildServer.start(folder, store);
        faults.addAll(ledger.compare(server.held()).faults());
      }
      writeWithRoomAgain(server, ledger);
    }
    server.stop();
    System.out.printf(
        "disk full: %d rounds, %d writes acknowledged, %d cut off, refused %s, faults %d%n",
        rounds,
        ledger.acknowledged(),
        ledger.cutOff(),
        answers.stream()
            .collect(
                Collectors.groupingBy(FullDiskTest::kind, TreeMap::new, Collectors.counting())),
        faults.size());
    assertEquals(List.of(), faults);
    assertEquals(
        List.of(),
        answers.stream().filter(answer -> !answer.startsWith("507")).toList(),
        server::output);
    assertTrue(answers.size() >= rounds / 2, "refused: " + answers.size());
  }

  /** What filled the disk may be the store itself: then it is made smaller by and by. */
  private void writeWithRoomAgain(ChildServer server, Ledger ledger) throws InterruptedException {
    String graph = Writer.GRAPHS + "small";
    List<String> refusals = List.of();
    for (int tries = 0; tries < PATIENCE_SECONDS; tries++) {
      Writer writer = writer(server, ledger);
      assertTrue(writer.put(graph, writer.group(graph, 10)), server::output);
      refusals = writer.refusals();
      if (refusals.isEmpty()) {
        return;
      }
      Thread.sleep(1_000);
    }
    assertEquals(List.of(), refusals, server::output);
  }

  private Writer writer(ChildServer server, Ledger ledger) {
    return new Writer(server, ledger, random.nextLong());
  }

  /** Returns the status of an answer with what it says but for numbers. */
  private static String kind(String answer) {
    return answer.substring(0, 3) + answer.replaceAll("(?s).*\"detail\" : |[0-9]+|[^a-zA-Z ]", "");
  }

  private static void assertReads(ChildServer server) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        server.send("GET", "/sparql?query=SELECT%20*%20%7B%3Fa%20a%20%3Fc%7D", "");
    assertEquals(
        200,
        answer.statusCode(),
        () -> new String(answer.body(), StandardCharsets.UTF_8) + server.output());
    assertEquals(200, server.send("GET", "/health", "").statusCode(), server::output);
  }
}
