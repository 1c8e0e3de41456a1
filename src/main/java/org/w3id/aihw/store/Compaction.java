package org.w3id.aihw.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.base.file.ProcessFileLock;
import org.apache.jena.dboe.sys.SystemIndex;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.StoreConnection;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a store as small as its facts are, once it is worth it: each write leaves the blocks behind
 * that it replaced. Others read meanwhile, and writes wait.
 */
final class Compaction {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  /** A store below this size, in bytes, is not worth making smaller. */
  private static final long SMALL = 64L << 20;

  /** How many times its size a store may grow by writes before it is made smaller. */
  private static final int GROWTH = 3;

  /** How long after one the next begins at the earliest where room is short, in nanoseconds. */
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

  private final Path folder;
  private final DatasetGraph dataset;
  private final AtomicBoolean isRunning = new AtomicBoolean();

  /** From what size of the store on it is worth it, in bytes. */
  private volatile long worth;

  private volatile long lastEnd = System.nanoTime() - PAUSE;

  Compaction(Path folder, DatasetGraph dataset) {
    this.folder = folder;
    this.dataset = dataset;
    this.worth = Math.max(SMALL, GROWTH * size());
  }

  /** Begins in the background if the store has grown. */
  void startIfGrown() {
    if (size() > worth) {
      start();
    }
  }

  /** Begins in the background if the store is not small, since a write found no room. */
  void startForRoom() {
    if (size() > SMALL && System.nanoTime() - lastEnd > PAUSE) {
      start();
    }
  }

  private void start() {
    if (isRunning.compareAndSet(false, true)) {
      Thread.ofPlatform().name("compaction").daemon(true).start(this::runOnce);
    }
  }

  private void runOnce() {
    try {
      run();
    } catch (RuntimeException | Error e) {
      // What could not be done now may be done when the store has grown once more.
      worth = 2 * size();
      LOG.error("The store could not be made smaller, and is as it was: {}", e.toString());
    } finally {
      lastEnd = System.nanoTime();
      isRunning.set(false);
    }
  }

  /**
   * Makes the store smaller. A process that is killed while it does this loses nothing, nor does
   * one whose disk is full: the store is as it was before.
   */
  void run() {
    int number = generation();
    try {
      DatabaseMgr.compact(dataset, true);
    } catch (RuntimeException | Error e) {
      forget(folder.resolve("Data-%04d-tmp".formatted(number + 1)));
      throw e;
    }
    worth = Math.max(SMALL, GROWTH * size());
  }

  /** Returns the number of the folder that the facts are in; each compaction makes the next. */
  private int generation() {
    String name =
        Path.of(TDBInternal.getDatasetGraphTDB(dataset).getLocation().getDirectoryPath())
            .getFileName()
            .toString();
    return Integer.parseInt(name.replaceAll("\\D", ""));
  }

  /**
   * Lets Jena forget a copy that was begun. It deletes its files, but keeps it open under the name
   * that the next copy gets: that one would hold what is in this one as well.
   */
  private static void forget(Path copy) {
    try {
      Files.createDirectories(copy); // Without which it has no location.
      Location location = Location.create(copy);
      StoreConnection.internalExpel(location, true);
      ProcessFileLock lock = StoreConnection.lockForLocation(location);
      if (lock.isLockedHere()) {
        lock.unlock();
      }
      ProcessFileLock.release(lock);
      try (Stream<Path> files = Files.list(copy)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(copy);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + copy, e);
    }
  }

  /**
   * Returns how much room the store takes on the disk at least, in bytes. Files that are mapped
   * grow by segments, of which the last may be empty.
   */
  private long size() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .mapToLong(file -> file.toFile().length())
          .map(
              length ->
                  length % SystemIndex.SegmentSize == 0 ? length - SystemIndex.SegmentSize : length)
          .map(length -> Math.max(0, length))
          .sum();
    } catch (IOException | UncheckedIOException _goneMeanwhile) {
      return 0; // A file of an older generation was just deleted: it is small.
    }
  }
}
