package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3id.aihw.serve.http.Accept;
import org.w3id.aihw.serve.http.ErrorResponse;
import org.w3id.aihw.serve.http.Refusal;
import org.w3id.aihw.serve.http.ReplyFilter;

/**
 * What the web server itself refuses, before any filter or servlet of ours: addresses and headers
 * that cannot be read, or are too long; and what fails inside one. In the same forms as other
 * refusals; of a request that could not be read, nobody knows which form it asked for.
 */
public final class ServerRefusal extends ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ServerRefusal.class);

  /** How many calls of each cause are told: enough to find the place, and still one line. */
  private static final int CALLS = 12;

  /** Sends a refusal to a client that may want a page. */
  public static void send(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    refusal.headers().forEach(response::setHeader);
    PageServlet.refuse(
        request, response, refusal.status(), refusal.title(), String.valueOf(refusal.getMessage()));
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    if (cause != null && status >= HttpStatus.INTERNAL_SERVER_ERROR_500) {
      LOG.error(
          "{} {} failed: {}", request.getMethod(), request.getHttpURI().getPath(), line(cause));
    }
    String title = Optional.ofNullable(HttpStatus.getMessage(status)).orElse("Refused");
    String detail = detail(status, message);
    Accept accept =
        Accept.parse(String.join(",", request.getHeaders().getValuesList(HttpHeader.ACCEPT)));
    HttpFields.Mutable headers = response.getHeaders();
    ReplyFilter.SAFETY.forEach(headers::put);
    headers.put(HttpHeader.VARY, "Accept");
    String body;
    if (PageServlet.takesPage(accept)) {
      headers.put(HttpHeader.CONTENT_TYPE, PageServlet.HTML + "; charset=utf-8");
      headers.put("Content-Security-Policy", PageServlet.POLICY);
      // The days are in the address, which is what could not be read.
      Days today = new Days(Map.of());
      body =
          PageServlet.filled("error.jte", Map.of("title", title, "detail", detail, "days", today));
    } else {
      String form = ErrorResponse.form(accept);
      headers.put(
          HttpHeader.CONTENT_TYPE,
          form.equals(ErrorResponse.PLAIN) ? form + "; charset=utf-8" : form);
      body = ErrorResponse.body(form, status, title, detail);
    }
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    headers.put(HttpHeader.CONTENT_LENGTH, octets.length);
    response.write(true, ByteBuffer.wrap(octets), callback);
  }

  /** Tells whoever runs the server what failed, in one line. */
  private static String line(Throwable failure) {
    StringBuilder line = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      line.append(line.isEmpty() ? "" : "; caused by ")
          .append(each.toString().replaceAll("\\s+", " "));
      Stream.of(each.getStackTrace()).limit(CALLS).forEach(call -> line.append(" < ").append(call));
    }
    return line.toString();
  }

  /** Says what is wrong; of what failed here nothing is told, since it may name files or code. */
  private static String detail(int status, @Nullable String message) {
    return switch (status) {
      case HttpStatus.URI_TOO_LONG_414 -> "The address is longer than this server reads.";
      case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
          "The address and the headers together are longer than this server reads.";
      case HttpStatus.BAD_REQUEST_400 ->
          "The address or a header cannot be read"
              + (message == null || message.equals("Bad Request") ? "." : ": " + message + ".")
              + " In an address, % is followed by two hexadecimal digits of UTF-8.";
      default ->
          status >= HttpStatus.INTERNAL_SERVER_ERROR_500
              ? "Something failed here; asked again, it may work."
              : "This server does not answer that.";
    };
  }
}
