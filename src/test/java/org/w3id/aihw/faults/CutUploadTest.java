package org.w3id.aihw.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.WritableServer;

/** Uploads that end before they are whole, wherever they are cut, leave nothing behind. */
class CutUploadTest {
  private static final String GRAPH = "/data?graph=https://example.org/cut";
  private static final String BOUNDARY = "----------------boundary";

  /** A body that is sound if it comes whole, with where its first part could pass for all. */
  private record Upload(String method, String path, String type, String body) {
    /** Returns a length after which what was sent is sound in itself, or any at all. */
    int cut(Random random) {
      List<Integer> ends = new ArrayList<>();
      for (int at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1)) {
        ends.add(body.substring(0, at + 1).getBytes(StandardCharsets.UTF_8).length);
      }
      int length = RawRequest.ascii(body).length;
      ends.removeIf(end -> end >= length);
      return random.nextInt(4) == 0 || ends.isEmpty()
          ? 1 + random.nextInt(length - 1)
          : ends.get(random.nextInt(ends.size()));
    }
  }

  /** How an upload is framed, and cut. */
  private enum Framing {
    LENGTH_TOO_LONG,
    CHUNKS_WITHOUT_END,
    CHUNK_CUT,
    PACKED_LENGTH_TOO_LONG,
    PACKED_CUT,
    PACKED_CUT_IN_CHUNKS,
    PACKED_IN_TWO_SECOND_CUT,
    PACKED_WHOLE_LENGTH_TOO_LONG
  }

  @TempDir private Path folder;
  private final Random random = new Random(20261123);
  private WritableServer server;

  @BeforeEach
  void start() {
    server = WritableServer.in(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String lines(String pattern) {
    return IntStream.range(0, 40)
        .mapToObj(number -> pattern.replace("#", String.valueOf(number)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<Upload> uploads() {
    String triples = lines("<http://x.org/s#> <http://x.org/p> \"value # of many\" .");
    String quads = lines("<http://x.org/s#> <http://x.org/p> \"value #\" <http://x.org/g> .");
    String update = lines("INSERT DATA { GRAPH <http://x.org/g> { <http://x.org/#> a 'x' } } ;");
    return List.of(
        new Upload("PUT", GRAPH, "application/n-triples", triples),
        new Upload("POST", GRAPH, "text/turtle", "@prefix x: <http://x.org/> .\n" + triples),
        new Upload("POST", "/data", "application/n-quads", quads),
        new Upload("POST", "/data", "application/trig", triples),
        new Upload("PUT", "/data?default", "text/turtle", triples),
        new Upload(
            "PUT",
            GRAPH,
            "application/rdf+xml",
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://x/'>\n"
                + lines("<rdf:Description rdf:about='http://x/#'><p>#</p></rdf:Description>")
                + "</rdf:RDF>"),
        new Upload(
            "POST",
            GRAPH,
            "application/ld+json",
            "[" + lines("{\"@id\": \"http://x/#\", \"http://x/p\": \"#\"},") + "{}]"),
        new Upload("POST", "/update", "application/sparql-update", update),
        new Upload(
            "POST",
            "/update",
            "application/x-www-form-urlencoded",
            "update=" + update.replace(" ", "+").replace(";", "%3B").replace("\n", "%0A\n")),
        new Upload(
            "POST",
            GRAPH,
            "multipart/form-data; boundary=" + BOUNDARY,
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.nt\"\r\n"
                + "Content-Type: application/n-triples\r\n\r\n"
                + triples
                + "\r\n--"
                + BOUNDARY
                + "--\r\n"));
  }

  private byte[] cut(Upload upload, Framing framing) {
    byte[] whole = RawRequest.ascii(upload.body());
    byte[] part = RawRequest.first(whole, upload.cut(random));
    byte[] packed = RawRequest.packed(whole);
    byte[] packedPart = RawRequest.packed(part);
    byte[] packedCut = RawRequest.first(packed, 1 + random.nextInt(packed.length - 1));
    byte[] two =
        RawRequest.joined(
            packedPart,
            RawRequest.first(
                RawRequest.packed(RawRequest.ascii(upload.body().substring(part.length / 2))),
                1 + random.nextInt(20)));
    return switch (framing) {
      case LENGTH_TOO_LONG -> RawRequest.joined(head(upload, length(whole)), part);
      case CHUNKS_WITHOUT_END -> RawRequest.joined(head(upload, CHUNKED), RawRequest.chunk(part));
      case CHUNK_CUT ->
          RawRequest.joined(
              head(upload, CHUNKED), RawRequest.first(RawRequest.chunk(whole), 5 + part.length));
      case PACKED_LENGTH_TOO_LONG ->
          RawRequest.joined(head(upload, length(packed), PACKED), packedCut);
      case PACKED_CUT -> RawRequest.joined(head(upload, length(packedCut), PACKED), packedCut);
      case PACKED_CUT_IN_CHUNKS ->
          RawRequest.joined(
              head(upload, CHUNKED, PACKED),
              RawRequest.chunk(packedCut),
              RawRequest.ascii("0\r\n\r\n"));
      case PACKED_IN_TWO_SECOND_CUT -> RawRequest.joined(head(upload, length(two), PACKED), two);
      case PACKED_WHOLE_LENGTH_TOO_LONG ->
          RawRequest.joined(
              head(upload, "Content-Length: " + (packedPart.length + 500), PACKED), packedPart);
    };
  }

  private static final String CHUNKED = "Transfer-Encoding: chunked";
  private static final String PACKED = "Content-Encoding: gzip";

  private static String length(byte[] bytes) {
    return "Content-Length: " + bytes.length;
  }

  private static byte[] head(Upload upload, String... framing) {
    List<String> lines = new ArrayList<>(List.of(framing));
    lines.add("Content-Type: " + upload.type());
    lines.add("Connection: close");
    return RawRequest.head(upload.method(), upload.path(), lines.toArray(String[]::new));
  }

  @Test
  void whatIsCutIsNotKept() throws IOException, InterruptedException {
    int wanted = FaultCount.of("cut", 40, 150);
    List<Upload> uploads = uploads();
    long before = server.contents();
    List<String> kept = new ArrayList<>();
    Map<Integer, Integer> statuses = new TreeMap<>();
    int sent = 0;
    while (sent < wanted) {
      for (Framing framing : Framing.values()) {
        Upload upload = uploads.get(sent % uploads.size());
        RawRequest.End end =
            sent % 5 == 3
                ? RawRequest.End.CLOSE
                : sent % 5 == 4 ? RawRequest.End.RESET : RawRequest.End.HALF_CLOSE;
        int status = RawRequest.send(server.port(), cut(upload, framing), end);
        statuses.merge(status, 1, Integer::sum);
        sent++;
        if (end != RawRequest.End.HALF_CLOSE) {
          Thread.sleep(50);
        }
        if (status >= 500 || (status >= 200 && status < 300) || !server.written().isEmpty()) {
          kept.add(framing + " " + upload.method() + " " + upload.type() + ": " + status);
          server.clear();
        }
      }
      uploads = rotated(uploads);
    }
    Thread.sleep(1_000);
    System.out.println("cut uploads: " + sent + ", kept " + kept.size() + ", answers " + statuses);
    assertFalse(
        statuses.containsKey(401), "the token counts, so that it is the cut that is refused");
    assertEquals(List.of(), kept);
    assertEquals(before, server.contents());
  }

  private static List<Upload> rotated(List<Upload> uploads) {
    List<Upload> rotated = new ArrayList<>(uploads.subList(1, uploads.size()));
    rotated.add(uploads.getFirst());
    return rotated;
  }

  /** Nothing would be shown by the above if these were refused for another reason. */
  @Test
  void theSameIsKeptWhenItComesWhole() {
    for (Upload upload : uploads()) {
      byte[] whole = RawRequest.ascii(upload.body());
      for (boolean packed : new boolean[] {false, true}) {
        RawHttp.Answer response =
            server
                .writer()
                .send(
                    upload.method(),
                    upload.path(),
                    packed ? RawRequest.packed(whole) : whole,
                    "Content-Type",
                    upload.type(),
                    "Content-Encoding",
                    packed ? "gzip" : "identity");
        assertTrue(response.status() < 300, () -> upload.type() + " " + response.body());
        assertTrue(server.written().size() >= 39, upload.type());
        server.clear();
      }
    }
  }
}
