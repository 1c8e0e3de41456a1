package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3id.aihw.model.Period;
import org.w3id.aihw.serve.http.RequestClocks;

/**
 * The days that stand in an address, as they were written there, so that links and forms can carry
 * them on. Nothing stands for a day that was not named: it is today's, and tomorrow another.
 *
 * @param named the days by the names of their parameters, in order
 */
public record Days(Map<String, String> named) {
  /** Copies the map. */
  public Days {
    named = new LinkedHashMap<>(named);
  }

  /** Returns the days of a request; what is no date is not carried on. */
  static Days of(HttpServletRequest request) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String name : List.of(RequestClocks.AS_OF, RequestClocks.KNOWN_AT)) {
      String value = request.getParameter(name);
      if (value != null && Period.parse(value).isPresent()) {
        named.put(name, value);
      }
    }
    return new Days(named);
  }

  /** Returns the query part of an address, with its question mark; empty for today. */
  public String query() {
    return new ClockedAddress("", named).text();
  }

  /** Returns the query part of an address, to follow another parameter; empty for today. */
  public String also() {
    return query().replace('?', '&');
  }

  /** Returns what was written for a day; empty where it was not named. */
  public String value(String parameter) {
    return named.getOrDefault(parameter, "");
  }
}
