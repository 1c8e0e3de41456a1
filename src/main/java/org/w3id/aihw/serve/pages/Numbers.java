package org.w3id.aihw.serve.pages;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;

/** Figures as people write numbers: short, with bounds, hedge and unit. */
final class Numbers {
  static final Node MEASURE = Aihw.term("measure");
  static final Node SCOPE = Aihw.term("scope");
  private static final Node HEDGE = Aihw.term("hedge");
  private static final Node MAXIMUM = Aihw.term("maximum");
  private static final Node MINIMUM = Aihw.term("minimum");
  private static final Node UNIT = Aihw.term("unitOfMeasure");
  private static final Node VALUE = Aihw.term("value");
  private static final Node SYMBOL = NodeFactory.createURI("http://qudt.org/schema/qudt/symbol");
  private static final Node COUNT = NodeFactory.createURI("http://qudt.org/vocab/unit/NUM");
  private static final List<String> SCALES =
      List.of("", "", " million", " billion", " trillion", " × 10¹⁵", " × 10¹⁸");
  private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_UP);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private final Lookup lookup;

  Numbers(Lookup lookup) {
    this.lookup = lookup;
  }

  /** Returns a figure's number with its bounds, hedge and unit; its bounds alone if it has none. */
  String words(Node figure) {
    Optional<String> value = number(figure, VALUE);
    Optional<String> minimum = number(figure, MINIMUM);
    Optional<String> maximum = number(figure, MAXIMUM);
    String hedge = lookup.text(figure, HEDGE);
    String bounds;
    if (minimum.isPresent() && maximum.isPresent()) {
      bounds = minimum.get() + " to " + maximum.get();
    } else if (minimum.isPresent()) {
      bounds = (hedge.isEmpty() ? "at least" : hedge) + " " + minimum.get();
    } else {
      bounds = maximum.map(most -> (hedge.isEmpty() ? "up to" : hedge) + " " + most).orElse("");
    }
    List<String> words = new ArrayList<>();
    if (value.isPresent()) {
      if (!hedge.isEmpty() && bounds.isEmpty()) {
        words.add(hedge);
      }
      words.add(value.get());
      if (!bounds.isEmpty()) {
        words.add("(" + bounds + ")");
      }
    } else {
      words.add(bounds);
    }
    String unit = unit(figure);
    if (unit.equals("%") && value.isPresent() && bounds.isEmpty()) {
      return String.join(" ", words) + " %";
    }
    if (!unit.isEmpty()) {
      words.add(unit);
    }
    return String.join(" ", words);
  }

  private String unit(Node figure) {
    return lookup
        .value(figure, UNIT)
        .filter(unit -> !unit.equals(COUNT))
        .map(
            unit ->
                lookup
                    .value(unit, SYMBOL)
                    .map(symbol -> symbol.getLiteralLexicalForm())
                    .orElseGet(() -> lookup.names().of(unit)))
        .orElse("");
  }

  private Optional<String> number(Node figure, Node property) {
    return lookup.value(figure, property).flatMap(Numbers::decimal).map(Numbers::shortened);
  }

  /** Returns the point value of a figure, else its lower or upper bound. */
  BigDecimal size(Node figure) {
    return lookup
        .value(figure, VALUE)
        .or(() -> lookup.value(figure, MINIMUM))
        .or(() -> lookup.value(figure, MAXIMUM))
        .flatMap(Numbers::decimal)
        .orElse(BigDecimal.ZERO);
  }

  private static Optional<BigDecimal> decimal(Node literal) {
    try {
      return Optional.of(new BigDecimal(literal.getLiteralLexicalForm()));
    } catch (NumberFormatException _notANumber) {
      return Optional.empty();
    }
  }

  /** Returns a number with four digits that count: 1.25 million, 451,800, 0.3145. */
  static String shortened(BigDecimal number) {
    int scale = 0;
    BigDecimal rest = number;
    if (number.abs().compareTo(MILLION) >= 0) {
      while (rest.abs().compareTo(THOUSAND) >= 0 && scale < SCALES.size() - 1) {
        rest = rest.divide(THOUSAND, MathContext.DECIMAL64);
        scale++;
      }
    }
    BigDecimal rounded = rest.round(SHOWN).stripTrailingZeros();
    if (rounded.scale() < 0) {
      rounded = rounded.setScale(0, RoundingMode.UNNECESSARY);
    }
    return String.format(Locale.ROOT, "%,." + rounded.scale() + "f", rounded) + SCALES.get(scale);
  }

  /** Returns whether a figure counts things, so that it needs their name. */
  boolean isCount(Node figure) {
    return lookup.graph().contains(figure, UNIT, COUNT);
  }

  /** Returns the measure of a figure by its local name. */
  String measure(Node figure) {
    return lookup.value(figure, MEASURE).map(Names::slug).orElse("");
  }
}
