package org.w3id.aihw.serve.http;

import java.time.Duration;
import org.w3id.aihw.model.WorkLimit;

/**
 * What one request may ask for.
 *
 * @param queryTime how long a query may take
 * @param updateTime how long an update may take
 * @param pageTime how long a page may take to make
 * @param fileTime how long a file of a whole graph may take to make
 * @param memory what a query may hold in memory
 * @param queryLetters how long the text of a query may be, in characters
 * @param resultBytes how large an answer may be
 * @param bodyBytes how large what is sent may be, unpacked
 * @param literalLetters how long one literal of it may be, in characters
 * @param requestsPerSecond how many requests one client may send each second; 0 for any number
 * @param waitingQueries how many requests may wait for their turn
 */
public record Limits(
    Duration queryTime,
    Duration updateTime,
    Duration pageTime,
    Duration fileTime,
    WorkLimit.Most memory,
    int queryLetters,
    long resultBytes,
    int bodyBytes,
    int literalLetters,
    int requestsPerSecond,
    int waitingQueries) {
  /** Returns the limits of a server that nobody has configured. */
  public static Limits standard() {
    return new Limits(
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(20),
        Duration.ofSeconds(40),
        new WorkLimit.Most(1_000_000, 3_000_000, 64L << 20),
        200_000,
        256L << 20,
        64 << 20,
        1_000_000,
        0,
        400);
  }
}
