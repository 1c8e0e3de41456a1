package org.w3id.aihw.serve.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body in parts (RFC 2046, section 5.1), read whole before it is taken apart: the server's own
 * reading would wait for slow clients for ever.
 */
public final class Multipart {
  /** The media type of a form with files. */
  public static final String FORM = "multipart/form-data";

  private static final String LINE_END = "\r\n";
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]+)\"|([^\\s;\"]+))");

  private Multipart() {}

  /**
   * A part.
   *
   * @param contentType the value of its header; empty where it has none
   * @param text what it holds
   */
  public record Part(String contentType, String text) {}

  /**
   * Reads all parts of a body.
   *
   * @param limit how many bytes it may have
   * @throws Refusal if it is cut short, too large, not in parts, or not UTF-8
   */
  public static List<Part> of(HttpServletRequest request, int limit) {
    Matcher boundary = BOUNDARY.matcher(String.valueOf(request.getContentType()));
    if (!boundary.find()) {
      throw Refusal.badRequest("the Content-Type names no boundary between the parts");
    }
    String line =
        LINE_END + "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
    // Each byte as one letter, whatever it is: parts are decoded one by one.
    String body =
        LINE_END + new String(RequestBody.bytes(request, limit), StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int at = body.indexOf(line);
    while (at >= 0) {
      int start = at + line.length();
      if (body.startsWith("--", start)) {
        return parts;
      }
      int head = body.indexOf(LINE_END + LINE_END, start);
      int content = head + 2 * LINE_END.length();
      at = head < 0 ? -1 : body.indexOf(line, content);
      if (at >= 0) {
        byte[] bytes = body.substring(content, at).getBytes(StandardCharsets.ISO_8859_1);
        parts.add(new Part(type(body.substring(start, head)), RequestBody.decoded(bytes)));
      }
    }
    throw Refusal.badRequest("the parts of the form are not all there");
  }

  private static String type(String head) {
    for (String line : head.split(LINE_END)) {
      String[] field = line.split(":", 2);
      if (field.length == 2 && field[0].strip().toLowerCase(Locale.ROOT).equals("content-type")) {
        return field[1].strip();
      }
    }
    return "";
  }
}
