package org.w3id.aihw.convert;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.aihw.model.Period;

/**
 * The forms in which datasets may write a number or a day. What is written otherwise is not guessed
 * at: {@code 1,5} may be one and a half or a slip, {@code 19/9/2025} tells of another custom.
 */
enum CellForm {
  /**
   * {@code 2026}, {@code 2026-06}, {@code 2026-06-18}, each with or without a time zone, a time
   * stamp that begins with such a day, which is the day, or {@code 6/18/2026}, the month first; in
   * the years 1900 to 2099.
   */
  DATE(
      "is no day, month or year",
      "write 2026-06-18, 2026-06, 2026 or, the month first, 6/18/2026") {
    @Override
    Optional<Node> read(String text) {
      Matcher monthFirst = MONTH_FIRST.matcher(text);
      if (monthFirst.matches()) {
        return Period.literal(
            "%s-%02d-%02d"
                .formatted(
                    monthFirst.group(3),
                    Integer.parseInt(monthFirst.group(1)),
                    Integer.parseInt(monthFirst.group(2))));
      }
      Matcher stamp = TIME_STAMP.matcher(text);
      return IN_THIS_AGE.matcher(text).find()
          ? Period.literal(Period.written(stamp.matches() ? stamp.group(1) : text))
          : Optional.empty();
    }
  },
  /**
   * Plain digits, or groups of three parted by commas; a point before decimals; a sign or a dollar
   * sign before, or a power of ten after. A number of more than 99 letters is none.
   */
  NUMBER(
      "is no number",
      "write 1234567.8 or 1,234,567.8: a comma parts groups of three, a point the decimals") {
    @Override
    Optional<Node> read(String text) {
      // The form comes first: BigDecimal would take a thousand million zeros for 1e999999999.
      if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
        return Optional.empty();
      }
      BigDecimal value = new BigDecimal(text.replaceAll("[,$]", "")).stripTrailingZeros();
      String plain = value.scale() <= 0 ? value.toPlainString() + ".0" : value.toPlainString();
      return Optional.of(NodeFactory.createLiteralDT(plain, XSDDatatype.XSDdecimal));
    }
  };

  private static final int LONGEST = 99;
  private static final Pattern MONTH_FIRST =
      Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/((?:19|20)[0-9]{2})");
  private static final Pattern IN_THIS_AGE = Pattern.compile("^(19|20)[0-9]{2}(?![0-9])");
  private static final Pattern TIME_STAMP =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]"
              + "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]+)?)?"
              + " ?(?:Z|UTC|[-+][0-9]{2}:?[0-9]{2})?");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[-+]?\\$?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]{1,2})?"
              + "|[-+]?\\$?\\.[0-9]+(?:[eE][-+]?[0-9]{1,2})?");

  private final String fault;
  private final String cure;

  CellForm(String fault, String cure) {
    this.fault = fault;
    this.cure = cure;
  }

  /** Reads text without blanks around it; empty where it is not written in one of the forms. */
  abstract Optional<Node> read(String text);

  String fault() {
    return fault;
  }

  String cure() {
    return cure;
  }
}
