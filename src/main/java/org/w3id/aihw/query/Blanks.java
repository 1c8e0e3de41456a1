package org.w3id.aihw.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.Period;

/** What fills the blanks of a question. */
public final class Blanks {
  private Blanks() {}

  /**
   * Returns the terms for the blanks of a question: as filled, else as preset.
   *
   * @param filled what people put in, by the name of the blank
   * @throws UnknownName if something filled in is neither a date, a number, true or false, nor the
   *     name of a thing
   */
  public static Map<String, Node> of(Question question, Map<String, String> filled, Names names)
      throws UnknownName {
    Map<String, Node> terms = new LinkedHashMap<>();
    for (Question.Parameter parameter : question.parameters()) {
      String text = filled.getOrDefault(parameter.name(), parameter.preset());
      if (!text.isEmpty()) {
        Optional<Node> term = Period.literal(text).or(() -> plain(text)).or(() -> names.find(text));
        if (term.isEmpty() && !filled.containsKey(parameter.name())) {
          term = Optional.of(Aihw.thing(text)); // Not heard of yet on the day of knowledge.
        }
        terms.put(parameter.name(), term.orElseThrow(() -> new UnknownName(text)));
      }
    }
    return terms;
  }

  /** Reads a small whole number, or true or false; longer numbers are years or part of a name. */
  private static Optional<Node> plain(String text) {
    if (text.matches("[+-]?\\d{1,3}")) {
      return Optional.of(NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger));
    }
    return text.matches("true|false")
        ? Optional.of(NodeFactory.createLiteralDT(text, XSDDatatype.XSDboolean))
        : Optional.empty();
  }

  /** Nothing bears a name. */
  public static final class UnknownName extends Exception {
    private static final long serialVersionUID = 1;

    private final String name;

    UnknownName(String name) {
      super("nothing is called '" + name + "'");
      this.name = name;
    }

    /** Returns the name that nothing bears. */
    public String name() {
      return name;
    }
  }
}
