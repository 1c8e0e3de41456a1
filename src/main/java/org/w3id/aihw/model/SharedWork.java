package org.w3id.aihw.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Work that several may ask for at once and that is done once: who asks while it is done waits for
 * it, and what was made last is kept for those who ask later. It is done without a limit of those
 * who wait, since another may wait longer; what nobody waits for any more is not begun. Safe to
 * share between threads.
 *
 * @param <K> what the work is about
 * @param <V> what it makes
 */
public final class SharedWork<K, V> {
  private final Executor executor;
  private final Map<K, Piece<V>> pieces;

  /** A piece of work, begun or done. */
  private static final class Piece<V> {
    private final CompletableFuture<V> result = new CompletableFuture<>();
    private int waiting;
  }

  /**
   * Does work by an executor.
   *
   * @param kept how many results are kept; those being made do not count
   * @param executor does the work; it may refuse more
   */
  public SharedWork(int kept, Executor executor) {
    this.executor = executor;
    this.pieces =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Piece<V>> eldest) {
            return size() > kept && eldest.getValue().result.isDone();
          }
        };
  }

  /**
   * Returns what is kept, or makes it.
   *
   * @param work makes it; called by the executor
   * @throws WorkStoppedException if too much waits to be done, or the time of the work that asks is
   *     over; what it asked for is made nevertheless, if that had begun
   */
  public V get(K key, Supplier<V> work) {
    Piece<V> piece;
    boolean isNew;
    synchronized (pieces) {
      Piece<V> known = pieces.get(key);
      isNew = known == null;
      piece = known == null ? new Piece<>() : known;
      if (isNew) {
        pieces.put(key, piece);
      }
      piece.waiting++;
    }
    try {
      if (isNew) {
        begin(key, piece, work);
      }
      return piece.result.isDone() ? piece.result.get() : WorkLimit.await(piece.result);
    } catch (ExecutionException e) {
      throw rethrown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkStoppedException(WorkStoppedException.Reason.BUSY, "the server is stopping");
    } finally {
      synchronized (pieces) {
        piece.waiting--;
      }
    }
  }

  private void begin(K key, Piece<V> piece, Supplier<V> work) {
    try {
      executor.execute(() -> make(key, piece, work));
    } catch (RejectedExecutionException _full) {
      fail(
          key,
          piece,
          new WorkStoppedException(
              WorkStoppedException.Reason.BUSY,
              "too much of this kind is asked for at once; try again later"));
    }
  }

  private void make(K key, Piece<V> piece, Supplier<V> work) {
    try {
      synchronized (pieces) {
        if (piece.waiting == 0) {
          throw new WorkStoppedException(WorkStoppedException.Reason.GONE, "nobody waits for it");
        }
      }
      piece.result.complete(WorkLimit.unbound(work));
    } catch (RuntimeException | Error e) {
      fail(key, piece, e);
    }
  }

  private void fail(K key, Piece<V> piece, Throwable failure) {
    synchronized (pieces) {
      pieces.remove(key, piece);
    }
    piece.result.completeExceptionally(failure);
  }

  private static RuntimeException rethrown(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException failure) {
      return failure;
    }
    if (e.getCause() instanceof Error failure) {
      throw failure;
    }
    return new IllegalStateException("the work failed", e);
  }
}
