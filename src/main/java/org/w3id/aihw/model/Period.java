package org.w3id.aihw.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * A day, month or year as a span of days, so that dates of unlike precision can be compared.
 *
 * <p>Dates are those of xsd:date, xsd:gYearMonth and xsd:gYear in the years 0001 to 9999. One with
 * a time zone is the day, month or year that is written: it says where somebody looked at a
 * calendar, and what the calendar showed there.
 *
 * @param first the first day
 * @param last the last day, never before the first
 */
public record Period(LocalDate first, LocalDate last) {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
  private static final Pattern DATE =
      Pattern.compile(
          "((?!0000)[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
              + "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?");

  /** Rejects a span that ends before it begins. */
  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("period ends before it begins: " + first + ".." + last);
    }
  }

  /**
   * Reads {@code 2026}, {@code 2026-06} or {@code 2026-06-18}, each with or without a time zone.
   *
   * @return the span, or empty where the text is none of these or no day of the calendar
   */
  public static Optional<Period> parse(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return Optional.empty();
    }
    try {
      int year = Integer.parseInt(date.group(1));
      if (date.group(2) == null) {
        Year whole = Year.of(year);
        return Optional.of(new Period(whole.atDay(1), whole.atDay(whole.length())));
      }
      YearMonth month = YearMonth.of(year, Integer.parseInt(date.group(2)));
      if (date.group(3) == null) {
        return Optional.of(new Period(month.atDay(1), month.atEndOfMonth()));
      }
      LocalDate day = month.atDay(Integer.parseInt(date.group(3)));
      return Optional.of(new Period(day, day));
    } catch (DateTimeException _notADate) {
      return Optional.empty();
    }
  }

  /**
   * Returns a date as a literal of xsd:gYear, xsd:gYearMonth or xsd:date, as precise as it is
   * written; empty where the text is no date.
   */
  public static Optional<Node> literal(String text) {
    return parse(text)
        .map(
            period ->
                NodeFactory.createLiteralDT(
                    text,
                    switch (written(text).length()) {
                      case 4 -> XSDDatatype.XSDgYear;
                      case 7 -> XSDDatatype.XSDgYearMonth;
                      default -> XSDDatatype.XSDdate;
                    }));
  }

  /** Reads the period that a literal gives, whatever its datatype; empty where it gives none. */
  public static Optional<Period> of(Node node) {
    return node.isLiteral() ? parse(node.getLiteralLexicalForm()) : Optional.empty();
  }

  /** Returns a day, or the first or last that a date can be where it lies beyond. */
  public static LocalDate within(LocalDate day) {
    return day.isBefore(FIRST) ? FIRST : day.isAfter(LAST) ? LAST : day;
  }

  /**
   * Returns a date without its time zone, as it is shown and sorted: such texts are in the order of
   * their first days. What is no date stays as it is.
   */
  public static String written(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return text;
    }
    int end = date.group(3) != null ? date.end(3) : date.group(2) != null ? date.end(2) : 4;
    return text.substring(0, end);
  }
}
