package org.w3id.aihw.model;

import java.util.Optional;

/**
 * The form of IRIs (RFC 3987, section 2.2), and what those of our things must be beside that: the
 * end of an address at which a server has their page.
 */
public final class IriForm {
  private static final String RESERVED = "-._~!$&'()*+,;=:@";
  private static final String PATH = RESERVED + "/";
  private static final String AFTER_PATH = PATH + "?";
  private static final String HOST = "-._~!$&'()*+,;=";
  private static final int FIRST_BEYOND_ASCII = 0xA0;
  private static final int PLANE = 0xFFFF;
  private static final int PLANE_END = 0xFFFD;
  private static final int PRIVATE_FIRST = 0xE000;
  private static final int PRIVATE_LAST = 0xF8FF;
  private static final int PRIVATE_PLANES = 0xF0000;

  private IriForm() {}

  /** Returns whether a text is an IRI, which is never relative. */
  public static boolean isIri(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || !isScheme(text.substring(0, colon))) {
      return false;
    }
    int hash = text.indexOf('#', colon);
    int fragment = hash < 0 ? text.length() : hash;
    int mark = text.indexOf('?', colon);
    int query = mark < 0 || mark > fragment ? fragment : mark;
    int path = colon + 1;
    if (text.startsWith("//", path)) {
      int slash = text.indexOf('/', path + 2);
      int end = slash < 0 || slash > query ? query : slash;
      if (!isAuthority(text.substring(path + 2, end))) {
        return false;
      }
      path = end;
    }
    return isMadeOf(text.substring(path, query), PATH, false)
        && isMadeOf(text.substring(Math.min(query + 1, fragment), fragment), AFTER_PATH, true)
        && isMadeOf(text.substring(Math.min(fragment + 1, text.length())), AFTER_PATH, false);
  }

  private static boolean isScheme(String text) {
    return isLetter(text.charAt(0))
        && text.chars()
            .allMatch(here -> isLetter(here) || isDigit(here) || "+-.".indexOf(here) >= 0);
  }

  private static boolean isAuthority(String text) {
    int at = text.lastIndexOf('@');
    String host = text.substring(at + 1);
    int port = host.lastIndexOf(':');
    if (port > host.lastIndexOf(']')) {
      if (!host.substring(port + 1).chars().allMatch(IriForm::isDigit)) {
        return false;
      }
      host = host.substring(0, port);
    }
    boolean isNumber = host.startsWith("[") && host.endsWith("]");
    return isMadeOf(text.substring(0, Math.max(at, 0)), HOST + ":", false)
        && (isNumber
            ? host.substring(1, host.length() - 1).matches("[0-9A-Fa-f:.]{2,45}")
            : isMadeOf(host, HOST, false));
  }

  private static boolean isMadeOf(String text, String marks, boolean holdsPrivate) {
    for (int at = 0; at < text.length(); at++) {
      int here = text.codePointAt(at);
      if (here == '%') {
        if (!isEscape(text, at)) {
          return false;
        }
      } else if (!isLetter(here)
          && !isDigit(here)
          && marks.indexOf(here) < 0
          && !isBeyondAscii(here, holdsPrivate)) {
        return false;
      }
      at += Character.charCount(here) - 1;
    }
    return true;
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0
        && text.charAt(at + 1) <= 'f'
        && text.charAt(at + 2) <= 'f';
  }

  private static boolean isLetter(int here) {
    return (here >= 'a' && here <= 'z') || (here >= 'A' && here <= 'Z');
  }

  private static boolean isDigit(int here) {
    return here >= '0' && here <= '9';
  }

  private static boolean isBeyondAscii(int here, boolean holdsPrivate) {
    boolean isPrivate = (here >= PRIVATE_FIRST && here <= PRIVATE_LAST) || here >= PRIVATE_PLANES;
    return here >= FIRST_BEYOND_ASCII
        && (here < Character.MIN_SURROGATE || here >= PRIVATE_FIRST)
        && (here < 0xFDD0 || here > 0xFDEF)
        && (here < 0xFFF0 || here > PLANE)
        && (here & PLANE) <= PLANE_END
        && (here < 0xE0000 || here > 0xE0FFF)
        && (!isPrivate || holdsPrivate);
  }

  /**
   * Returns why an IRI of a thing of ours cannot have an address on a server: what clients, proxies
   * and servers change or refuse on the way. Empty where it can, and for all other IRIs.
   */
  public static Optional<String> withoutAddress(String iri) {
    return iri.startsWith(Aihw.ID)
        ? SlugForm.fault(iri.substring(Aihw.ID.length()))
        : Optional.empty();
  }
}
