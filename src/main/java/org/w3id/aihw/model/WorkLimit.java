package org.w3id.aihw.model;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one piece of work may use of time and memory. It is bound to the thread that does the work;
 * loops that may run long call {@link #check}, which costs next to nothing where no limit is bound.
 *
 * <p>One thread works under a limit; others may {@link #stop} it.
 */
public final class WorkLimit {
  private static final ThreadLocal<@Nullable WorkLimit> CURRENT = new ThreadLocal<>();

  /** Looks at the clock once in as many checks. */
  private static final int CHECKS = 32;

  /** How many letters of a text take about as long to read as what is done between two checks. */
  private static final int LETTERS_OF_CHECK = 256;

  /** How long work that waits for others goes without looking whether it is still wanted. */
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(250);

  /** Rows held by all work together, so that many modest queries cannot do what one may not. */
  private static final AtomicLong HELD_BY_ALL = new AtomicLong();

  private final long start = System.nanoTime();
  private final Duration time;
  private final Most most;
  private final Place place;
  private int checks;
  private long held;
  private long letters;
  private volatile @Nullable Stop stopped;

  /** Why the work is to end. */
  private record Stop(WorkStoppedException.Reason reason, String message) {}

  /**
   * Bounds of what may be held in memory.
   *
   * @param rows rows of an intermediate result that one piece of work may hold at once
   * @param rowsOfAll rows that all work together may hold
   * @param letters characters of text that one piece of work may compute in all
   */
  public record Most(long rows, long rowsOfAll, long letters) {}

  /** The place among those that work at the same time. */
  @FunctionalInterface
  public interface Place {
    /** Lets others go first that have waited; called every now and then. */
    void pause();

    /** Gives the place up for a while in which nothing is worked. */
    default void leave() {}

    /** Takes a place again, and waits for it where there is none. */
    default void enter() {}

    /**
     * Looks whether anybody still wants what is waited for; called every now and then.
     *
     * @throws WorkStoppedException if nobody does
     */
    default void look() {}
  }

  /** Sets a limit; time runs from now on. */
  public WorkLimit(Duration time, Most most, Place place) {
    this.time = time;
    this.most = most;
    this.place = place;
  }

  /**
   * Works under this limit.
   *
   * @throws WorkStoppedException if the work goes past it, or was stopped
   */
  public <T> T bind(Supplier<T> work) {
    WorkLimit before = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      HELD_BY_ALL.addAndGet(-held);
      held = 0;
      restore(before);
    }
  }

  /**
   * Does what others wait for without any limit: it is shared, and must be finished once begun.
   *
   * @param work makes something that is kept
   */
  public static <T> T unbound(Supplier<T> work) {
    WorkLimit before = CURRENT.get();
    CURRENT.remove();
    try {
      return work.get();
    } finally {
      restore(before);
    }
  }

  private static void restore(@Nullable WorkLimit before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }

  /**
   * Lets the work of this thread go on if it may.
   *
   * @throws WorkStoppedException if it may not
   */
  public static void check() {
    WorkLimit current = CURRENT.get();
    if (current != null) {
      current.tick();
    }
  }

  /**
   * Lets the work of this thread go on if it may, before as many letters of text are read at once.
   *
   * @throws WorkStoppedException if it may not
   */
  public static void check(long letters) {
    WorkLimit current = CURRENT.get();
    if (current != null) {
      current.checks += (int) Math.min(CHECKS, letters / LETTERS_OF_CHECK);
      current.tick();
    }
  }

  /**
   * Accounts for a row that is kept in memory until the work is done.
   *
   * @throws WorkStoppedException if that is one too many
   */
  public static void holdRow() {
    WorkLimit current = CURRENT.get();
    if (current != null) {
      current.hold();
    }
  }

  /**
   * Accounts for text that is about to be computed.
   *
   * @throws WorkStoppedException if it is too much
   */
  public static void useLetters(long count) {
    WorkLimit current = CURRENT.get();
    if (current != null) {
      current.letters += count;
      if (current.letters > current.most.letters()) {
        throw new WorkStoppedException(
            WorkStoppedException.Reason.MEMORY,
            "the query computes more than " + current.most.letters() + " characters of text");
      }
      current.tick();
    }
  }

  private void hold() {
    held++;
    if (held > most.rows()) {
      throw new WorkStoppedException(
          WorkStoppedException.Reason.MEMORY,
          "the query has to hold more than "
              + most.rows()
              + " rows to sort, group or join them; ask for less");
    }
    if (HELD_BY_ALL.incrementAndGet() > most.rowsOfAll()) {
      throw new WorkStoppedException(
          WorkStoppedException.Reason.BUSY, "the server has no memory to spare; try again later");
    }
    tick();
  }

  private void tick() {
    checks++;
    if (checks >= CHECKS) {
      checks = 0;
      look();
    }
  }

  private void look() {
    requireGoing();
    if (System.nanoTime() - start > time.toNanos()) {
      throw late();
    }
    place.pause();
  }

  private void requireGoing() {
    Stop stop = stopped;
    if (stop != null) {
      throw new WorkStoppedException(stop.reason(), stop.message());
    }
  }

  private WorkStoppedException late() {
    return new WorkStoppedException(
        WorkStoppedException.Reason.TIME,
        "the query takes longer than " + time.toMillis() / 1000.0 + " s; ask for less");
  }

  /**
   * Waits for what others do; meanwhile the place of this work is free.
   *
   * @throws ExecutionException if they failed
   * @throws InterruptedException if this thread was interrupted
   * @throws WorkStoppedException if the time is over
   */
  public static <T> T await(CompletableFuture<T> others)
      throws ExecutionException, InterruptedException {
    WorkLimit current = CURRENT.get();
    return current == null ? others.get() : current.waitFor(others);
  }

  private <T> T waitFor(CompletableFuture<T> others)
      throws ExecutionException, InterruptedException {
    place.leave();
    try {
      while (true) {
        long left = left().toNanos();
        try {
          return others.get(Math.clamp(left, 0, LOOK_EVERY), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _notYet) {
          requireGoing();
          if (left <= LOOK_EVERY) {
            throw late();
          }
          place.look();
        }
      }
    } finally {
      place.enter();
    }
  }

  /** Returns how long the work of this thread may still take; empty where it has no limit. */
  public static Optional<Duration> timeLeft() {
    return Optional.ofNullable(CURRENT.get()).map(WorkLimit::left);
  }

  /** Returns how long the work may still take; not above zero where its time is over. */
  public Duration left() {
    return time.minusNanos(System.nanoTime() - start);
  }

  /** Lets the work end at its next check, whatever thread does it. */
  public void stop(WorkStoppedException.Reason reason, String message) {
    stopped = new Stop(reason, message);
  }
}
