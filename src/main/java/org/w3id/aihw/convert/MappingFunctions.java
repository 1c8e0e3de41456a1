package org.w3id.aihw.convert;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase1;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Period;

/**
 * What mappings can call beside SPARQL's own functions, under {@code
 * https://w3id.org/aihw/function#}: {@code party}, {@code product} and {@code place} look a name
 * up; {@code slug}, {@code date} and {@code number} read text. Each gives an error, which leaves a
 * variable unbound, where it cannot.
 */
final class MappingFunctions {
  private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

  private MappingFunctions() {}

  /** Returns the functions of SPARQL with those of mappings. */
  static FunctionRegistry registry(
      Register register, Unknowns unknowns, FunctionRegistry standard) {
    FunctionRegistry functions = FunctionRegistry.createFrom(standard);
    for (Register.Kind kind : Register.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      put(
          functions,
          name,
          text ->
              NodeValue.makeNode(
                  register
                      .find(text, kind)
                      .orElseThrow(
                          () -> {
                            unknowns.add(name, text);
                            return new ExprEvalException("unknown: " + text);
                          })));
    }
    put(functions, "slug", text -> NodeValue.makeString(slug(text)));
    put(functions, "date", MappingFunctions::date);
    put(functions, "number", MappingFunctions::number);
    return functions;
  }

  /** A function of one text. */
  private interface OfText {
    NodeValue apply(String text);
  }

  private static void put(FunctionRegistry functions, String name, OfText function) {
    functions.put(
        Aihw.FUNCTION + name,
        uri ->
            new FunctionBase1() {
              @Override
              public NodeValue exec(NodeValue value) {
                if (!value.isLiteral()) {
                  throw new ExprEvalException(name + " of something that is no text");
                }
                return function.apply(value.asNode().getLiteralLexicalForm().strip());
              }
            });
  }

  /** Turns text into the last part of an IRI: small letters and digits, parted by hyphens. */
  static String slug(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("['’]", "")
        .replace("+", "-plus")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
  }

  /** Reads 2026, 2026-06, 2026-06-18, a time stamp, or 6/18/2026 (month first). */
  static NodeValue date(String text) {
    Matcher monthFirst = MONTH_FIRST.matcher(text);
    String iso =
        monthFirst.matches()
            ? LocalDate.of(
                    Integer.parseInt(monthFirst.group(3)),
                    Integer.parseInt(monthFirst.group(1)),
                    Integer.parseInt(monthFirst.group(2)))
                .toString()
            : text.length() > 10 ? text.substring(0, 10) : text;
    return NodeValue.makeNode(
        Period.literal(iso).orElseThrow(() -> new ExprEvalException("no date: " + text)));
  }

  /** Reads a number with or without thousands separators, currency sign or exponent. */
  static NodeValue number(String text) {
    try {
      BigDecimal value = new BigDecimal(text.replaceAll("[,$ ]", "")).stripTrailingZeros();
      String plain = value.scale() <= 0 ? value.toPlainString() + ".0" : value.toPlainString();
      return NodeValue.makeNode(NodeFactory.createLiteralDT(plain, XSDDatatype.XSDdecimal));
    } catch (NumberFormatException e) {
      throw new ExprEvalException("no number: " + text, e);
    }
  }
}
