package org.w3id.aihw.serve.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that a request gives more than once. Of two days one would be passed over without a
 * word, and which one depends on who reads them.
 */
final class Repeated {
  /**
   * What the protocols let a request name any number of (SPARQL 1.1 Protocol, sections 2.1, 2.2);
   * and the graph of a graph store, which says itself how to name one.
   */
  private static final Set<String> MANY =
      Set.of(
          "default-graph-uri",
          "named-graph-uri",
          "using-graph-uri",
          "using-named-graph-uri",
          "graph");

  private Repeated() {}

  /**
   * Returns a sentence on the first parameter that is there again; empty where none is.
   *
   * @param encoded parameters as in an address or a form
   */
  static Optional<String> parameter(@Nullable String encoded) {
    Map<String, Integer> times = new LinkedHashMap<>();
    for (String part : encoded == null ? new String[0] : encoded.split("&")) {
      String name = name(part);
      if (!part.isEmpty() && !MANY.contains(name)) {
        times.merge(name, 1, Integer::sum);
      }
    }
    return times.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(
            entry ->
                "the parameter '"
                    + entry.getKey()
                    + "' is there "
                    + entry.getValue()
                    + " times; give it once")
        .findFirst();
  }

  private static String name(String part) {
    int equals = part.indexOf('=');
    String encoded = equals < 0 ? part : part.substring(0, equals);
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _badly) {
      return encoded;
    }
  }
}
