package org.w3id.aihw.serve.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What every answer shares, whatever gives it: headers that keep browsers from guessing, an {@code
 * ETag} by which a client asks only for what changed, and which methods there are.
 */
public final class ReplyFilter implements Filter {
  /** What keeps browsers from guessing; of what is no page nothing may be loaded or run. */
  public static final Map<String, String> SAFETY =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Content-Security-Policy",
          "default-src 'none'; frame-ancestors 'none'");

  private static final String METHODS = "GET, HEAD, OPTIONS";
  private static final String GRAPH_METHODS = METHODS + ", PUT, POST, DELETE";
  private static final int TAG_LENGTH = 16;

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final Predicate<HttpServletRequest> isProtocol;
  private final long mostBytes;

  /**
   * Filters everything.
   *
   * @param isProtocol tells requests that have methods of their own, whose answers are sent on as
   *     they come
   * @param mostBytes how large an answer may be
   */
  public ReplyFilter(Predicate<HttpServletRequest> isProtocol, long mostBytes) {
    this.isProtocol = isProtocol;
    this.mostBytes = mostBytes;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse answer) {
      SAFETY.forEach(answer::setHeader);
      answer(asked, answer, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> repeated = Repeated.parameter(request.getQueryString());
    if (repeated.isPresent()) {
      Refusal.badRequest(repeated.get()).send(request, response);
      return;
    }
    boolean protocol = isProtocol.test(request);
    if (READING.contains(request.getMethod()) || isReadByPost(request)) {
      // What anybody may read may be read from any page; no page is let write, or know who asks.
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Access-Control-Expose-Headers", "ETag, Link, Location, Retry-After");
    }
    switch (request.getMethod()) {
      case "TRACE" -> refuse(request, response);
      case "GET", "HEAD" -> {
        if (protocol) {
          chain.doFilter(request, response);
        } else {
          try (HeldResponse held = new HeldResponse(response, mostBytes)) {
            chain.doFilter(request, held);
            send(request, response, held);
          } catch (Refusal refusal) {
            refusal.send(request, response);
          }
        }
      }
      default -> {
        if (request.getMethod().equals("OPTIONS")) {
          allow(request, response, protocol);
        } else if (protocol) {
          chain.doFilter(request, response);
        } else {
          refuse(request, response);
        }
      }
    }
  }

  private static boolean isReadByPost(HttpServletRequest request) {
    return request.getRequestURI().equals("/sparql")
        && (request.getMethod().equals("POST") || request.getMethod().equals("OPTIONS"));
  }

  private static void allow(
      HttpServletRequest request, HttpServletResponse response, boolean protocol) {
    String methods = METHODS;
    if (isReadByPost(request)) {
      methods += ", POST";
      response.setHeader("Access-Control-Allow-Methods", methods);
      response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type");
      response.setHeader("Access-Control-Max-Age", "86400");
    } else if (protocol) {
      methods = request.getRequestURI().equals("/update") ? "OPTIONS, POST" : GRAPH_METHODS;
    }
    response.setHeader("Allow", methods);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Allow", METHODS);
    ErrorResponse.send(
        request,
        response,
        HttpServletResponse.SC_METHOD_NOT_ALLOWED,
        "Method not allowed",
        request.getMethod() + " is not answered here; use one of " + METHODS);
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, HeldResponse held)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    if (response.getStatus() == HttpServletResponse.SC_OK) {
      String tag = tag(held.digest(), String.valueOf(response.getContentType()));
      response.setHeader("ETag", tag);
      if (response.getHeader("Cache-Control") == null) {
        // A page of "today" is another one tomorrow: keep it, but ask whether it is still so.
        response.setHeader("Cache-Control", "no-cache");
      }
      if (isKnown(request, tag)) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        // Sent now, since its end would tell a length of 0, which is not that of the answer.
        response.flushBuffer();
        return;
      }
    }
    SpooledAnswer body = held.body();
    response.setContentLengthLong(body.size());
    body.sendTo(response.getOutputStream());
  }

  /** Returns whether the client holds a body already, by a weak comparison of tags. */
  private static boolean isKnown(HttpServletRequest request, String tag) {
    return Collections.list(request.getHeaders("If-None-Match")).stream()
        .flatMap(header -> Stream.of(header.split(",")))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || known.replaceFirst("^W/", "").equals(tag));
  }

  private static String tag(byte[] bodyDigest, String type) {
    MessageDigest digest = HeldResponse.sha256();
    digest.update(type.getBytes(StandardCharsets.UTF_8));
    String hex = HexFormat.of().formatHex(digest.digest(bodyDigest));
    return '"' + hex.substring(0, TAG_LENGTH) + '"';
  }
}
