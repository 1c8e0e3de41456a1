package org.w3id.aihw.serve.sparql;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.serve.http.Refusal;

/**
 * Lets as many queries work at a time as there are processors, those first that have worked least.
 * A query that has worked for a while gives its place up to one that has worked less, and goes on
 * when its turn comes again: a cheap query never waits for an expensive one to end.
 */
public final class Lanes {
  /** How much more a query has worked than one that waits when it gives way, in nanoseconds. */
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(8);

  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Turn> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Turn turn) -> turn.used)
              .thenComparingLong(turn -> turn.number));
  private final int mostWaiting;

  /** What the first of those that wait has worked; read without the lock by those that work. */
  private volatile long leastUsed = Long.MAX_VALUE - SLICE;

  private int free;
  private long number;
  private long refused;

  /**
   * Opens lanes.
   *
   * @param places how many queries work at a time
   * @param mostWaiting how many may wait; more are sent away
   */
  public Lanes(int places, int mostWaiting) {
    this.free = places;
    this.mostWaiting = mostWaiting;
  }

  /** Returns how many queries wait for their turn. */
  public int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many queries were sent away because too many waited. */
  public long refused() {
    return refused;
  }

  /**
   * Waits for a place.
   *
   * @param patience how long the query may take in all
   * @throws Refusal if too many wait
   * @throws WorkStoppedException if no place comes free in time
   */
  public Turn enter(Duration patience) {
    lock.lock();
    try {
      if (free == 0 && waiting.size() >= mostWaiting) {
        refused++;
        throw new Refusal(
            503,
            "Too busy",
            "Too many queries are waiting; try again in a moment.",
            Map.of("Retry-After", "2"));
      }
      Turn turn = new Turn(number++, System.nanoTime() + patience.toNanos());
      turn.enter();
      return turn;
    } finally {
      lock.unlock();
    }
  }

  private void setLeast() {
    Turn first = waiting.peek();
    leastUsed = first == null ? Long.MAX_VALUE - SLICE : first.used;
  }

  private void pass() {
    Turn next = waiting.poll();
    setLeast();
    if (next == null) {
      free++;
    } else {
      next.begin();
      next.go.signal();
    }
  }

  /** The place of one query; to be closed when it is done. */
  public final class Turn implements WorkLimit.Place, AutoCloseable {
    private final long number;
    private final long end;
    private final Condition go = lock.newCondition();
    private long used;
    private long since;
    private boolean hasPlace;

    private Turn(long number, long end) {
      this.number = number;
      this.end = end;
    }

    private void begin() {
      hasPlace = true;
      since = System.nanoTime();
    }

    /** Waits until it has a place; the lock is held. */
    private void await() {
      waiting.add(this);
      setLeast();
      while (!hasPlace) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          withdraw();
          throw new WorkStoppedException(
              WorkStoppedException.Reason.BUSY,
              "the server is too busy to answer the query in time; try again later");
        }
        try {
          go.awaitNanos(left);
        } catch (InterruptedException _stopping) {
          withdraw();
          Thread.currentThread().interrupt();
          throw new WorkStoppedException(
              WorkStoppedException.Reason.BUSY, "the server is stopping");
        }
      }
    }

    private void withdraw() {
      waiting.remove(this);
      setLeast();
    }

    /**
     * Lets others go first that have worked less: a query that is new at once, so that it does not
     * wait for the end of a slice. Called by the thread that works, now and then.
     */
    @Override
    public void pause() {
      long now = System.nanoTime();
      if (used + now - since < leastUsed + SLICE) {
        return;
      }
      lock.lock();
      try {
        used += now - since;
        since = now;
        Turn first = waiting.peek();
        if (first != null && first.used + SLICE <= used) {
          hasPlace = false;
          pass();
          await();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void leave() {
      lock.lock();
      try {
        if (hasPlace) {
          used += System.nanoTime() - since;
          hasPlace = false;
          pass();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void enter() {
      lock.lock();
      try {
        if (free > 0) {
          free--;
          begin();
        } else {
          await();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      leave();
    }
  }
}
