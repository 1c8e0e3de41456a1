package org.w3id.aihw.serve.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request whose parameters are those of its address and of a form that it carries, both decoded
 * strictly: the server's own reading waits for slow forms for ever, and puts other letters in the
 * place of what is not UTF-8.
 */
final class FormRequest extends HttpServletRequestWrapper {
  private static final int HEXADECIMAL = 16;

  private final Map<String, String[]> parameters = new LinkedHashMap<>();

  /**
   * Takes the parameters.
   *
   * @param form the form as it was sent
   * @throws Refusal if anything is not encoded as in forms
   */
  FormRequest(HttpServletRequest request, String form) {
    super(request);
    add(request.getQueryString());
    add(form);
    Repeated.parameter(
            (request.getQueryString() == null ? "" : request.getQueryString() + "&") + form)
        .ifPresent(
            fault -> {
              throw Refusal.badRequest(fault);
            });
  }

  private void add(@Nullable String encoded) {
    if (encoded == null) {
      return;
    }
    for (String part : encoded.split("&")) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = decoded(equals < 0 ? part : part.substring(0, equals));
        String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
        parameters.merge(
            name,
            new String[] {value},
            (some, more) -> Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new));
      }
    }
  }

  private static String decoded(String encoded) {
    byte[] letters = encoded.replace('+', ' ').getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(letters.length);
    for (int at = 0; at < letters.length; at++) {
      if (letters[at] == '%') {
        if (at + 2 >= letters.length) {
          throw wrong();
        }
        int high = Character.digit(letters[++at], HEXADECIMAL);
        int low = Character.digit(letters[++at], HEXADECIMAL);
        if (high < 0 || low < 0) {
          throw wrong();
        }
        bytes.write(high * HEXADECIMAL + low);
      } else {
        bytes.write(letters[at]);
      }
    }
    return RequestBody.decoded(bytes.toByteArray());
  }

  private static Refusal wrong() {
    return Refusal.badRequest("a % of the form is not followed by two hexadecimal digits");
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values.clone();
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Collections.unmodifiableMap(parameters);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }
}
