package org.w3id.aihw.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.alone.Alone;
import org.w3id.aihw.serve.LiveServer;
import org.w3id.aihw.serve.RawHttp;

/**
 * A mixed crowd leaves nothing behind: no memory, no thread, no open file, and no answer that is no
 * answer. A thousand requests in every build, 20,000 by {@code -Pfaults}, and for any number of
 * minutes by {@code -Daihw.faults.minutes=60}.
 */
@Alone
class MixedRequestsTest {
  private static final int CLIENTS = 32;
  private static final List<String> THINGS =
      List.of("nvidia", "amazon", "trainium2", "tsmc", "microsoft", "epoch-ai", "h100", "openai");
  private static final List<String> TYPES =
      List.of("text/html", "text/turtle", "application/ld+json", "application/rdf+xml", "*/*");
  private static final List<String> FORMATS = List.of("ttl", "nt", "jsonld", "rdf", "trig", "nq");
  private static final List<String> QUERIES =
      List.of(
          "ASK { ?s ?p ?o }",
          "SELECT ?o { <https://w3id.org/aihw/id/nvidia> ?p ?o } LIMIT 20",
          "DESCRIBE <https://w3id.org/aihw/id/trainium2>",
          "CONSTRUCT { ?s a ?k } { ?s a ?k } LIMIT 50",
          "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
          "SELECT nonsense");

  private static final Pattern POOLED = Pattern.compile("(qtp|ForkJoinPool|HttpClient-).*");

  private final String address = LiveServer.real().address();

  private static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  /** Returns an address of any kind. */
  private static String path(Random random) {
    String thing = any(THINGS, random);
    String other = any(THINGS, random);
    String day = "20" + (20 + random.nextInt(6)) + "-03-15";
    return switch (random.nextInt(24)) {
      case 0 -> "/";
      case 1 -> "/page/" + thing;
      case 2 -> "/page/" + thing + "?asOf=" + day;
      case 3 -> "/page/" + thing + "?panel=falls";
      case 4 -> "/id/" + thing;
      case 5 -> "/data/" + thing + "." + any(FORMATS, random);
      case 6 -> "/lines/" + thing;
      case 7 -> "/graph-view/" + thing;
      case 8 -> "/why?s=amazon&p=customerAndRivalOf&o=nvidia";
      case 9 -> "/why?s=" + thing + "&p=customerOf&o=" + other;
      case 10 -> "/pair/" + thing + "/" + other;
      case 11 -> "/path?from=" + thing + "&to=" + other;
      case 12 -> "/matrix?line=rivalOf";
      case 13 -> "/search?q=" + thing.substring(0, 4) + random.nextInt(100);
      case 14 -> "/changes";
      case 15 -> "/changes.atom";
      case 16 -> "/changes?from=" + day + "&to=2026-02-01";
      case 17 -> "/disagreements";
      case 18 -> "/questions";
      case 19 -> "/questions/who-supplies-whom?no=" + random.nextInt(3);
      case 20 -> "/page/no-such-thing-" + random.nextInt(1_000);
      case 21 -> "/page/graph/people";
      case 22 -> "/sparql?timeout=1&query=" + RawHttp.encoded(any(QUERIES, random));
      default -> any(List.of("/health", "/coverage", "/ontology", "/.well-known/void"), random);
    };
  }

  /** Asks until a number of requests is reached, or a time. */
  private Map<Integer, Integer> ask(int requests, long end, long seed) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(requests);
    Map<Integer, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    List<Thread> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      Random random = new Random(seed * CLIENTS + client);
      clients.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    Flood flood = new Flood(address);
                    while (left.getAndDecrement() > 0 || System.nanoTime() < end) {
                      Flood.Reply reply = flood.ask(path(random), any(TYPES, random));
                      statuses.merge(reply.status(), 1, Integer::sum);
                      if (reply.status() == 0 || (reply.status() >= 500 && reply.status() != 503)) {
                        wrong.add(reply.toString());
                      }
                    }
                  }));
    }
    for (Thread client : clients) {
      client.join();
    }
    assertEquals(List.of(), wrong);
    return statuses;
  }

  /**
   * What is held when all is done.
   *
   * @param threads those outside the pools of server and client, which keep as many as they like
   *     within bounds of their own
   * @param atWork those of the pools that are still about something of ours
   */
  private record Held(long bytes, List<String> threads, List<String> atWork, long files) {
    static Held now() throws InterruptedException {
      Thread.sleep(15_000); // Threads of slices and comparisons end ten seconds after their last.
      for (int time = 0; time < 3; time++) {
        System.gc();
      }
      List<String> threads = new ArrayList<>();
      List<String> atWork = new ArrayList<>();
      Thread.getAllStackTraces()
          .forEach(
              (thread, frames) -> {
                if (!POOLED.matcher(thread.getName()).matches()) {
                  threads.add(thread.getName());
                } else if (Stream.of(frames).anyMatch(MixedRequestsTest::isOurs)) {
                  atWork.add(thread.getName());
                }
              });
      return new Held(
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
          threads,
          atWork,
          ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
              ? unix.getOpenFileDescriptorCount()
              : 0);
    }
  }

  private static boolean isOurs(StackTraceElement frame) {
    return frame.getClassName().startsWith("org.w3id.aihw.");
  }

  @Test
  void aMixedCrowdLeavesNothingBehind() throws InterruptedException {
    int requests = FaultCount.of("mixed", 400, 20_000);
    int minutes = Integer.getInteger("aihw.faults.minutes", 0);
    // What is kept on purpose, such as slices of other days, is kept after these.
    ask(Math.min(requests, 1_500), 0, 1);
    Held before = Held.now();
    Map<Integer, Integer> statuses =
        ask(requests, System.nanoTime() + minutes * 60_000_000_000L, 2);
    Held after = Held.now();
    String told = before + ", then " + after + "; statuses " + statuses;
    System.out.println("mixed requests: " + told);
    assertTrue(statuses.getOrDefault(200, 0) > requests / 4, told);
    assertTrue(after.bytes() <= before.bytes() * 1.1, told);
    assertTrue(after.threads().size() <= before.threads().size(), told);
    assertEquals(List.of(), after.atWork(), told);
    assertTrue(after.files() <= before.files() + CLIENTS, told); // Each may keep a connection.
  }
}
