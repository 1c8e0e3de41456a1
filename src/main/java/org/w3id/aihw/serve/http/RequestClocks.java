package org.w3id.aihw.serve.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Period;

/** The days that a request asks about: parameters {@code asOf} and {@code knownAt}, else today. */
public final class RequestClocks {
  /** Parameter: the day on which it is asked to be true. */
  public static final String AS_OF = "asOf";

  /** Parameter: the day by whose end it must have been made public. */
  public static final String KNOWN_AT = "knownAt";

  private RequestClocks() {}

  /**
   * Returns the days of a request.
   *
   * @throws BadRequest if a parameter is there and is no date
   */
  public static Clocks of(HttpServletRequest request) throws BadRequest {
    return new Clocks(day(request, AS_OF), day(request, KNOWN_AT));
  }

  /** Returns whether a request asks about another day than today on either clock. */
  public static boolean isOtherDay(HttpServletRequest request) {
    try {
      return !of(request).areToday();
    } catch (BadRequest _noDay) {
      return false; // It is told so.
    }
  }

  private static LocalDate day(HttpServletRequest request, String parameter) throws BadRequest {
    String text = request.getParameter(parameter);
    if (text == null || text.isEmpty()) {
      return Clocks.today();
    }
    return Period.parse(text)
        .map(Period::last)
        .orElseThrow(
            () -> new BadRequest(parameter + " is no date: '" + text + "'; write 2026-06-18"));
  }

  /** A request that asks for what cannot be; its message may be shown to the client. */
  public static final class BadRequest extends Exception {
    private static final long serialVersionUID = 1;

    /** Carries what is wrong and how to put it right. */
    public BadRequest(String message) {
      super(message);
    }
  }
}
