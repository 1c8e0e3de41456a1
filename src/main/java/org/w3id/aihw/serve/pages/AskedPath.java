package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an address has behind the part that leads to a servlet, as it was sent. Names of things may
 * hold escapes themselves: {@code a%20b} is another thing than {@code a b}. Our own links escape
 * each {@code %} of a name, so that to undo the escapes once gives the name back. Who follows an
 * IRI sends its escapes as they are, and its letters beyond ASCII as escapes (RFC 3987, section
 * 3.1).
 *
 * @param sent the end of the path, with all of its escapes, without the leading slash
 */
record AskedPath(String sent) {
  private static final Pattern BEYOND_ASCII = Pattern.compile("(%[89A-Fa-f][0-9A-Fa-f])+");
  private static final char UNREADABLE = '\uFFFD';

  /** Takes what stands behind the address of the servlet that answers. */
  static AskedPath of(HttpServletRequest request) {
    String path = request.getRequestURI();
    long parts = request.getServletPath().chars().filter(letter -> letter == '/').count();
    int start = 0;
    for (long part = 0; part < parts && start >= 0; part++) {
      start = path.indexOf('/', start + 1);
    }
    return new AskedPath(start < 0 ? "" : path.substring(start + 1));
  }

  /** Returns the name as one of our links has it. */
  String ofLink() {
    return decoded(sent);
  }

  /** Returns the names between the slashes that are no part of a name. */
  List<String> parts() {
    return Stream.of(sent.split("/", -1)).map(AskedPath::decoded).toList();
  }

  /** Returns the name that is meant, by one of our links first; that one if none is known. */
  String known(Predicate<String> isKnown) {
    return Stream.of(ofLink(), ofIri(), sent).filter(isKnown).findFirst().orElseGet(this::ofLink);
  }

  /** Returns the name that is meant where the IRI itself is asked for; see {@link #known}. */
  String knownIri(Predicate<String> isKnown) {
    return Stream.of(ofIri(), sent, ofLink()).filter(isKnown).findFirst().orElseGet(this::ofLink);
  }

  /** Undoes what makes a URI of an IRI: escapes of letters beyond ASCII alone. */
  private String ofIri() {
    return BEYOND_ASCII
        .matcher(sent)
        .replaceAll(
            escapes -> {
              String letters = decoded(escapes.group());
              return Matcher.quoteReplacement(
                  letters.indexOf(UNREADABLE) < 0 ? letters : escapes.group());
            });
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _noEscape) {
      return part;
    }
  }
}
