package org.w3id.aihw.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Does pieces of work beside each other, as many at a time as there are processors. They are begun
 * in the order given, so what should not be waited for last is given first; a piece may ask for
 * what came of one given before it. What comes of each is asked for by piece, so that it does not
 * depend on which ended first.
 *
 * <p>One thread gives the pieces and calls {@link #finish()}, which does its share of them. No
 * piece is interrupted, since an interrupt would close the files of a store under others.
 */
public final class Crew {
  private final List<Piece<?>> pieces = new ArrayList<>();
  private final int hands;

  private Crew(int hands) {
    this.hands = hands;
  }

  /** Returns a crew of as many hands as there are processors. */
  public static Crew ofAllProcessors() {
    return new Crew(Runtime.getRuntime().availableProcessors());
  }

  /** Returns a crew of some hands. */
  public static Crew of(int hands) {
    return new Crew(hands);
  }

  /** Returns a crew that does one piece after the other. */
  public static Crew alone() {
    return new Crew(1);
  }

  /**
   * A piece of work.
   *
   * @param <T> what comes of it
   */
  public static final class Piece<T> {
    private final FutureTask<T> task;
    private volatile boolean begun;

    private Piece(Supplier<T> work) {
      task = new FutureTask<>(work::get);
    }

    private void run() {
      begun = true;
      task.run();
    }

    /**
     * Returns what came of the piece, or throws what it threw.
     *
     * @throws IllegalStateException if it was not begun, so that nobody would ever end it
     */
    public T result() {
      if (!begun) {
        throw new IllegalStateException("asked for before the work was begun");
      }
      await();
      if (task.state() == Future.State.SUCCESS) {
        return task.resultNow();
      }
      switch (task.exceptionNow()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case Throwable failure -> throw new IllegalStateException("work failed", failure);
      }
    }

    /** Waits for the end, be it good or bad; an interrupt meanwhile is kept for later. */
    private void await() {
      boolean interrupted = false;
      while (!task.isDone()) {
        try {
          task.get();
        } catch (InterruptedException _later) {
          interrupted = true;
        } catch (ExecutionException _toldByResult) {
          break;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Takes a piece of work, which waits for {@link #finish()}. */
  public <T> Piece<T> give(Supplier<T> work) {
    Piece<T> piece = new Piece<>(work);
    pieces.add(piece);
    return piece;
  }

  /** Does every piece given, and returns when all have ended, well or not. */
  public void finish() {
    List<Piece<?>> given = List.copyOf(pieces);
    pieces.clear();
    AtomicInteger next = new AtomicInteger();
    for (int hand = 1; hand < Math.min(hands, given.size()); hand++) {
      Thread.ofPlatform().name("crew-" + hand).daemon(true).start(() -> work(given, next));
    }
    work(given, next);
    given.forEach(Piece::await);
  }

  private static void work(List<Piece<?>> given, AtomicInteger next) {
    for (int piece = next.getAndIncrement(); piece < given.size(); piece = next.getAndIncrement()) {
      given.get(piece).run();
    }
  }
}
