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
    Accept accept = Accept.of(request);
    boolean plain =
        accept.quality("application/json") == 0
            && accept.best(List.of(PROBLEM, PLAIN)).equals(Optional.of(PLAIN));
    response.setHeader("Vary", "Accept");
    if (plain) {
      write(response, status, PLAIN + "; charset=utf-8", title + ". " + detail + "\n");
    } else {
      send(response, status, title, detail);
    }
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
    JsonObject problem = new JsonObject();
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    write(response, status, PROBLEM, problem.toString());
  }

  private static void write(HttpServletResponse response, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
