package org.w3id.aihw.serve.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3id.aihw.model.XmlText;
import org.w3id.aihw.serve.http.Accept;
import org.w3id.aihw.serve.http.ErrorResponse;
import org.w3id.aihw.serve.http.RequestClocks;

/** A kind of page: fills a template, and says in a page of its own what cannot be shown. */
abstract class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  static final String HTML = "text/html";

  /** Everything from this server alone, and no script or style inside a page. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  /** A page that does not exist; its message is shown. */
  static final class NoSuchPage extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Panel.Cell> instead;

    NoSuchPage(String message) {
      this(message, List.of());
    }

    /**
     * Says what there is instead.
     *
     * @param instead names that are spelt alike, leading to their pages
     */
    NoSuchPage(String message, List<Panel.Cell> instead) {
      super(message);
      this.instead = List.copyOf(instead);
    }
  }

  /** Shows the page of a request. */
  abstract void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoSuchPage, RequestClocks.BadRequest;

  @Override
  protected final void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      show(request, response);
    } catch (NoSuchPage e) {
      if (e.instead.isEmpty() || !takesPage(Accept.of(request))) {
        refuse(request, response, 404, "There is no such page", String.valueOf(e.getMessage()));
      } else {
        response.setHeader("Vary", "Accept");
        response.setStatus(404);
        write(
            request,
            response,
            "error.jte",
            Map.of(
                "title",
                "There is no such page",
                "detail",
                String.valueOf(e.getMessage()),
                "instead",
                e.instead));
      }
    } catch (RequestClocks.BadRequest e) {
      refuse(request, response, 400, "That cannot be asked", String.valueOf(e.getMessage()));
    }
  }

  /** Refuses with a page where the client takes one, else as {@link ErrorResponse} does. */
  static void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String title,
      String detail)
      throws IOException {
    if (takesPage(Accept.of(request))) {
      response.setHeader("Vary", "Accept");
      response.setStatus(status);
      write(request, response, "error.jte", Map.of("title", title, "detail", detail));
    } else {
      ErrorResponse.send(request, response, status, title, detail);
    }
  }

  /** Returns whether a client likes a page better than the other forms of a refusal. */
  static boolean takesPage(Accept accept) {
    List<String> forms = List.of(ErrorResponse.PROBLEM, HTML, ErrorResponse.PLAIN);
    return accept.best(forms).equals(Optional.of(HTML));
  }

  /** Fills a template, to which the days in the address are given too, and sends it. */
  static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      String template,
      Map<String, Object> values)
      throws IOException {
    Map<String, Object> given = new HashMap<>(values);
    given.put("days", Days.of(request));
    byte[] body = filled(template, given).getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(body.length);
    response.setHeader("Content-Security-Policy", POLICY);
    response.getOutputStream().write(body);
  }

  static String filled(String template, Map<String, Object> values) {
    StringOutput page = new StringOutput();
    TEMPLATES.render(template, values, page);
    // Feeds are XML; and in a page nobody could see a control character either.
    return XmlText.replaced(page.toString());
  }

  /** Returns the query part that keeps the days a request asks about. */
  static Addresses addresses(HttpServletRequest request) {
    return new Addresses(Days.of(request).query());
  }
}
