package org.w3id.aihw.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * A day, month or year as a span of days, so that dates of unlike precision can be compared.
 *
 * @param first the first day
 * @param last the last day, never before the first
 */
public record Period(LocalDate first, LocalDate last) {
  /** Rejects a span that ends before it begins. */
  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("period ends before it begins: " + first + ".." + last);
    }
  }

  /**
   * Reads {@code 2026}, {@code 2026-06} or {@code 2026-06-18}.
   *
   * @return the span, or empty where the text is none of the three or no day of the calendar
   */
  public static Optional<Period> parse(String text) {
    try {
      return switch (text.length()) {
        case 4 -> {
          Year year = Year.parse(text);
          yield Optional.of(new Period(year.atDay(1), year.atDay(year.length())));
        }
        case 7 -> {
          YearMonth month = YearMonth.parse(text);
          yield Optional.of(new Period(month.atDay(1), month.atEndOfMonth()));
        }
        case 10 -> {
          LocalDate day = LocalDate.parse(text);
          yield Optional.of(new Period(day, day));
        }
        default -> Optional.empty();
      };
    } catch (DateTimeException _notADate) {
      return Optional.empty();
    }
  }

  /**
   * Returns a date as a literal of xsd:gYear, xsd:gYearMonth or xsd:date, as precise as it is
   * written; empty where the text is no date.
   */
  public static Optional<Node> literal(String text) {
    XSDDatatype type =
        switch (text.length()) {
          case 4 -> XSDDatatype.XSDgYear;
          case 7 -> XSDDatatype.XSDgYearMonth;
          default -> XSDDatatype.XSDdate;
        };
    return parse(text).map(period -> NodeFactory.createLiteralDT(text, type));
  }

  /** Reads the period that a literal gives, whatever its datatype; empty where it gives none. */
  public static Optional<Period> of(Node node) {
    return node.isLiteral() ? parse(node.getLiteralLexicalForm()) : Optional.empty();
  }
}
