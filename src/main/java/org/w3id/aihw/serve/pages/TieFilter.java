package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.w3id.aihw.serve.http.RequestClocks;

/**
 * Which ties a reader wants to see; empty texts leave nothing out.
 *
 * @param kind the kind of relationship
 * @param status how far it has come
 * @param source who published what is said of it
 * @param since the date from which on something was said of it
 * @param hops how many steps from the party in the middle, 1 or 2
 * @param most how many parties are shown on a side before the rest become one
 */
public record TieFilter(
    String kind, String status, String source, String since, int hops, int most) {
  private static final int FEW = 8;
  private static final int MANY = 60;

  /** Reads the parameters of a request. */
  static TieFilter of(HttpServletRequest request) throws RequestClocks.BadRequest {
    String since = text(request, "since");
    if (!since.matches("|\\d{4}(-\\d{2}(-\\d{2})?)?")) {
      throw new RequestClocks.BadRequest("since is no date: '" + since + "'; write 2026-06-18");
    }
    return new TieFilter(
        text(request, "kind"),
        text(request, "status"),
        text(request, "source"),
        since,
        number(request, "hops", 1, 2),
        number(request, "most", FEW, MANY));
  }

  private static String text(HttpServletRequest request, String name) {
    String text = request.getParameter(name);
    return text == null ? "" : text;
  }

  private static int number(HttpServletRequest request, String name, int preset, int greatest)
      throws RequestClocks.BadRequest {
    String text = text(request, name);
    if (text.isEmpty()) {
      return preset;
    }
    if (!text.matches("[1-9]\\d?") || Integer.parseInt(text) > greatest) {
      throw new RequestClocks.BadRequest(name + " must be a number from 1 to " + greatest);
    }
    return Integer.parseInt(text);
  }

  boolean lets(GraphTie tie) {
    return (kind.isEmpty() || kind.equals(tie.kind()))
        && (status.isEmpty() || status.equals(tie.status()))
        && (source.isEmpty() || tie.publishers().contains(source))
        && (since.isEmpty() || tie.newest().compareTo(since) >= 0);
  }

  /** Returns the part of an address that keeps days and filter, with its question mark. */
  String query(String days) {
    StringBuilder query = new StringBuilder(days);
    add(query, "kind", kind);
    add(query, "status", status);
    add(query, "source", source);
    add(query, "since", since);
    add(query, "hops", hops == 1 ? "" : String.valueOf(hops));
    add(query, "most", most == FEW ? "" : String.valueOf(most));
    return query.toString();
  }

  TieFilter showingMany() {
    return new TieFilter(kind, status, source, since, hops, MANY);
  }

  private static void add(StringBuilder query, String name, String value) {
    if (!value.isEmpty()) {
      query
          .append(query.isEmpty() ? '?' : '&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
