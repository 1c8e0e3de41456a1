package org.w3id.aihw.serve.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** An answer whose body is held back until it is whole, so that its headers can depend on it. */
final class HeldResponse extends HttpServletResponseWrapper {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final ServletOutputStream out = new Held();

  HeldResponse(HttpServletResponse response) {
    super(response);
  }

  byte[] body() {
    return body.toByteArray();
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
    body.reset();
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
    public void write(int octet) {
      body.write(octet);
    }

    @Override
    public void write(byte[] octets, int from, int length) {
      body.write(octets, from, length);
    }
  }
}
