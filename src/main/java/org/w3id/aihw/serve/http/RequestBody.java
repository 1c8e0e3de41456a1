package org.w3id.aihw.serve.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.ByteOrderMark;

/** What a client sends, read whole and strictly: all of it, in UTF-8, not larger than allowed. */
public final class RequestBody {
  /** The media type of a form. */
  public static final String FORM = "application/x-www-form-urlencoded";

  private static final int BLOCK = 1 << 16;

  /** A body that comes slower, in bytes each second, is refused after some seconds. */
  private static final int SLOWEST = 1_000;

  private static final int PATIENCE_SECONDS = 10;

  /** How much of a refused body is read all the same. */
  private static final int MOST_DISCARDED = 8 << 20;

  /** For how long, in nanoseconds: who sends slowly is not waited for. */
  private static final long DISCARDING_NANOS = 5_000_000_000L;

  private RequestBody() {}

  /** Returns the media type of a body, in small letters and without parameters; empty for none. */
  public static String mediaType(HttpServletRequest request) {
    return mediaType(request.getContentType());
  }

  /** Returns the media type that a header names, in small letters and without parameters. */
  public static String mediaType(@Nullable String header) {
    if (header == null) {
      return "";
    }
    int end = header.indexOf(';');
    return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a body is of a media type. */
  public static boolean isOf(HttpServletRequest request, String type) {
    return mediaType(request).equals(type);
  }

  /**
   * Returns a parameter that must be there once.
   *
   * @throws Refusal if it is missing, or there more than once
   */
  public static String parameter(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    if (values == null) {
      throw Refusal.badRequest("the parameter '" + name + "' is missing");
    }
    if (values.length > 1) {
      throw Refusal.badRequest("the parameter '" + name + "' is there " + values.length + " times");
    }
    return values[0];
  }

  /**
   * Reads the body as text.
   *
   * @param limit how many bytes it may have, unpacked
   * @throws Refusal if it is cut short, packed in a way we do not know, too large, or not UTF-8
   */
  public static String text(HttpServletRequest request, int limit) {
    refuseOtherCharset(request.getContentType());
    return ByteOrderMark.dropped(decoded(bytes(request, limit)));
  }

  /**
   * Reads what a client still sends, before it is told that it is refused: most clients write all
   * of their body before they read, and one whose connection is closed meanwhile never learns why.
   * Clients that wait for a word before they send (RFC 9110, section 10.1.1) are spared that.
   */
  public static void discard(HttpServletRequest request) {
    if (request.getHeader("Expect") != null) {
      return;
    }
    try {
      InputStream in = request.getInputStream();
      byte[] block = new byte[BLOCK];
      int left = MOST_DISCARDED;
      long end = System.nanoTime() + DISCARDING_NANOS;
      for (int length = 0; length >= 0 && left > 0; left -= length) {
        length = System.nanoTime() < end ? in.read(block) : -1;
      }
    } catch (IOException | IllegalStateException _ended) {
      // Nobody waits for it any more, or it has been read as parts of a form.
    }
  }

  /**
   * Refuses a type whose charset is not UTF-8.
   *
   * @param contentType the value of the header
   */
  public static void refuseOtherCharset(@Nullable String contentType) {
    if (contentType == null) {
      return;
    }
    for (String part : contentType.split(";")) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length == 2
          && pair[0].strip().equalsIgnoreCase("charset")
          && !pair[1].strip().replace("\"", "").equalsIgnoreCase("utf-8")) {
        throw Refusal.unsupportedType("send it in UTF-8; the charset is " + pair[1].strip());
      }
    }
  }

  /**
   * Returns bytes as the text they are.
   *
   * @throws Refusal if they are not UTF-8, or hold a NUL
   */
  public static String decoded(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw Refusal.badRequest("the body is not valid UTF-8" + lineAt(text, text.length()));
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw Refusal.badRequest("the body holds a NUL character" + lineAt(text, nul));
    }
    return text;
  }

  private static String lineAt(String text, int offset) {
    return " in line " + (1 + text.substring(0, offset).chars().filter(at -> at == '\n').count());
  }

  /**
   * Reads the body as it is, unpacked if the request says that it is packed.
   *
   * @param limit how many bytes it may have, unpacked
   * @throws Refusal if it is cut short, packed in a way we do not know, or too large
   */
  public static byte[] bytes(HttpServletRequest request, int limit) {
    String encoding = request.getHeader("Content-Encoding");
    boolean packed = encoding != null && encoding.strip().equalsIgnoreCase("gzip");
    if (encoding != null && !packed && !encoding.strip().equalsIgnoreCase("identity")) {
      throw Refusal.unsupportedType("a body may be packed by gzip, not by " + encoding);
    }
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
    byte[] body;
    try (InputStream in = request.getInputStream()) {
      body = bytes(in, limit);
    } catch (IOException _cut) {
      throw cutShort();
    }
    if (request.getContentLengthLong() >= 0 && request.getContentLengthLong() != body.length) {
      throw cutShort();
    }
    return packed ? unpacked(body, limit) : body;
  }

  private static byte[] unpacked(byte[] packed, int limit) {
    try {
      return Gzip.unpack(packed, limit).orElseThrow(() -> tooLarge(limit));
    } catch (EOFException _cut) {
      throw Refusal.badRequest("the body ended before it was whole: its gzip is cut short");
    } catch (IOException e) {
      throw Refusal.badRequest("the body is not what gzip makes: " + e.getMessage());
    }
  }

  /**
   * Returns a request whose parameters are also those of the form that it carries, if it does.
   *
   * @param limit how many bytes the form may have
   * @throws Refusal if the form cannot be read whole
   */
  public static HttpServletRequest withForm(HttpServletRequest request, int limit) {
    return isOf(request, FORM) ? new FormRequest(request, text(request, limit)) : request;
  }

  /**
   * Reads a stream to its end.
   *
   * @throws Refusal if it is longer than allowed
   */
  static byte[] bytes(InputStream in, int limit) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    long start = System.nanoTime();
    for (int length = in.read(block); length >= 0; length = in.read(block)) {
      double seconds = (System.nanoTime() - start) / 1e9;
      if (seconds > PATIENCE_SECONDS && body.size() / seconds < SLOWEST) {
        throw new Refusal(
            408,
            "Too slow",
            "a body must come at " + SLOWEST + " bytes a second or more",
            Map.of("Connection", "close"));
      }
      if (body.size() + length > limit) {
        throw tooLarge(limit);
      }
      body.write(block, 0, length);
    }
    return body.toByteArray();
  }

  private static Refusal cutShort() {
    return Refusal.badRequest("the body ended before it was whole");
  }

  /** Returns the refusal of a body that is larger than allowed. */
  public static Refusal tooLarge(int limit) {
    return new Refusal(
        413, "Too large", "a body may have at most " + limit + " bytes; send it in parts");
  }
}
