package org.w3id.aihw.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.command.Program;
import org.w3id.aihw.load.BackupFile;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.store.Store;

/**
 * The program is killed as by {@code kill -9} at a random moment of what it can be busy with, and
 * started again: what it acknowledged is there, what it did not is there whole or not at all.
 */
class KillTest {
  private static final int BULK = 20_000;
  private static final int DEALS = 150;

  /** How long a copy of the store takes at most, in milliseconds. */
  private static final int COPYING = 800;

  /** What the program is busy with when it is killed. */
  private enum Moment {
    SMALL_WRITE,
    BULK_LOAD,
    VALIDATION,
    COMPACTION,
    BACKUP
  }

  @TempDir private Path folder;
  private final Random random = new Random(20261123);
  private final Ledger ledger = new Ledger();

  /** How long each kind of work takes, in milliseconds, as far as is known. */
  private final Map<Moment, Long> lengths = new EnumMap<>(Moment.class);

  private final Map<Moment, Integer> hits = new EnumMap<>(Moment.class);
  private final List<String> refusals = new ArrayList<>();
  private int backups;
  private volatile boolean isKilled;

  @AfterEach
  void killWhatIsLeft() {
    ChildServer.killAll();
  }

  @Test
  void whatWasAcknowledgedOutlivesKills() throws IOException, InterruptedException {
    int rounds = FaultCount.of("kill", 5, 100);
    Project project = World.tiny(folder, "");
    Files.copy(Path.of("src/test/resources/sound.ttl"), folder.resolve("data/sound.ttl"));
    Path store = folder.resolve("store");
    int lost = 0;
    int half = 0;
    List<String> faults = new ArrayList<>();
    ChildServer server = ChildServer.start(project.root(), store);
    for (int round = 0; round < rounds; round++) {
      Moment moment = Moment.values()[round % Moment.values().length];
      killDuring(moment, server, store);
      server = ChildServer.start(project.root(), store);
      Ledger.Verdict verdict = ledger.compare(server.held());
      lost += verdict.lost();
      half += verdict.half();
      faults.addAll(verdict.faults());
      assertEquals(200, server.send("GET", "/health", "").statusCode());
      assertAnswers(server);
      for (String graph : ledger.there(Writer.GRAPHS + "large/")) {
        writer(server).put(graph, Set.of());
      }
    }
    server.stop();
    System.out.printf(
        "kill -9: %d rounds, %d restarts unaided, %d writes acknowledged, %d lost, %d cut off (%d"
            + " of them kept whole), %d half-applied; in the midst of it: %s; %d backups whole%n",
        rounds,
        rounds,
        ledger.acknowledged(),
        lost,
        ledger.cutOff(),
        ledger.cutOffAndKept(),
        half,
        hits,
        backups);
    assertEquals(List.of(), faults);
    assertEquals(List.of(), refusals);
    assertTrue(ledger.acknowledged() > rounds, "writes: " + ledger.acknowledged());
    assertTrue(rounds < 50 || hits.size() == Moment.values().length, "hit: " + hits);
    assertIndexesAgree(store);
  }

  private Writer writer(ChildServer server) {
    return new Writer(server, ledger, random.nextLong());
  }

  private void killDuring(Moment moment, ChildServer server, Path store)
      throws IOException, InterruptedException {
    isKilled = false;
    AtomicBoolean isDone = new AtomicBoolean();
    List<Writer> writers = List.of(writer(server), writer(server), writer(server));
    List<Thread> work = new ArrayList<>();
    for (int number = 0; number < (moment == Moment.SMALL_WRITE ? 3 : 1); number++) {
      int own = number;
      work.add(Thread.ofPlatform().start(() -> writers.get(own).writeSmallGroups(own)));
    }
    awaitAnswers();
    Writer large = writers.getLast();
    String graph = Writer.GRAPHS + "large/" + random.nextInt(3);
    long start = System.nanoTime();
    switch (moment) {
      case SMALL_WRITE -> {
        // Small groups are written as it is.
      }
      case COMPACTION -> work.add(start(isDone, moment, () -> growUntilCompacted(large, store)));
      case BULK_LOAD ->
          work.add(start(isDone, moment, () -> large.put(graph, large.group(graph, BULK))));
      case VALIDATION ->
          work.add(start(isDone, moment, () -> large.put(graph, large.deals(graph, DEALS))));
      case BACKUP -> work.add(start(isDone, moment, () -> backUp(store)));
    }
    if (moment == Moment.COMPACTION) {
      awaitCompaction(store);
    }
    long delay =
        random.nextLong(
            moment == Moment.COMPACTION ? COPYING : 1 + lengths.getOrDefault(moment, 600L));
    Thread.sleep(delay);
    boolean inTheMidst = moment == Moment.COMPACTION ? isCompacting(store) : !isDone.get();
    server.kill();
    isKilled = true;
    for (Thread thread : work) {
      thread.join();
    }
    writers.forEach(writer -> refusals.addAll(writer.refusals()));
    if (inTheMidst) {
      hits.merge(moment, 1, Integer::sum);
      long spent = (System.nanoTime() - start) / 1_000_000;
      lengths.merge(moment, Math.min(spent, delay * 3 / 2), Math::max);
    }
    if (moment == Moment.BACKUP && Files.exists(folder.resolve("backup.nq.gz"))) {
      try (InputStream in = Files.newInputStream(folder.resolve("backup.nq.gz"))) {
        BackupFile.read(in); // Throws if it is not whole.
        backups++;
      }
    }
  }

  /** The first writes of a process are slow, which would leave nothing else to be hit. */
  private void awaitAnswers() throws InterruptedException {
    int before = ledger.acknowledged();
    for (int waits = 0; ledger.acknowledged() < before + 5 && waits < 1_000; waits++) {
      Thread.sleep(20);
    }
  }

  private Thread start(AtomicBoolean isDone, Moment moment, Runnable work) {
    return Thread.ofPlatform()
        .start(
            () -> {
              long start = System.nanoTime();
              work.run();
              isDone.set(true);
              lengths.putIfAbsent(moment, 1 + (System.nanoTime() - start) / 1_000_000);
            });
  }

  private void backUp(Path store) {
    String file = folder.resolve("backup.nq.gz").toString();
    int code = 0;
    // Once the server is gone the store can be backed up for ever.
    while (code == 0 && !isKilled) {
      code = Program.run("backup", "--store", store.toString(), file);
    }
  }

  /** Replaces a graph over and over, until the server makes its store smaller of itself. */
  private void growUntilCompacted(Writer writer, Path store) {
    String graph = Writer.GRAPHS + "large/growing";
    while (!isKilled && !isCompacting(store)) {
      writer.put(graph, writer.group(graph, BULK));
    }
  }

  private static void awaitCompaction(Path store) throws InterruptedException {
    for (int waits = 0; waits < 12_000 && !isCompacting(store); waits++) {
      Thread.sleep(10);
    }
  }

  /** Returns whether there is a copy that is not whole. */
  private static boolean isCompacting(Path store) {
    try (Stream<Path> folders = Files.list(store)) {
      return folders.anyMatch(folder -> folder.getFileName().toString().endsWith("-tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + store, e);
    }
  }

  private static void assertAnswers(ChildServer server) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        server.send(
            "GET",
            "/sparql?query=ASK%20%7B%3Chttps://w3id.org/aihw/id/bolt%3E%20"
                + "%3Chttps://w3id.org/aihw/ontology%23customerOf%3E%20"
                + "%3Chttps://w3id.org/aihw/id/acme%3E%7D",
            "");
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    assertTrue(answer.statusCode() == 200 && text.contains("true"), text);
  }

  /** Each index of the store must hold the same quads as the others. */
  private static void assertIndexesAgree(Path folder) {
    try (Store store = Store.open(folder)) {
      Txn.executeRead(
          store.dataset(),
          () -> {
            var table =
                TDBInternal.getDatasetGraphTDB(((DatasetGraphWrapper) store.dataset()).getBase())
                    .getQuadTable()
                    .getNodeTupleTable()
                    .getTupleTable();
            Set<Long> sizes = new HashSet<>();
            for (int index = 0; index < table.numIndexes(); index++) {
              long size = 0;
              for (var tuples = table.getIndex(index).all(); tuples.hasNext(); tuples.next()) {
                size++;
              }
              sizes.add(size);
            }
            assertEquals(6, table.numIndexes());
            assertEquals(1, sizes.size(), "sizes of the indexes: " + sizes);
          });
    }
  }
}
