package org.w3id.aihw.serve.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which media types a client takes, by RFC 9110, section 12.5.1: the most specific range that fits
 * a type says how much it is wanted, and 0 says not at all. A client that says nothing, or nothing
 * that can be read, takes anything.
 *
 * @param ranges the ranges, in the order sent
 */
public record Accept(List<Range> ranges) {
  /** Copies the list. */
  public Accept {
    ranges = List.copyOf(ranges);
  }

  /**
   * Types that a client takes.
   *
   * @param type the type, such as {@code text/turtle}, {@code text/*} or the one for any
   * @param narrowed whether the range has parameters that narrow it
   * @param quality how much it is wanted, from 0 to 1
   */
  public record Range(String type, boolean narrowed, double quality) {
    /** Tells how specific this range is for a media type; negative where it does not fit. */
    private int fit(String mediaType) {
      if (type.equals(mediaType)) {
        return narrowed ? 2 : 3;
      }
      int slash = mediaType.indexOf('/');
      if (type.equals(mediaType.substring(0, slash) + "/*")) {
        return 1;
      }
      return type.equals("*/*") ? 0 : -1;
    }
  }

  /**
   * Reads what the parameter {@code format} says, if it is there, else the headers.
   *
   * @param mediaTypes gives the media type of a format by its name, in small letters
   * @param names the names of formats, as they are told to who writes another
   * @throws Refusal if nothing is called so
   */
  public static Accept asked(
      HttpServletRequest request, Function<String, Optional<String>> mediaTypes, String names) {
    String format = request.getParameter("format");
    if (format == null) {
      return of(request);
    }
    // In a form a plus may have been sent as it is, which stands for a space there.
    String name = format.replace(' ', '+');
    if (name.contains("/")) {
      return parse(name);
    }
    return mediaTypes
        .apply(name.toLowerCase(Locale.ROOT))
        .map(Accept::parse)
        .orElseThrow(
            () -> Refusal.badRequest("there is no format '" + format + "'; write " + names));
  }

  /** Reads what the headers of a request say. */
  public static Accept of(HttpServletRequest request) {
    return parse(String.join(",", Collections.list(request.getHeaders("Accept"))));
  }

  /** Reads the value of an {@code Accept} header. */
  public static Accept parse(String header) {
    List<Range> ranges = new ArrayList<>();
    for (String part : separated(header, ',')) {
      range(part).ifPresent(ranges::add);
    }
    return new Accept(ranges.isEmpty() ? List.of(new Range("*/*", false, 1)) : ranges);
  }

  private static Optional<Range> range(String text) {
    List<String> parts = separated(text, ';');
    String type = parts.getFirst().strip().toLowerCase(Locale.ROOT);
    int slash = type.indexOf('/');
    if (slash <= 0 || slash != type.lastIndexOf('/') || slash == type.length() - 1) {
      return Optional.empty();
    }
    boolean narrowed = false;
    for (String parameter : parts.subList(1, parts.size())) {
      String[] pair = parameter.strip().split("=", 2);
      if (pair[0].strip().equalsIgnoreCase("q")) {
        double quality = pair.length == 2 ? weight(pair[1].strip()) : -1;
        return quality < 0 ? Optional.empty() : Optional.of(new Range(type, narrowed, quality));
      }
      narrowed = true;
    }
    return Optional.of(new Range(type, narrowed, 1));
  }

  private static double weight(String text) {
    // The grammar wants a digit before the dot; many clients leave it out, and mean the same.
    return text.matches("0(\\.\\d{0,3})?|\\.\\d{1,3}|1(\\.0{0,3})?")
        ? Double.parseDouble(text)
        : -1;
  }

  /** Splits a header at a separator that stands outside of quotes. */
  private static List<String> separated(String header, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int at = 0; at < header.length(); at++) {
      char here = header.charAt(at);
      if (here == '\\' && quoted) {
        at++;
      } else if (here == '"') {
        quoted = !quoted;
      } else if (here == separator && !quoted) {
        parts.add(header.substring(start, at));
        start = at + 1;
      }
    }
    parts.add(header.substring(start));
    return parts;
  }

  /** Returns how much a media type is wanted, from 0, not at all, to 1. */
  public double quality(String mediaType) {
    int best = -1;
    double quality = 0;
    for (Range range : ranges) {
      int fit = range.fit(mediaType);
      if (fit > best || (fit == best && fit >= 0 && range.quality() > quality)) {
        best = fit;
        quality = range.quality();
      }
    }
    return quality;
  }

  /**
   * Returns what is wanted most of what is offered, the first of equals; empty where nothing is.
   */
  public Optional<String> best(Collection<String> offered) {
    double most = 0;
    Optional<String> best = Optional.empty();
    for (String mediaType : offered) {
      double quality = quality(mediaType);
      if (quality > most) {
        most = quality;
        best = Optional.of(mediaType);
      }
    }
    return best;
  }
}
