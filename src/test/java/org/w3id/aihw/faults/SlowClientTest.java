package org.w3id.aihw.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.alone.Alone;
import org.w3id.aihw.serve.WritableServer;

/** Clients that send or read next to nothing keep nobody else waiting, and are cut off in time. */
@Alone
class SlowClientTest {
  /** Bodies and heads have ten seconds, and a byte comes each second; the rest is noise. */
  private static final int SENDERS_END_SECONDS = 25;

  /** Who does not read is cut off when nothing could be written for half a minute. */
  private static final int READERS_END_SECONDS = 60;

  /** What a shared machine may add to the second that is promised to all but a few. */
  private static final double NOISE_SECONDS = 4;

  private static final int MANY = 12;

  /** What a client is slow with. */
  private enum Slow {
    HEAD,
    BODY,
    FORM,
    QUERY_FORM,
    PARTS,
    READING
  }

  @TempDir private Path folder;
  private WritableServer server;

  @BeforeEach
  void start() {
    server = WritableServer.in(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** One slow client. */
  private static final class Client {
    private final Slow slow;
    private final Socket socket = new Socket();
    private String answer = "";
    private boolean isEnded;

    Client(Slow slow, int port) throws IOException {
      this.slow = slow;
      if (slow == Slow.READING) {
        socket.setReceiveBufferSize(1_024);
      }
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(1);
      socket.getOutputStream().write(beginning(slow));
      socket.getOutputStream().flush();
    }

    private static byte[] beginning(Slow slow) {
      String length = "Content-Length: 100000";
      return switch (slow) {
        case HEAD -> RawRequest.ascii("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
        case BODY ->
            RawRequest.head(
                "PUT", "/data?graph=http://x/g", length, "Content-Type: application/n-triples");
        case FORM ->
            RawRequest.head(
                "POST", "/update", length, "Content-Type: application/x-www-form-urlencoded");
        case QUERY_FORM ->
            RawRequest.head(
                "POST", "/sparql", length, "Content-Type: application/x-www-form-urlencoded");
        case PARTS ->
            RawRequest.head(
                "POST",
                "/data?graph=http://x/g",
                length,
                "Content-Type: multipart/form-data; boundary=b");
        case READING -> {
          // Pipelined, so that there is far more to read than any buffer holds.
          byte[] ask =
              RawRequest.head(
                  "GET", "/sparql?query=SELECT%20*%20%7B%3Fa%20%3Fb%20%3Fc%7D%20LIMIT%2020000");
          yield RawRequest.joined(Collections.nCopies(MANY, ask).toArray(byte[][]::new));
        }
      };
    }

    /** Sends one more byte, if anybody takes it, and reads what came back. */
    void goOn() {
      if (isEnded) {
        return;
      }
      try {
        if (slow != Slow.READING) {
          socket.getOutputStream().write('a');
          socket.getOutputStream().flush();
          byte[] some = new byte[2_000];
          int length = read(some);
          if (length > 0) {
            answer += new String(some, 0, length, StandardCharsets.UTF_8);
          }
          isEnded = length < 0 || !answer.isEmpty();
        }
      } catch (IOException _cutOff) {
        isEnded = true;
      }
    }

    private int read(byte[] some) throws IOException {
      try {
        return socket.getInputStream().read(some);
      } catch (SocketTimeoutException _nothingYet) {
        return 0;
      }
    }

    /** Returns whether the server has let go of it: else all would still come, and no end. */
    boolean isLetGo() {
      try {
        socket.setSoTimeout(2_000);
        socket.getInputStream().readAllBytes();
        return true;
      } catch (SocketTimeoutException _stillOpen) {
        return false;
      } catch (IOException _reset) {
        return true;
      }
    }
  }

  private double cheapQuery() {
    long start = System.nanoTime();
    var answer =
        server
            .writer()
            .send(
                "GET",
                "/sparql?query=ASK%7B%3Chttps://w3id.org/aihw/id/acme%3E%20a%20%3Ft%7D",
                new byte[0]);
    assertEquals(200, answer.status());
    return (System.nanoTime() - start) / 1e9;
  }

  @Test
  void keepNobodyWaitingAndAreCutOff() throws IOException, InterruptedException {
    int number = FaultCount.of("slow", 60, 300);
    cheapQuery();
    List<Client> clients = new ArrayList<>();
    for (int at = 0; at < number; at++) {
      clients.add(new Client(Slow.values()[at % Slow.values().length], server.port()));
    }
    long start = System.nanoTime();
    List<Double> times = new ArrayList<>();
    List<Client> senders = clients.stream().filter(client -> client.slow != Slow.READING).toList();
    while (senders.stream().anyMatch(client -> !client.isEnded)
        && seconds(start) < SENDERS_END_SECONDS) {
      clients.forEach(Client::goOn);
      for (int more = 0; more < 5; more++) {
        times.add(cheapQuery());
        Thread.sleep(100);
      }
    }
    double sendersEnded = seconds(start);
    Map<Slow, Integer> left = new EnumMap<>(Slow.class);
    senders.stream()
        .filter(client -> !client.isEnded)
        .forEach(client -> left.merge(client.slow, 1, Integer::sum));
    long refused = senders.stream().filter(client -> client.answer.contains(" 408 ")).count();
    times.sort(null);
    System.out.printf(
        "slow clients: %d, cheap queries meanwhile %d, median %.3f s, 95 of 100 %.3f s, slowest"
            + " %.3f s; senders ended within %.0f s, %d by 408, left %s%n",
        number,
        times.size(),
        times.get(times.size() / 2),
        times.get(times.size() * 95 / 100),
        times.getLast(),
        sendersEnded,
        refused,
        left);
    assertEquals(Map.of(), left);
    assertTrue(refused >= number / 2, "answers of 408: " + refused);
    assertTrue(times.get(times.size() * 95 / 100) <= 1, "95 of 100 took " + times);
    assertTrue(times.getLast() <= 1 + NOISE_SECONDS, "slowest: " + times.getLast());
    if (FaultCount.isLong()) {
      Thread.sleep(TimeUnit.SECONDS.toMillis(READERS_END_SECONDS) - (long) (sendersEnded * 1_000));
      long open =
          clients.stream()
              .filter(client -> client.slow == Slow.READING && !client.isLetGo())
              .count();
      assertEquals(0, open, "who never reads is still served");
    }
    for (Client client : clients) {
      client.socket.close();
    }
    assertTrue(cheapQuery() <= 1 + NOISE_SECONDS);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
