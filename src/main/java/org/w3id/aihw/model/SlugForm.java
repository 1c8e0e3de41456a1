package org.w3id.aihw.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the name of a thing of ours, the end of its IRI, must be to stand in an address. */
final class SlugForm {
  /** How long it may be as part of an address, where letters beyond ASCII take 6 to 12. */
  private static final int LONGEST = 1_000;

  private static final int HEXADECIMAL = 16;

  private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7E]");
  private static final Pattern ESCAPED = Pattern.compile("%[89A-Fa-f]");

  private SlugForm() {}

  static Optional<String> fault(String slug) {
    if (isPlain(slug)) {
      return Optional.empty();
    }
    int length = 0;
    for (byte octet : slug.getBytes(StandardCharsets.UTF_8)) {
      length += octet < 0 || octet == '%' ? 3 : 1;
    }
    if (length > LONGEST) {
      return Optional.of(
          "is too long for an address: behind /id/ it takes " + length + " of " + LONGEST);
    }
    if (BEYOND_ASCII.matcher(slug).find() && ESCAPED.matcher(slug).find()) {
      return Optional.of("has letters beyond ASCII both as they are and as escapes by %");
    }
    for (String part : slug.split("/", -1)) {
      Optional<String> fault = faultOfPart(part);
      if (fault.isPresent()) {
        return fault;
      }
    }
    String first = slug.substring(0, Math.max(slug.indexOf('/'), 0));
    return slug.equals("graph")
            || slug.equals("ontology")
            || first.equals("graph")
            || first.equals("ontology")
        ? Optional.of("has the address of a graph or of a term of the ontology")
        : Optional.empty();
  }

  /** Nearly all are; one look at each letter is enough for them. */
  private static boolean isPlain(String slug) {
    for (int at = 0; at < slug.length(); at++) {
      char here = slug.charAt(at);
      if ((here < 'a' || here > 'z') && (here < '0' || here > '9') && here != '-') {
        return false;
      }
    }
    return !slug.isEmpty()
        && slug.length() <= LONGEST
        && !slug.equals("graph")
        && !slug.equals("ontology");
  }

  private static Optional<String> faultOfPart(String part) {
    if (part.isEmpty()) {
      return Optional.of("has an empty part, which no address keeps");
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    byte[] letters = part.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < letters.length; at++) {
      if (letters[at] != '%') {
        octets.write(letters[at]);
      } else if (at + 2 < letters.length
          && Character.digit(letters[at + 1], HEXADECIMAL) >= 0
          && Character.digit(letters[at + 2], HEXADECIMAL) >= 0) {
        octets.write(
            Character.digit(letters[at + 1], HEXADECIMAL) * HEXADECIMAL
                + Character.digit(letters[at + 2], HEXADECIMAL));
        at += 2;
      } else {
        return Optional.of("has a % that is not followed by two hexadecimal digits");
      }
    }
    return faultOfText(octets.toByteArray());
  }

  private static Optional<String> faultOfText(byte[] octets) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException _other) {
      return Optional.of("has escapes by % that are not UTF-8, which no address keeps");
    }
    if (text.equals(".") || text.equals("..")) {
      return Optional.of("has a part that is one or two dots, which clients take out of addresses");
    }
    return text.chars().anyMatch(here -> Character.isISOControl(here) || here == '\\')
        ? Optional.of("has a control character or a \\ by an escape, which servers refuse")
        : Optional.empty();
  }
}
