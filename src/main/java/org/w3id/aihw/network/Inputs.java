package org.w3id.aihw.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryBuildException;
import org.w3id.aihw.model.Names;

/**
 * What a query gives to a function, read with one plain refusal for whatever cannot be meant.
 *
 * @param usage the function as it is to be written, for refusals
 * @param terms what was given, in its order
 */
record Inputs(String usage, List<Node> terms) {
  /** Copies the list. */
  Inputs {
    terms = List.copyOf(terms);
  }

  QueryBuildException wrong(String fault) {
    return new QueryBuildException(fault + "; write " + usage);
  }

  boolean has(int index) {
    return index < terms.size();
  }

  /** Returns the IRI at a place. */
  Node thing(int index, String meaning) {
    Node term = term(index, meaning);
    if (!term.isURI()) {
      throw wrong(meaning + " must be an IRI, not " + shown(term));
    }
    return term;
  }

  /** Returns the whole number at a place, or a preset where nothing stands there. */
  int number(int index, String meaning, int preset, int least, int most) {
    if (!has(index)) {
      return preset;
    }
    Node term = term(index, meaning);
    if (term.isLiteral() && term.getLiteralLexicalForm().matches("[+-]?\\d{1,9}")) {
      int number = Integer.parseInt(term.getLiteralLexicalForm());
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw wrong(
        meaning + " must be a whole number from " + least + " to " + most + ", not " + shown(term));
  }

  /** Returns the yes or no at a place, or no where nothing stands there. */
  boolean yes(int index, String meaning) {
    if (!has(index)) {
      return false;
    }
    Node term = term(index, meaning);
    if (term.isLiteral() && XSDDatatype.XSDboolean.equals(term.getLiteralDatatype())) {
      return term.getLiteralLexicalForm().matches("true|1");
    }
    throw wrong(meaning + " must be true or false, not " + shown(term));
  }

  /**
   * Returns the walk that the properties from a place on lead, or a preset where there are none.
   */
  long lines(int index, long preset) {
    long set = 0;
    for (int at = index; at < terms.size(); at++) {
      Node property = thing(at, "a property");
      set |=
          Line.towards(property)
              .orElseThrow(
                  () ->
                      wrong(
                          Names.prefixed(property)
                              + " is no line between parties that can be walked; there are "
                              + Line.properties().stream()
                                  .map(Names::prefixed)
                                  .sorted()
                                  .collect(Collectors.joining(", "))));
    }
    return set == 0 ? preset : set;
  }

  private Node term(int index, String meaning) {
    if (!has(index) || !terms.get(index).isConcrete()) {
      throw wrong(meaning + " must be given");
    }
    return terms.get(index);
  }

  /** Returns these inputs with a term put at their head. */
  Inputs startingWith(Node first) {
    List<Node> changed = new ArrayList<>(terms);
    changed.set(0, first);
    return new Inputs(usage, changed);
  }

  private static String shown(Node term) {
    String text =
        term.isLiteral() ? "'" + term.getLiteralLexicalForm() + "'" : Names.prefixed(term);
    return text.length() > 80 ? text.substring(0, 80) + "..." : text;
  }
}
