package org.w3id.aihw.serve.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.jena.atlas.json.JsonObject;

/** Refusals as {@code application/problem+json} (RFC 9457). */
public final class ErrorResponse {
  private ErrorResponse() {}

  /**
   * Sends a refusal.
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
    byte[] body = problem.toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
