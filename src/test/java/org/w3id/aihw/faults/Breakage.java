package org.w3id.aihw.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Breaks sound requests by chance, always the same for one seed: what comes of it may still be
 * sound, unless it is said to be bad.
 */
final class Breakage {
  /** What a client sends in the end; it is known to be bad, or may be either. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Broken(String kind, boolean isBad, byte[] body, Map<String, String> headers) {}

  private static final List<String> TOKENS =
      List.of(
          "<",
          ">",
          "\"",
          "'",
          "\\",
          "\\u",
          "\\uD800",
          "\\U0011FFFF",
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "@",
          "@prefix",
          "@base <",
          "^^",
          "^^<",
          "_:",
          ".",
          ";",
          ",",
          "<<",
          ">>",
          "<<(",
          ")>>",
          "<!--",
          "]]>",
          "&amp",
          "&#0;",
          "&#xFFFE;",
          "%",
          "%zz",
          "\u0001",
          "\u007f",
          "\ufffe",
          "\ufeff",
          "\u2028",
          "a",
          "1e999",
          "-",
          "null",
          "true",
          "GRAPH",
          "INSERT DATA {",
          "rdf:ID",
          "@context",
          "@graph",
          "@reverse",
          "@list",
          "@included",
          "@nest",
          "@direction",
          "|",
          "^",
          "`",
          " ",
          "\t",
          "\r",
          "\n",
          "\n\n#");

  private final Random random;
  private final Sample sample;

  Breakage(Sample sample, long seed) {
    this.sample = sample;
    this.random = new Random(seed);
  }

  /** Returns the next broken request. */
  Broken next() {
    return switch (random.nextInt(20)) {
      case 0, 1 -> maybe("bit flipped", flipped(bytes()));
      case 2, 3 -> maybe("part deleted", deleted(bytes()));
      case 4 -> maybe("part doubled", doubled(bytes()));
      case 5, 6 -> maybe("end missing", RawRequest.first(bytes(), random.nextInt(bytes().length)));
      case 7, 8, 9 -> maybe("word put in", inserted(TOKENS.get(random.nextInt(TOKENS.size()))));
      case 10 -> maybe("parts swapped", swapped(bytes()));
      case 11 -> bad("invalid UTF-8", invalidUtf8());
      case 12 -> bad("NUL", inserted("\0"));
      case 13, 14, 15 -> {
        String[] example = sample.bad().get(random.nextInt(sample.bad().size()));
        yield bad(example[0], RawRequest.ascii(example[1]));
      }
      case 16 -> otherHeaders();
      case 17 -> noise();
      case 18 -> many();
      default -> maybe("another format", RawRequest.ascii(Sample.any(random).text()));
    };
  }

  private byte[] bytes() {
    return RawRequest.ascii(sample.text());
  }

  private Broken maybe(String kind, byte[] body) {
    return new Broken(kind, false, body, Map.of());
  }

  private Broken bad(String kind, byte[] body) {
    return new Broken(kind, true, body, Map.of());
  }

  private byte[] flipped(byte[] body) {
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return body;
  }

  private byte[] deleted(byte[] body) {
    int from = random.nextInt(body.length);
    int to = Math.min(body.length, from + 1 + random.nextInt(12));
    return RawRequest.joined(
        RawRequest.first(body, from), Arrays.copyOfRange(body, to, body.length));
  }

  private byte[] doubled(byte[] body) {
    int from = random.nextInt(body.length);
    int to = Math.min(body.length, from + 1 + random.nextInt(30));
    return RawRequest.joined(
        RawRequest.first(body, to), Arrays.copyOfRange(body, from, body.length));
  }

  private byte[] swapped(byte[] body) {
    int from = random.nextInt(body.length / 2);
    int middle = from + random.nextInt(body.length / 4);
    int to = middle + random.nextInt(body.length / 4);
    return RawRequest.joined(
        RawRequest.first(body, from),
        Arrays.copyOfRange(body, middle, to),
        Arrays.copyOfRange(body, from, middle),
        Arrays.copyOfRange(body, to, body.length));
  }

  private byte[] inserted(String word) {
    int at = random.nextInt(sample.text().length());
    return RawRequest.ascii(sample.text().substring(0, at) + word + sample.text().substring(at));
  }

  private byte[] invalidUtf8() {
    List<byte[]> wrong =
        List.of(
            new byte[] {(byte) 0xC3, '('},
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0x80});
    byte[] body = bytes();
    int at = random.nextInt(body.length);
    return RawRequest.joined(
        RawRequest.first(body, at),
        wrong.get(random.nextInt(wrong.size())),
        Arrays.copyOfRange(body, at, body.length));
  }

  private Broken noise() {
    byte[] noise = new byte[1 + random.nextInt(200)];
    random.nextBytes(noise);
    noise[random.nextInt(noise.length)] = (byte) 0xFF;
    return bad("noise", noise);
  }

  /** A request whose headers say something else than its body. */
  private Broken otherHeaders() {
    byte[] packed = RawRequest.packed(bytes());
    return switch (random.nextInt(8)) {
      case 0 -> withHeader("unknown type", bytes(), "Content-Type", "application/x-other");
      case 1 -> withHeader("broken type", bytes(), "Content-Type", ";;/=,");
      case 2 ->
          withHeader("other charset", bytes(), "Content-Type", sample.type() + ";charset=utf-16");
      case 3 -> withHeader("not packed", bytes(), "Content-Encoding", "gzip");
      case 4 -> withHeader("unknown packing", bytes(), "Content-Encoding", "br");
      case 5 -> {
        byte[] flipped = flipped(packed);
        flipped[flipped.length - 6] ^= 0x55; // its checksum
        yield withHeader("broken packing", flipped, "Content-Encoding", "gzip");
      }
      case 6 -> withHeader("bomb", bomb(), "Content-Encoding", "gzip");
      default -> withHeader("packed twice", RawRequest.packed(packed), "Content-Encoding", "gzip");
    };
  }

  private static Broken withHeader(String kind, byte[] body, String name, String value) {
    return new Broken(kind, true, body, Map.of(name, value));
  }

  /** Kept, since packing 80 MB takes longer than to refuse them. */
  private static final class Bomb {
    static final byte[] PACKED = RawRequest.packed(new byte[80 << 20]);
  }

  private static byte[] bomb() {
    return Bomb.PACKED;
  }

  private Broken many() {
    return switch (random.nextInt(3)) {
      case 0 ->
          bad("nested deeply", RawRequest.ascii(sample.nested(5_000 + random.nextInt(20_000))));
      case 1 -> bad("literal too long", RawRequest.ascii(sample.withText("x".repeat(1_000_001))));
      default -> maybe("long word", inserted("y".repeat(50_000)));
    };
  }

  /** Counts what was tried, by kind. */
  static String counted(List<String> kinds) {
    Map<String, Integer> counts = new TreeMap<>();
    new ArrayList<>(kinds).forEach(kind -> counts.merge(kind, 1, Integer::sum));
    return counts.toString();
  }
}
