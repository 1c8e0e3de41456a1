package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The address of a page with parameters, which keeps the days that a request asks about.
 *
 * @param path the path
 * @param parameters the parameters in their order
 */
record ClockedAddress(String path, Map<String, String> parameters) {
  /** Copies the parameters. */
  ClockedAddress {
    parameters = new LinkedHashMap<>(parameters);
  }

  /** Returns the address of a path, with the days of a request. */
  static ClockedAddress of(String path, HttpServletRequest request) {
    return new ClockedAddress(path, Days.of(request).named());
  }

  /** Returns this address with one parameter more, or with another value of it. */
  ClockedAddress with(String name, String value) {
    ClockedAddress more = new ClockedAddress(path, parameters);
    more.parameters.put(name, value);
    return more;
  }

  /** Returns the address as it stands in a link. */
  String text() {
    StringBuilder text = new StringBuilder(path);
    parameters.forEach(
        (name, value) ->
            text.append(text.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(encoded(value)));
    return text.toString();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
