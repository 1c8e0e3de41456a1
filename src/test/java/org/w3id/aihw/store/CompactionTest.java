package org.w3id.aihw.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.SmallDisk;
import org.w3id.aihw.model.Aihw;

/** A store is made smaller without a change of what it holds, also when that fails. */
class CompactionTest {
  private static final Node GRAPH = NodeFactory.createURI("https://example.org/compaction");

  private static final long PATIENCE_MS = 60_000;

  @TempDir private Path folder;

  private static List<Quad> quads(String version) {
    List<Quad> quads = new ArrayList<>();
    for (int number = 0; number < 20_000; number++) {
      quads.add(
          Quad.create(
              GRAPH,
              Aihw.thing("thing-" + version + "-" + number),
              RDFS.label.asNode(),
              NodeFactory.createLiteralString(version + " " + number)));
    }
    return quads;
  }

  private static void replace(Store store, List<Quad> quads) {
    store.write(Store.replacement(quads), (dataset, delta) -> {}, () -> {});
  }

  private static Set<Quad> held(Store store) {
    return Txn.calculateRead(
        store.dataset(), () -> new HashSet<>(store.dataset().stream().toList()));
  }

  private static long size(Path store) throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void storeIsSmallerAndHoldsTheSame() throws IOException {
    List<Quad> last = quads("last");
    try (Store store = Store.open(folder)) {
      for (int version = 0; version < 3; version++) {
        replace(store, quads("version-" + version));
      }
      replace(store, last);
      long before = size(folder);
      store.compact();
      assertTrue(size(folder) < before, size(folder) + " after " + before);
      assertEquals(new HashSet<>(last), held(store));
    }
    try (Store store = Store.open(folder)) {
      assertEquals(new HashSet<>(last), held(store));
    }
  }

  @Test
  void whoReadsMeanwhileReadsOnAndHoldsNothingUp() throws InterruptedException {
    List<Quad> quads = quads("first");
    try (Store store = Store.open(folder)) {
      replace(store, quads);
      DatasetGraph dataset = store.dataset();
      dataset.begin(TxnType.READ);
      Iterator<Quad> rows = dataset.find(GRAPH, Node.ANY, Node.ANY, Node.ANY);
      Set<Quad> read = new HashSet<>(List.of(rows.next()));
      Thread compacts = Thread.ofPlatform().daemon(true).start(store::compact);
      while (!Files.exists(folder.resolve("Data-0002"))) {
        Thread.sleep(10);
      }
      compacts.join(500); // By which time the new one is in its place; it waits for this reader.
      assertTrue(compacts.isAlive(), "what is read was closed");
      rows.forEachRemaining(read::add);
      assertEquals(new HashSet<>(quads), read);
      assertEquals(new HashSet<>(quads), new HashSet<>(dataset.stream().toList()));
      Thread other = Thread.ofPlatform().daemon(true).start(() -> replace(store, List.of()));
      other.join(PATIENCE_MS);
      assertFalse(other.isAlive(), "writing waits for who reads");
      assertEquals(new HashSet<>(quads), new HashSet<>(dataset.stream().toList()));
      dataset.end();
      compacts.join(PATIENCE_MS);
      assertFalse(compacts.isAlive(), "the compaction does not end");
      assertFalse(Files.exists(folder.resolve("Data-0001")));
      assertEquals(Set.of(), held(store));
    }
  }

  @Test
  void readersThatComeAndGoNeverMissTheMoment() throws InterruptedException {
    List<Quad> quads = quads("first");
    try (Store store = Store.open(folder)) {
      replace(store, quads);
      AtomicBoolean goesOn = new AtomicBoolean(true);
      AtomicLong reads = new AtomicLong();
      List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
      List<Thread> readers = new ArrayList<>();
      for (int reader = 0; reader < 4; reader++) {
        readers.add(
            Thread.ofPlatform()
                .daemon(true)
                .start(
                    () -> {
                      while (goesOn.get()) {
                        try {
                          assertTrue(
                              Txn.calculateRead(
                                  store.dataset(),
                                  () -> store.dataset().contains(quads.getLast())));
                          reads.incrementAndGet();
                        } catch (RuntimeException | AssertionError e) {
                          faults.add(e);
                        }
                      }
                    }));
      }
      for (int times = 0; times < 3; times++) {
        Thread compacts = Thread.ofPlatform().daemon(true).start(store::compact);
        compacts.join(PATIENCE_MS);
        assertFalse(compacts.isAlive(), "the compaction does not end");
      }
      goesOn.set(false);
      for (Thread reader : readers) {
        reader.join(PATIENCE_MS);
        assertFalse(reader.isAlive(), "a reader hangs");
      }
      assertEquals(List.of(), faults);
      assertTrue(reads.get() > 100, "only " + reads + " reads");
    }
  }

  @Test
  void whatAKilledProcessLeftIsCleared() throws IOException {
    List<Quad> last = quads("last");
    try (Store store = Store.open(folder)) {
      replace(store, last);
      store.compact();
    }
    // As it is when the copy is in place, and the process ends before it deletes what was copied.
    Path old = Files.createDirectories(folder.resolve("Data-0001"));
    Files.writeString(old.resolve("GSPO.dat"), "old");
    try (Store store = Store.open(folder)) {
      assertFalse(Files.exists(old));
      assertEquals(new HashSet<>(last), held(store));
    }
  }

  @Test
  void storeThatIsStartedOftenIsMadeSmallerToo() throws IOException, InterruptedException {
    for (int start = 0; start < 60 && !Files.exists(folder.resolve("Data-0002")); start++) {
      try (Store store = Store.open(folder)) {
        replace(store, quads("version-" + start));
        replace(store, quads("again-" + start));
        for (int waits = 0; waits < 200 && isCopying(); waits++) {
          Thread.sleep(50);
        }
      }
    }
    assertTrue(Files.exists(folder.resolve("Data-0002")), "no compaction in all that time");
  }

  private boolean isCopying() throws IOException {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.anyMatch(each -> each.toString().endsWith("-tmp"));
    }
  }

  @Test
  void whatFailedForWantOfRoomLeavesNoTraceInTheNext() {
    try (SmallDisk disk = SmallDisk.in(folder, 400)) {
      Path place = disk.folder().resolve("store");
      List<Quad> last = quads("last");
      try (Store store = Store.open(place)) {
        replace(store, quads("first"));
        Set<Quad> first = held(store);
        for (int left : new int[] {0, 1 << 20, 4 << 20, 6 << 20, 8 << 20}) {
          disk.fill(left);
          assertThrows(Throwable.class, store::compact, "with " + left + " bytes left");
          assertEquals(first, held(store));
          disk.free();
        }
        replace(store, last);
        store.compact();
        assertEquals(new HashSet<>(last), held(store));
      }
      try (Store store = Store.open(place)) {
        assertEquals(new HashSet<>(last), held(store));
      }
    }
  }
}
