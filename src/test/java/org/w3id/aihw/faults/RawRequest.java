package org.w3id.aihw.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Requests written byte by byte, as no library would send them. */
final class RawRequest {
  /** How a client goes away. */
  enum End {
    /** It says that it has sent all, and reads on. */
    HALF_CLOSE,
    /** It closes its side of the connection. */
    CLOSE,
    /** Its machine is gone. */
    RESET
  }

  private static final int PATIENCE_MS = 30_000;

  private RawRequest() {}

  /** Returns the head of a request up to the empty line, with the token. */
  static byte[] head(String method, String path, String... lines) {
    return ascii(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + ChildServer.TOKEN
            + "\r\n"
            + String.join("\r\n", lines)
            + "\r\n\r\n");
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] first(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  /** Returns one chunk of a chunked body. */
  static byte[] chunk(byte[] bytes) {
    return joined(ascii(Integer.toHexString(bytes.length) + "\r\n"), bytes, ascii("\r\n"));
  }

  static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return out.toByteArray();
  }

  /**
   * Sends bytes and goes away.
   *
   * @return the status of the answer; 0 where there is none
   */
  static int send(int port, byte[] bytes, End end) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      if (end == End.HALF_CLOSE) {
        socket.shutdownOutput();
        return status(socket.getInputStream());
      }
      if (end == End.RESET) {
        socket.setSoLinger(true, 0);
      }
      return 0;
    }
  }

  private static int status(InputStream in) throws IOException {
    String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    while (answer.startsWith("HTTP/1.1 1")) {
      answer = answer.substring(answer.indexOf("\r\n\r\n") + 4); // An interim answer.
    }
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }
}
