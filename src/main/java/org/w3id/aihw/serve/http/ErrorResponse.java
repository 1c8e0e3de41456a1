package org.w3id.aihw.serve.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonObject;

/**
 * Refusals as {@code application/problem+json} (RFC 9457), or as plain text where that is asked.
 */
public final class ErrorResponse {
  /** The media type of a refusal that programs read. */
  public static final String PROBLEM = "application/problem+json";

  /** The media type of a refusal without any form. */
  public static final String PLAIN = "text/plain";

  private ErrorResponse() {}

  /**
   * Sends a refusal in the type that the client likes better; as a problem where it likes neither.
   *
   * @param status the HTTP status
   * @param title what kind of refusal it is
   * @param detail what is wrong and how to put it right
   */
  public static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String title,
      String detail)
      throws IOException {
    String form = form(Accept.of(request));
    response.setHeader("Vary", "Accept");
    write(
        response,
        status,
        form.equals(PLAIN) ? PLAIN + "; charset=utf-8" : form,
        body(form, status, title, detail));
  }

  /**
   * Sends a refusal as a problem.
   *
   * @param status the HTTP status
   * @param title what kind of refusal it is
   * @param detail what is wrong and how to put it right
   */
  public static void send(HttpServletResponse response, int status, String title, String detail)
      throws IOException {
    write(response, status, PROBLEM, body(PROBLEM, status, title, detail));
  }

  /** Returns the media type in which a client gets a refusal. */
  public static String form(Accept accept) {
    boolean plain =
        accept.quality("application/json") == 0
            && accept.best(List.of(PROBLEM, PLAIN)).equals(Optional.of(PLAIN));
    return plain ? PLAIN : PROBLEM;
  }

  /** Returns a refusal in one of the two media types. */
  public static String body(String form, int status, String title, String detail) {
    if (form.equals(PLAIN)) {
      return title + ". " + detail + "\n";
    }
    JsonObject problem = new JsonObject();
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    return problem.toString();
  }

  private static void write(HttpServletResponse response, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    if (!response.isCommitted()) {
      response.resetBuffer(); // What could not be finished may be held back still.
    }
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
