package org.w3id.aihw.serve.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** An answer whose body is held back until it is whole, so that its headers can depend on it. */
final class HeldResponse extends HttpServletResponseWrapper implements AutoCloseable {
  private final SpooledAnswer body;
  private final MessageDigest digest = sha256();
  private final ServletOutputStream out = new Held();

  /** Holds the body of a response, which may have so many bytes. */
  HeldResponse(HttpServletResponse response, long most) {
    super(response);
    body = new SpooledAnswer(most);
  }

  /** Returns the body, of which nothing more will be written. */
  SpooledAnswer body() throws IOException {
    body.finish();
    return body;
  }

  /** Returns the SHA-256 of the body; once. */
  byte[] digest() {
    return digest.digest();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() {
    body.close();
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return out;
  }

  @Override
  public PrintWriter getWriter() {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
  }

  // The length is set once, when the body is whole.
  @Override
  public void setContentLength(int length) {}

  @Override
  public void setContentLengthLong(long length) {}

  @Override
  public void flushBuffer() {}

  @Override
  public void resetBuffer() {
    body.restart();
    digest.reset();
  }

  private final class Held extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("pages are written in one go");
    }

    @Override
    public void write(int octet) throws IOException {
      body.write(octet);
      digest.update((byte) octet);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      body.write(octets, from, length);
      digest.update(octets, from, length);
    }
  }
}
