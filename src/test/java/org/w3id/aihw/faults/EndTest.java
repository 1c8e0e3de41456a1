package org.w3id.aihw.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.alone.Alone;

/** The server ends when it is told to, whatever it is asked, and when it can go on no longer. */
@Alone
class EndTest {
  private static final double END_SECONDS = 10;

  /** What a shared machine may add. */
  private static final double NOISE_SECONDS = 5;

  private static final int LARGE = 300_000_000;

  @TempDir private Path folder;

  @AfterEach
  void killWhatIsLeft() {
    ChildServer.killAll();
  }

  @Test
  void sigtermAmidAFloodEndsItInTime() throws InterruptedException {
    ChildServer server =
        ChildServer.startWith("2g", World.project().root(), folder.resolve("store"));
    new Flood(server.address())
        .begin(Collections.nCopies(40, "/page/epoch-ai?panel=falls"), "text/html");
    Thread.sleep(3_000);
    long began = System.nanoTime();
    int code = server.stop();
    double seconds = (System.nanoTime() - began) / 1e9;
    assertTrue(code == 143 || code == 0, "ended with " + code + ": " + server.output());
    assertTrue(seconds <= END_SECONDS + NOISE_SECONDS, "ended after " + seconds + " s");
  }

  @Test
  void withoutMemoryItSaysSoAndEndsForItsSupervisor() throws IOException, InterruptedException {
    World.tiny(folder, "");
    Files.copy(Path.of("src/test/resources/sound.ttl"), folder.resolve("data/sound.ttl"));
    // The operator allows for bodies that are larger than the heap.
    ChildServer server =
        ChildServer.startWith("80m", folder, folder.resolve("store"), "body-mb=1024");
    assertEquals(200, new Flood(server.address()).ask("/health", "*/*").status());
    int port = URI.create(server.address()).getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          RawRequest.head(
              "POST",
              "/update",
              "Content-Type: application/sparql-update",
              "Content-Length: " + LARGE));
      byte[] block = new byte[1 << 20];
      for (int sent = 0; sent < LARGE; sent += block.length) {
        out.write(block);
      }
    } catch (IOException _ended) {
      // Before it had all of it.
    }
    assertTrue(server.process().waitFor(120, TimeUnit.SECONDS), server.output());
    assertEquals(3, server.process().exitValue(), server.output());
    assertTrue(server.output().contains("beyond help"), server.output());
    ChildServer again = ChildServer.start(folder, folder.resolve("store"));
    assertEquals(200, new Flood(again.address()).ask("/health", "*/*").status());
  }
}
