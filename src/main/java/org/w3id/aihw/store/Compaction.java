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

  /** To how many times its size a store grows by writes before it is made smaller in a pause. */
  private static final double GROWN = 1.5;

  /** And to how many times before those who write are made to wait for that. */
  private static final double OUTGROWN = 2.25;

  /** How long nobody writes in what counts as a pause, and how often that is looked at. */
  private static final long QUIET = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_MS = 100;

  /** How long after one the next begins at the earliest where room is short, in nanoseconds. */
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

  private final Path folder;
  private final DatasetGraph dataset;
  private final AtomicBoolean isRunning = new AtomicBoolean();

  /** How large the store was when it was small, or counts as having been, in bytes. */
  private volatile long compact;

  private volatile boolean isClosing;
  private volatile long lastWrite = System.nanoTime();

  private volatile @Nullable Thread thread;

  private volatile long lastEnd = System.nanoTime() - PAUSE;

  Compaction(Path folder, DatasetGraph dataset) {
    this.folder = folder;
    this.dataset = dataset;
    clearOldGenerations();
    this.compact = sizeWhenCompact();
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

  /**
   * Begins in the background if the store has grown: in the next pause between writes, or at once
   * where there is none in time.
   */
  void startIfGrown() {
    lastWrite = System.nanoTime();
    if (hasGrown(GROWN)) {
      start(this::runInPause);
    }
  }

  private boolean hasGrown(double times) {
    return size() > Math.max(SMALL, times * compact);
  }

  /** Begins in the background if the store is not small, since a write found no room. */
  void startForRoom() {
    if (size() > SMALL && System.nanoTime() - lastEnd > PAUSE) {
      start(this::runOnce);
    }
  }

  private void start(Runnable work) {
    if (isRunning.compareAndSet(false, true)) {
      thread =
          Thread.ofPlatform()
              .name("compaction")
              .daemon(true)
              .start(
                  () -> {
                    try {
                      work.run();
                    } finally {
                      isRunning.set(false);
                    }
                  });
    }
  }

  private void runInPause() {
    while (!isClosing && System.nanoTime() - lastWrite < QUIET && !hasGrown(OUTGROWN)) {
      try {
        Thread.sleep(LOOK_MS);
      } catch (InterruptedException _closing) {
        return;
      }
    }
    if (!isClosing) {
      runOnce();
    }
  }

  /** Notes that the store is as small as its facts are: it was just filled. */
  void noteCompact() {
    long size = size();
    compact = size;
    try {
      Files.writeString(folder.resolve(NOTE), Long.toString(size));
    } catch (IOException e) {
      // The store is small all the same; after the next start it is looked at sooner.
      LOG.error("The size of the store could not be noted: {}", e.toString());
    }
  }

  /** Waits for the end of one that runs: the store must not be closed amid it. */
  void finish() {
    isClosing = true;
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
      compact = size();
      LOG.error("The store could not be made smaller, and is as it was: {}", e.toString());
    } finally {
      lastEnd = System.nanoTime();
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
    noteCompact();
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
  static void forget(Path copy) {
    try {
      Files.createDirectories(copy); // Without which it has no location.
      letGo(Location.create(copy));
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

  /** Lets Jena close the files of a folder, and forget under which name they were open. */
  static void letGo(Location location) {
    StoreConnection.internalExpel(location, true);
    ProcessFileLock lock = StoreConnection.lockForLocation(location);
    if (lock.isLockedHere()) {
      lock.unlock();
    }
    ProcessFileLock.release(lock);
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
