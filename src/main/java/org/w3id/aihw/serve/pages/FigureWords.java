package org.w3id.aihw.serve.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.Knowledge;

/** A figure in a few words, its hedge kept: {@code at least 15 billion US Dollar}. */
final class FigureWords {
  private static final BigDecimal MILLION = new BigDecimal("1e6");
  private static final BigDecimal BILLION = new BigDecimal("1e9");
  private static final BigDecimal TRILLION = new BigDecimal("1e12");

  private FigureWords() {}

  static String of(Node figure, Knowledge knowledge) {
    Graph graph = knowledge.graph();
    Optional<String> value = number(figure, "value", graph);
    Optional<String> minimum = number(figure, "minimum", graph);
    Optional<String> maximum = number(figure, "maximum", graph);
    String hedge =
        Cited.value(figure, Aihw.term("hedge"), graph).map(knowledge.names()::of).orElse("");
    String bounds =
        value.orElseGet(
            () ->
                minimum.isPresent() && maximum.isPresent()
                    ? minimum.get() + " to " + maximum.get()
                    : minimum
                        .map(least -> hedge.isEmpty() ? "at least " + least : least)
                        .or(() -> maximum.map(most -> hedge.isEmpty() ? "up to " + most : most))
                        .orElse("no number"));
    String said = bounds.contains(" to ") ? "" : hedge + " ";
    String unit =
        Cited.value(figure, Aihw.term("unitOfMeasure"), graph)
            .map(knowledge.names()::of)
            .filter(name -> !name.equals("NUM") && !name.equals("number"))
            .map(name -> " " + name)
            .orElse("");
    return (said + bounds + unit).strip();
  }

  private static Optional<String> number(Node figure, String property, Graph graph) {
    return Cited.value(figure, Aihw.term(property), graph)
        .map(Node::getLiteralLexicalForm)
        .map(FigureWords::grouped);
  }

  private static String grouped(String number) {
    BigDecimal value;
    try {
      value = new BigDecimal(number);
    } catch (NumberFormatException _notDecimal) {
      return number;
    }
    BigDecimal size = value.abs();
    if (size.compareTo(TRILLION) >= 0) {
      return shown(value.divide(TRILLION, 3, RoundingMode.HALF_UP)) + " trillion";
    }
    if (size.compareTo(BILLION) >= 0) {
      return shown(value.divide(BILLION, 3, RoundingMode.HALF_UP)) + " billion";
    }
    return size.compareTo(MILLION) >= 0
        ? shown(value.divide(MILLION, 3, RoundingMode.HALF_UP)) + " million"
        : shown(value);
  }

  private static String shown(BigDecimal value) {
    return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }
}
