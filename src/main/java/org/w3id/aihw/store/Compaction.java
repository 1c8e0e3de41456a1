package org.w3id.aihw.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.base.file.ProcessFileLock;
import org.apache.jena.dboe.sys.SystemIndex;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.StoreConnection;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a store as small as its facts are, once it is worth it: each write leaves the blocks behind
 * that it replaced. Others read meanwhile, and writes wait.
 */
final class Compaction {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  private static final Pattern GENERATION = Pattern.compile("Data-([0-9]+)");

  /** The file that keeps how large the store was after the last compaction, in bytes. */
  private static final String NOTE = "aihw-size-when-compact";

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

  private volatile @Nullable Thread thread;

  private volatile long lastEnd = System.nanoTime() - PAUSE;

  Compaction(Path folder, DatasetGraph dataset) {
    this.folder = folder;
    this.dataset = dataset;
    clearOldGenerations();
    this.worth = Math.max(SMALL, GROWTH * sizeWhenCompact());
  }

  /**
   * Deletes what a process that was killed at the end of a compaction left: the facts as they were
   * before it, which are in the newest folder too.
   */
  private void clearOldGenerations() {
    int newest = generation();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path old : folders.filter(each -> isOlder(each, newest)).toList()) {
        IO.deleteAll(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + folder, e);
    }
  }

  private static boolean isOlder(Path folder, int newest) {
    Matcher name = GENERATION.matcher(folder.getFileName().toString());
    return name.matches() && Integer.parseInt(name.group(1)) < newest;
  }

  /**
   * Returns how large the store was after the last compaction, by whatever process; 0 if there was
   * none. A size as of the start would let a store that is often started again grow for ever.
   */
  private long sizeWhenCompact() {
    try {
      return Long.parseLong(Files.readString(folder.resolve(NOTE)).strip());
    } catch (IOException | NumberFormatException _none) {
      return 0;
    }
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
      thread = Thread.ofPlatform().name("compaction").daemon(true).start(this::runOnce);
    }
  }

  /** Waits for the end of one that runs: the store must not be closed amid it. */
  void finish() {
    Thread running = thread;
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
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
    long size = size();
    worth = Math.max(SMALL, GROWTH * size);
    try {
      Files.writeString(folder.resolve(NOTE), Long.toString(size));
    } catch (IOException e) {
      // The store is smaller all the same; after the next start it is looked at sooner.
      LOG.error("The store was made smaller, which could not be noted: {}", e.toString());
    }
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
