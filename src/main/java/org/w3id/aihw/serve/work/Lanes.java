package org.w3id.aihw.serve.work;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.serve.http.Refusal;

/**
 * Lets as many requests work at a time as there are processors, those first that have worked least.
 * One that has worked for a while gives its place up to one that has worked less, and goes on when
 * its turn comes again: a cheap query never waits for an expensive one to end.
 *
 * <p>What is begun holds memory until it is done, also while others go first. So of pages and files
 * only some are begun at a time; the rows of queries are counted instead ({@link WorkLimit}). What
 * needs another day holds all that follows for it, be it a page or a query.
 */
public final class Lanes {
  /** How much more one has worked than one that waits when it gives way, in nanoseconds. */
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(8);

  /** How often it is looked whether a client is still there. */
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(250);

  /** How many pages are begun for each place. */
  private static final int PAGES = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Turn> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Turn turn) -> turn.used)
              .thenComparingLong(turn -> turn.number));
  private final Rooms rooms;
  private final int mostWaiting;

  /** What the first of those that wait has worked; read without the lock by those that work. */
  private volatile long leastUsed = Long.MAX_VALUE - SLICE;

  private int free;
  private long number;
  private long refused;
  private long gone;
  private boolean stopping;

  /**
   * Opens lanes.
   *
   * @param places how many work at a time
   * @param mostWaiting how many may wait; more are sent away
   * @param otherDays how many are begun at a time that need another day
   */
  public Lanes(int places, int mostWaiting, int otherDays) {
    this.free = places;
    this.mostWaiting = mostWaiting;
    this.rooms = new Rooms(PAGES * places, otherDays, Math.max(1, places / 2));
  }

  /** Returns how many wait for their turn. */
  public int waiting() {
    return (int) locked(() -> waiting.size() + rooms.outside());
  }

  /** Returns how many were sent away because too many waited. */
  public long refused() {
    return locked(() -> refused);
  }

  /** Returns how many were given up because their client had hung up. */
  public long gone() {
    return locked(() -> gone);
  }

  private long locked(LongSupplier work) {
    lock.lock();
    try {
      return work.getAsLong();
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable work) {
    locked(
        () -> {
          work.run();
          return 0;
        });
  }

  /** Sends away all that wait and all that come. */
  public void stop() {
    locked(
        () -> {
          stopping = true;
          waiting.forEach(turn -> turn.go.signal());
          rooms.all().forEach(room -> room.outside.forEach(turn -> turn.go.signal()));
        });
  }

  /**
   * Waits for a place for a query of nobody known.
   *
   * @param patience how long it may take in all
   * @throws Refusal if too many wait
   * @throws WorkStoppedException if no place comes free in time
   */
  Turn enter(Duration patience) {
    Turn turn = turn(Kind.QUERY, patience, Client.UNKNOWN);
    turn.begin();
    return turn;
  }

  /**
   * Returns a turn that has not begun.
   *
   * @param patience how long it may take in all, from now on
   */
  Turn turn(Kind kind, Duration patience, Client client) {
    return new Turn(kind, patience, client);
  }

  private void setLeast() {
    Turn first = waiting.peek();
    leastUsed = first == null ? Long.MAX_VALUE - SLICE : first.used;
  }

  private void passPlace() {
    Turn next = waiting.poll();
    setLeast();
    if (next == null) {
      free++;
    } else {
      next.take();
    }
  }

  private void passRoom(Room room) {
    Turn next = room.outside.pollFirst();
    if (next == null) {
      room.free++;
    } else {
      next.comeIn();
    }
  }

  /** Returns who is to go so that one more can wait: who asks for most, or has worked most. */
  private @Nullable Turn dearerThan(Turn newcomer) {
    return rooms
        .lastOutside(newcomer.kind)
        .or(
            () ->
                waiting.stream()
                    .filter(turn -> turn.used >= SLICE)
                    .max(Comparator.comparingLong(turn -> turn.used)))
        .orElse(null);
  }

  /** The place of one request; to be closed when it is done. */
  public final class Turn implements WorkLimit.Place, AutoCloseable {
    private final Kind kind;
    private final long end;
    private final long beginBy; // Later it would hardly be done in time.
    private final Client client;
    private final Condition go = lock.newCondition();
    private long number;
    private long used;
    private long since;
    private long looked = System.nanoTime();
    private boolean isBegun;
    private boolean hasRoom;
    private boolean hasPlace;
    private boolean sentAway;

    private Turn(Kind kind, Duration patience, Client client) {
      this.kind = kind;
      this.end = System.nanoTime() + patience.toNanos();
      this.beginBy = end - patience.toNanos() / 2;
      this.client = client;
    }

    /**
     * Waits for a place.
     *
     * @throws Refusal if too many wait
     * @throws WorkStoppedException if no place comes free in time
     */
    void begin() {
      lock.lock();
      try {
        number = Lanes.this.number++;
        if (stopping || (isToWait() && waiting() >= mostWaiting && !makeRoom())) {
          refused++;
          throw new Refusal(
              503,
              "Too busy",
              stopping
                  ? "The server is stopping."
                  : "Too many requests are waiting; try again in a moment.",
              Map.of("Retry-After", "2"));
        }
        goIn();
      } finally {
        lock.unlock();
      }
    }

    private boolean isToWait() {
      return free == 0 || rooms.of(kind).free == 0;
    }

    private boolean makeRoom() {
      Turn other = dearerThan(this);
      if (other == null) {
        return false;
      }
      refused++;
      other.sentAway = true;
      other.withdraw();
      other.go.signal();
      return true;
    }

    /** Returns for how long it has worked, in nanoseconds. */
    long used() {
      return used;
    }

    private void take() {
      hasPlace = true;
      since = System.nanoTime();
      go.signal();
    }

    private void comeIn() {
      hasRoom = true;
      isBegun = true;
      if (free > 0) {
        free--;
        take();
      } else {
        waiting.add(this);
        setLeast();
      }
    }

    /** Waits until it has room and a place; the lock is held. */
    private void goIn() {
      Room room = rooms.of(kind);
      if (hasRoom) {
        comeIn();
      } else if (room.free > 0) {
        room.free--;
        comeIn();
      } else if (isBegun) {
        room.outside.addFirst(this);
      } else {
        room.outside.addLast(this);
      }
      await();
    }

    /** Waits until it has a place; the lock is held. */
    private void await() {
      while (!hasPlace) {
        if (sentAway) {
          throw busy("the server is too busy to answer in time; try again later");
        }
        long left = (isBegun ? end : beginBy) - System.nanoTime();
        if (stopping || left <= 0) {
          withdraw();
          throw busy(
              stopping
                  ? "the server is stopping"
                  : "the server is too busy to answer in time; try again later");
        }
        try {
          go.awaitNanos(Math.min(left, LOOK_EVERY));
        } catch (InterruptedException _stopping) {
          withdraw();
          Thread.currentThread().interrupt();
          throw busy("the server is stopping");
        }
        if (!hasPlace && !sentAway) {
          requireClient(
              () -> {
                withdraw();
                gone++;
              });
        }
      }
    }

    private static WorkStoppedException busy(String why) {
      return new WorkStoppedException(WorkStoppedException.Reason.BUSY, why);
    }

    private void requireClient(Runnable otherwise) {
      long now = System.nanoTime();
      if (now - looked >= LOOK_EVERY) {
        looked = now;
        if (client.isGone()) {
          otherwise.run();
          throw new WorkStoppedException(
              WorkStoppedException.Reason.GONE, "the client has hung up");
        }
      }
    }

    /** Waits no more; what it holds goes to others. */
    private void withdraw() {
      if (waiting.remove(this)) {
        setLeast();
      }
      rooms.of(kind).outside.remove(this);
      giveUpPlace();
      giveUpRoom();
    }

    private void giveUpPlace() {
      if (hasPlace) {
        used += System.nanoTime() - since;
        hasPlace = false;
        passPlace();
      }
    }

    private void giveUpRoom() {
      if (hasRoom) {
        hasRoom = false;
        passRoom(rooms.of(kind));
      }
    }

    /**
     * Lets others go first that have worked less: one that is new at once, so that it does not wait
     * for the end of a slice. Called by the thread that works, now and then.
     */
    @Override
    public void pause() {
      look();
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
          passPlace();
          waiting.add(this);
          setLeast();
          await();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void look() {
      requireClient(() -> locked(() -> gone++));
    }

    @Override
    public void leave() {
      locked(
          () -> {
            giveUpPlace();
            if (kind != Kind.OTHER_DAY) { // which waits for no other, and then holds what was made
              giveUpRoom();
            }
          });
    }

    @Override
    public void enter() {
      locked(this::goIn);
    }

    @Override
    public void close() {
      locked(
          () -> {
            giveUpPlace();
            giveUpRoom();
          });
    }
  }
}
