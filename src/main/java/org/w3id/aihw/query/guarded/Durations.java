package org.w3id.aihw.query.guarded;

import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.impl.XSDDayTimeDurationType;
import org.apache.jena.datatypes.xsd.impl.XSDDurationType;
import org.apache.jena.datatypes.xsd.impl.XSDYearMonthDurationType;

/**
 * Durations that can be worked with. The JDK adds and compares them month by month, so one of 10^18
 * days never ends.
 */
final class Durations {
  /** Ten thousand years. */
  private static final double MOST_DAYS = 3_660_000;

  private static final int SECONDS_OF_DAY = 86_400;

  private Durations() {}

  static boolean isDuration(RDFDatatype type) {
    return type instanceof XSDDayTimeDurationType
        || type instanceof XSDYearMonthDurationType
        || type instanceof XSDDurationType;
  }

  /**
   * Lets a duration be worked with; what is none is left to who reads it.
   *
   * @throws org.apache.jena.sparql.expr.ExprEvalException if it is too long
   */
  static void require(String text) {
    double days = 0;
    double number = 0;
    double place = 1;
    boolean isTime = false;
    boolean isFraction = false;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter >= '0' && letter <= '9') {
        place = isFraction ? place / 10 : place;
        number = isFraction ? number + (letter - '0') * place : number * 10 + (letter - '0');
      } else if (letter == '.') {
        isFraction = true;
      } else {
        isTime |= letter == 'T';
        days += number * daysOf(letter, isTime);
        number = 0;
        place = 1;
        isFraction = false;
      }
    }
    if (days > MOST_DAYS) {
      throw Bounds.tooLarge();
    }
  }

  private static double daysOf(char unit, boolean isTime) {
    return switch (unit) {
      case 'Y' -> 366;
      case 'M' -> isTime ? 60.0 / SECONDS_OF_DAY : 31;
      case 'D' -> 1;
      case 'H' -> 1 / 24.0;
      case 'S' -> 1.0 / SECONDS_OF_DAY;
      default -> 0;
    };
  }
}
