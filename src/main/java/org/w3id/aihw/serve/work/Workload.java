package org.w3id.aihw.serve.work;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.serve.http.Refusal;

/**
 * All that is worked on for clients: each piece in a lane and under a limit of its own, and all of
 * them within the memory that there is. Safe to share between threads.
 */
public final class Workload {
  /** What has worked for less holds little, and is done before the memory is needed. */
  private static final long MODEST = TimeUnit.MILLISECONDS.toNanos(100);

  private final Lanes lanes;
  private final WorkLimit.Most most;
  private final HeapWatch heap;
  private final Set<Piece> pieces = ConcurrentHashMap.newKeySet();

  private record Piece(WorkLimit limit, Lanes.Turn turn) {}

  /**
   * Lets work be done.
   *
   * @param most what one piece of it may hold in memory
   * @param heap tells whether there is memory
   */
  public Workload(Lanes lanes, WorkLimit.Most most, HeapWatch heap) {
    this.lanes = lanes;
    this.most = most;
    this.heap = heap;
    heap.whenScarce(this::stopDearest);
  }

  /**
   * Does work for a client.
   *
   * @param time how long it may take, waiting for a place included
   * @throws Refusal if too much waits, or the memory is nearly full
   * @throws WorkStoppedException if the work goes past its limit, or the client hangs up
   */
  public <T> T run(HttpServletRequest request, Kind kind, Duration time, Supplier<T> work) {
    requireMemory();
    try (Lanes.Turn turn = lanes.turn(kind, time, Client.of(request))) {
      WorkLimit limit = new WorkLimit(time, most, turn);
      Piece piece = new Piece(limit, turn);
      pieces.add(piece);
      try {
        turn.begin();
        return limit.bind(work);
      } finally {
        pieces.remove(piece);
      }
    }
  }

  /**
   * Lets a request pass if there is memory for its work.
   *
   * @throws Refusal if there is not
   */
  public void requireMemory() {
    if (heap.isScarce()) {
      throw new Refusal(
          503,
          "No memory to spare",
          "The memory of the server is nearly full; try again in a moment.",
          Map.of("Retry-After", "5"));
    }
  }

  private void stopDearest() {
    for (Piece piece : pieces) {
      if (piece.turn().used() > MODEST) {
        piece
            .limit()
            .stop(
                WorkStoppedException.Reason.BUSY,
                "the server has no memory to spare; try again later");
      }
    }
  }

  /** Ends all work, and refuses more. */
  public void stop() {
    lanes.stop();
    pieces.forEach(
        piece -> piece.limit().stop(WorkStoppedException.Reason.BUSY, "the server is stopping"));
  }

  /** Returns the refusal of work that was stopped. */
  public static Refusal refusal(WorkStoppedException stopped) {
    String detail = String.valueOf(stopped.getMessage());
    return switch (stopped.reason()) {
      case TIME -> new Refusal(503, "Takes too long", detail, Map.of("Retry-After", "10"));
      case MEMORY -> new Refusal(400, "Asks for too much", detail);
      case BUSY -> new Refusal(503, "Too busy", detail, Map.of("Retry-After", "5"));
      case GONE -> new Refusal(503, "Nobody waits", detail);
    };
  }
}
