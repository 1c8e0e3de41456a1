package org.w3id.aihw.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A client that sends what it is given and nothing else, over a socket of its own for each request:
 * no {@code Accept}, no {@code Content-Type}, and any {@code Content-Length}, however wrong.
 *
 * @param address of the server, without a slash at its end
 * @param always headers that go with each request
 */
public record RawHttp(String address, Map<String, String> always) {
  private static final int PATIENCE_MS = 60_000;

  /** Copies the headers. */
  public RawHttp {
    always = Map.copyOf(always);
  }

  /**
   * What came back.
   *
   * @param status the status
   * @param headers the headers, by names in small letters, values of the same name joined
   * @param body the body, as UTF-8
   */
  public record Answer(int status, Map<String, String> headers, String body) {
    /** Copies the headers. */
    public Answer {
      headers = Map.copyOf(headers);
    }

    /** Returns a header; empty where there is none. */
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Returns the media type without parameters; empty where there is none. */
    public String type() {
      return header("Content-Type").replaceFirst(";.*", "").strip();
    }
  }

  /** Returns a text as part of an address. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Sends a request without a body, with headers as names and values in turn. */
  public Answer send(String method, String target, String... headers) {
    return send(method, target, new byte[0], headers);
  }

  /** Sends a request with a text in UTF-8 as its body. */
  public Answer sendText(String method, String target, String body, String... headers) {
    return send(method, target, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** Sends a request; its length is told unless a header tells another, or that there is none. */
  public Answer send(String method, String target, byte[] body, String... headers) {
    Map<String, String> all = new LinkedHashMap<>();
    URI server = URI.create(address);
    all.put("Host", server.getAuthority());
    all.put("Connection", "close");
    all.putAll(always);
    for (int at = 0; at < headers.length; at += 2) {
      all.put(headers[at], headers[at + 1]);
    }
    if (body.length > 0 && !all.containsKey("Transfer-Encoding")) {
      all.putIfAbsent("Content-Length", String.valueOf(body.length));
    }
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("\r\n");
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      OutputStream out = socket.getOutputStream();
      out.write(head.toString().getBytes(StandardCharsets.UTF_8));
      out.write(body);
      out.flush();
      socket.shutdownOutput();
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer to " + method + " " + target, e);
    }
  }

  private static Answer read(InputStream in) throws IOException {
    byte[] all = in.readAllBytes();
    int end = endOfHead(all);
    while (new String(all, 0, end, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 1")) {
      all = Arrays.copyOfRange(all, end + 4, all.length); // An interim answer.
      end = endOfHead(all);
    }
    String[] lines = new String(all, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
    int status = Integer.parseInt(lines[0].split(" ")[1]);
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (one, other) -> one + ", " + other);
    }
    byte[] body = Arrays.copyOfRange(all, end + 4, all.length);
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      body = unchunked(body);
    }
    return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  private static int endOfHead(byte[] all) throws IOException {
    for (int at = 0; at + 3 < all.length; at++) {
      if (all[at] == '\r' && all[at + 1] == '\n' && all[at + 2] == '\r' && all[at + 3] == '\n') {
        return at;
      }
    }
    throw new IOException("the answer has no head: " + all.length + " bytes");
  }

  private static byte[] unchunked(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (true) {
      int line = at;
      while (body[line] != '\r') {
        line++;
      }
      int length =
          Integer.parseInt(new String(body, at, line - at, StandardCharsets.US_ASCII).strip(), 16);
      if (length == 0) {
        return out.toByteArray();
      }
      out.write(body, line + 2, length);
      at = line + 2 + length + 2;
    }
  }
}
