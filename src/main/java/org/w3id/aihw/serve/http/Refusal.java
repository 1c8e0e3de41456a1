package org.w3id.aihw.serve.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** A request that is not done. Its message may be shown to the client. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String title;
  private final transient Map<String, String> headers;

  /**
   * Refuses a request.
   *
   * @param status the HTTP status
   * @param title what kind of refusal it is
   * @param detail what is wrong and how to put it right
   */
  public Refusal(int status, String title, String detail) {
    this(status, title, detail, Map.of());
  }

  /** As {@link #Refusal(int, String, String)}, with headers that go with the status. */
  public Refusal(int status, String title, String detail, Map<String, String> headers) {
    super(detail);
    this.status = status;
    this.title = title;
    this.headers = Map.copyOf(headers);
  }

  /** Returns the refusal of a request that makes no sense. */
  public static Refusal badRequest(String detail) {
    return new Refusal(HttpServletResponse.SC_BAD_REQUEST, "That cannot be asked", detail);
  }

  /** Returns the refusal of a body in a type that is not read. */
  public static Refusal unsupportedType(String detail) {
    return new Refusal(
        HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "Unsupported media type", detail);
  }

  /** Returns the refusal of a client that takes nothing we have. */
  public static Refusal notAcceptable(Iterable<String> types) {
    return new Refusal(
        HttpServletResponse.SC_NOT_ACCEPTABLE,
        "Not acceptable",
        "This can be had as " + String.join(", ", types) + ".");
  }

  /** Returns the refusal of a client that wants what its format cannot carry. */
  public static Refusal notAcceptable(String detail) {
    return new Refusal(HttpServletResponse.SC_NOT_ACCEPTABLE, "Not acceptable", detail);
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns what kind of refusal it is. */
  public String title() {
    return title;
  }

  /** Returns the headers that go with it. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Sends the refusal. */
  public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    headers.forEach(response::setHeader);
    boolean hasBody =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    if (hasBody && !request.getInputStream().isFinished()) {
      // The connection ends with this answer; not told, a client would send its next request here.
      response.setHeader("Connection", "close");
    }
    ErrorResponse.send(request, response, status, title, String.valueOf(getMessage()));
  }
}
