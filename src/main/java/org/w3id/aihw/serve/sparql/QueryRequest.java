package org.w3id.aihw.serve.sparql;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.w3id.aihw.model.ByteOrderMark;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.query.guarded.QueryText;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.Refusal;
import org.w3id.aihw.serve.http.RequestBody;
import org.w3id.aihw.serve.http.RequestClocks;

/**
 * A query as a client asks it (SPARQL 1.1 Protocol, section 2.1).
 *
 * @param text the query as it was sent
 * @param query the query
 * @param dataset the graphs that it is asked of, by the protocol if it names any, else by the query
 * @param clocks the day on each clock
 * @param time how long it may take
 */
record QueryRequest(
    String text, Query query, DatasetDescription dataset, Clocks clocks, Duration time) {
  /** The media type of a query as a body. */
  static final String QUERY = "application/sparql-query";

  private static final List<String> DAYS = List.of(RequestClocks.AS_OF, RequestClocks.KNOWN_AT);

  /**
   * Reads a request.
   *
   * @throws Refusal if it is not a query by the protocol
   */
  static QueryRequest of(HttpServletRequest request, String base, Limits limits) {
    RequestBody.refuseOtherCharset(request.getContentType());
    refuseMisspelt(request);
    String text = ByteOrderMark.dropped(text(request, limits));
    Query query = parse(text, base);
    DatasetDescription asked =
        new DatasetDescription(
            graphs(request, "default-graph-uri"), graphs(request, "named-graph-uri"));
    DatasetDescription own = DatasetDescription.create(query);
    // What the protocol names takes the place of what the query names; ARQ would apply both.
    query.getGraphURIs().clear();
    query.getNamedGraphURIs().clear();
    try {
      return new QueryRequest(
          text,
          query,
          asked.isEmpty() && own != null ? own : asked,
          RequestClocks.of(request),
          time(request, limits.queryTime()));
    } catch (RequestClocks.BadRequest e) {
      throw Refusal.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static String text(HttpServletRequest request, Limits limits) {
    String text;
    if (request.getMethod().equals("POST") && RequestBody.isOf(request, QUERY)) {
      if (request.getParameter("query") != null) {
        throw Refusal.badRequest("the query is in the body, and in the address too");
      }
      text = RequestBody.text(request, limits.queryLetters());
    } else if (request.getMethod().equals("POST") && !RequestBody.isOf(request, RequestBody.FORM)) {
      throw Refusal.unsupportedType("post a query as " + QUERY + " or " + RequestBody.FORM);
    } else {
      text = RequestBody.parameter(request, "query");
    }
    if (text.length() > limits.queryLetters()) {
      throw new Refusal(
          413, "Too large", "a query may have at most " + limits.queryLetters() + " characters");
    }
    return text;
  }

  private static Query parse(String text, String base) {
    if (text.isBlank()) {
      throw Refusal.badRequest("the query is empty");
    }
    if (text.indexOf('\0') >= 0) {
      throw Refusal.badRequest("the query holds a NUL character");
    }
    try {
      return QueryText.parse(text, base);
    } catch (QueryException e) {
      if (e.getMessage() == null) {
        throw tooDeep(); // Jena wraps the overflow of its parser so.
      }
      throw Refusal.badRequest("the query cannot be read: " + SyntaxFault.of(e, text));
    } catch (StackOverflowError _deep) {
      throw tooDeep();
    }
  }

  /** Returns the refusal of a query that nests deeper than can be worked on. */
  static Refusal tooDeep() {
    return Refusal.badRequest("the query is nested too deeply");
  }

  private static List<String> graphs(HttpServletRequest request, String parameter) {
    String[] values = request.getParameterValues(parameter);
    return values == null ? new ArrayList<>() : new ArrayList<>(Arrays.asList(values));
  }

  /** A day asked for by a name that is almost right would be passed over, and today answered. */
  private static void refuseMisspelt(HttpServletRequest request) {
    for (String name : Collections.list(request.getParameterNames())) {
      String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      for (String day : DAYS) {
        if (!name.equals(day) && letters.equals(day.toLowerCase(Locale.ROOT))) {
          throw Refusal.badRequest("there is no parameter '" + name + "'; write " + day);
        }
      }
    }
  }

  /** A client may ask for less time than there is, in seconds. */
  private static Duration time(HttpServletRequest request, Duration most) {
    String text = request.getParameter("timeout");
    if (text == null) {
      return most;
    }
    try {
      double seconds = Double.parseDouble(text);
      if (seconds > 0 && seconds < most.toSeconds()) {
        return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
      }
      return most;
    } catch (NumberFormatException _word) {
      throw Refusal.badRequest("timeout is no number of seconds: '" + text + "'");
    }
  }
}
