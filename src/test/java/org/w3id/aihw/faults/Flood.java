package org.w3id.aihw.faults;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Many requests at once, with others asked beside them. */
final class Flood {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String CHEAP =
      "/sparql?query=" + URLEncoder.encode("ASK { ?s ?p ?o }", StandardCharsets.UTF_8);

  private final String address;
  private final List<Reply> replies = Collections.synchronizedList(new ArrayList<>());
  private final List<Reply> beside = new ArrayList<>();

  /** What came back, with the text of a refusal; status 0 where nothing did. */
  record Reply(String path, int status, boolean saysWhenToRetry, double seconds, String refusal) {
    /** Returns whether it is an answer, or a refusal that tells when to come again. */
    boolean isOrderly() {
      return switch (status) {
        case 200, 304, 404 -> true;
        case 429, 503 -> saysWhenToRetry;
        default -> false;
      };
    }
  }

  Flood(String address) {
    this.address = address;
  }

  /** Returns a cheap query. */
  static String cheap() {
    return CHEAP;
  }

  Reply ask(String path, String accept) {
    long began = System.nanoTime();
    try {
      HttpResponse<String> answer =
          CLIENT.send(
              HttpRequest.newBuilder(URI.create(address + path))
                  .header("Accept", accept)
                  .timeout(PATIENCE)
                  .build(),
              head ->
                  head.statusCode() < 500
                      ? HttpResponse.BodySubscribers.replacing("")
                      : HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8));
      return new Reply(
          path,
          answer.statusCode(),
          answer.headers().firstValue("Retry-After").isPresent(),
          (System.nanoTime() - began) / 1e9,
          answer.body());
    } catch (IOException nothing) {
      return new Reply(path, 0, false, (System.nanoTime() - began) / 1e9, nothing.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted amid a flood", e);
    }
  }

  /** Asks for all at once, and for something else beside them until all are answered. */
  Flood of(List<String> paths, String accept, String other) throws InterruptedException {
    List<Thread> threads = begin(paths, accept);
    while (threads.stream().anyMatch(Thread::isAlive)) {
      beside.add(ask(other, other.startsWith("/sparql") ? "*/*" : "text/html"));
      Thread.sleep(50);
    }
    return this;
  }

  /** Asks for all at once and does not wait. */
  List<Thread> begin(List<String> paths, String accept) {
    List<Thread> threads = new ArrayList<>();
    for (String path : paths) {
      threads.add(Thread.ofVirtual().start(() -> replies.add(ask(path, accept))));
    }
    return threads;
  }

  List<Reply> replies() {
    return List.copyOf(replies);
  }

  List<Reply> beside() {
    return List.copyOf(beside);
  }
}
