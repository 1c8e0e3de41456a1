package org.w3id.aihw.query.guarded;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;

/**
 * SPARQL's functions of texts for texts that are long. Short ones are left to ARQ. The JDK looks
 * for a text in another in the product of their lengths without a place to stop at, and puts
 * letters that become several ones into capitals in the square of their number.
 */
final class Texts {
  /** Up to as many comparisons of letters the JDK may do at a time: some milliseconds. */
  private static final long COMPARISONS = 1 << 24;

  private static final int PIECE = 1_024;
  private static final int LONGEST_WORD = 8_192;
  private static final int CHECK_EACH = 4_096;
  private static final char SIGMA = 'Σ';

  private Texts() {}

  /** Returns a value with the language and type of another. */
  static NodeValue like(NodeValue original, String text) {
    Node term = original.asNode();
    Node made =
        NodeFactory.createLiteral(
            text,
            term.getLiteralLanguage(),
            term.getLiteralBaseDirection(),
            term.getLiteralDatatype());
    return text.length() > Bounds.SHORT ? Bounds.unkept(made) : NodeValue.makeNode(made);
  }

  private static boolean isShort(NodeValue value) {
    return Bounds.letters(value) <= Bounds.SHORT;
  }

  private static String text(String function, NodeValue value) {
    return NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
  }

  static NodeValue contains(NodeValue whole, NodeValue part, @Nullable FunctionEnv _environment) {
    return NodeValue.booleanReturn(found("contains", whole, part) >= 0);
  }

  static NodeValue before(NodeValue whole, NodeValue part, @Nullable FunctionEnv _environment) {
    if (isShort(whole)) {
      return XSDFuncOp.strBefore(whole, part);
    }
    int at = found("strBefore", whole, part);
    return at < 0
        ? NodeValue.nvEmptyString
        : like(whole, whole.asNode().getLiteralLexicalForm().substring(0, at));
  }

  static NodeValue after(NodeValue whole, NodeValue part, @Nullable FunctionEnv _environment) {
    if (isShort(whole)) {
      return XSDFuncOp.strAfter(whole, part);
    }
    int at = found("strAfter", whole, part);
    return at < 0
        ? NodeValue.nvEmptyString
        : like(whole, whole.asNode().getLiteralLexicalForm().substring(at + Bounds.letters(part)));
  }

  private static int found(String function, NodeValue whole, NodeValue part) {
    NodeValueOps.checkTwoArgumentStringLiterals(function, whole, part);
    return indexOf(whole.asNode().getLiteralLexicalForm(), part.asNode().getLiteralLexicalForm());
  }

  /** Finds a text in another in the sum of their lengths, as Knuth, Morris and Pratt do. */
  static int indexOf(String whole, String part) {
    if ((long) whole.length() * part.length() <= COMPARISONS) {
      return whole.indexOf(part);
    }
    if (part.length() > whole.length()) {
      return -1;
    }
    int[] borders = borders(part);
    int matched = 0;
    for (int at = 0; at < whole.length(); at++) {
      checkAt(at);
      while (matched > 0 && whole.charAt(at) != part.charAt(matched)) {
        matched = borders[matched - 1];
      }
      if (whole.charAt(at) == part.charAt(matched)) {
        matched++;
      }
      if (matched == part.length()) {
        return at - matched + 1;
      }
    }
    return -1;
  }

  private static int[] borders(String part) {
    WorkLimit.useLetters(2L * part.length());
    int[] borders = new int[part.length()];
    int length = 0;
    for (int at = 1; at < borders.length; at++) {
      checkAt(at);
      while (length > 0 && part.charAt(at) != part.charAt(length)) {
        length = borders[length - 1];
      }
      if (part.charAt(at) == part.charAt(length)) {
        length++;
      }
      borders[at] = length;
    }
    return borders;
  }

  private static void checkAt(int at) {
    if (at % CHECK_EACH == 0) {
      WorkLimit.check(CHECK_EACH);
    }
  }

  static NodeValue upper(NodeValue original, @Nullable FunctionEnv _environment) {
    return isShort(original)
        ? XSDFuncOp.strUpperCase(original)
        : like(original, inPieces(text("ucase", original), String::toUpperCase, false));
  }

  static NodeValue lower(NodeValue original, @Nullable FunctionEnv _environment) {
    return isShort(original)
        ? XSDFuncOp.strLowerCase(original)
        : like(original, inPieces(text("lcase", original), String::toLowerCase, true));
  }

  /**
   * Changes a text piece by piece. What a letter becomes rests on no other, but for a sigma, which
   * has another form at the end of a word: texts with one are cut between words.
   */
  private static String inPieces(String text, UnaryOperator<String> change, boolean looksAround) {
    boolean atWords = looksAround && text.indexOf(SIGMA) >= 0;
    StringBuilder made = new StringBuilder(text.length());
    for (int start = 0; start < text.length(); ) {
      int end = Math.min(text.length(), start + PIECE);
      while (end < text.length() && !isCut(text, end, atWords)) {
        end++;
        if (end - start > LONGEST_WORD) {
          throw new ExprEvalException("a word is longer than " + LONGEST_WORD + " characters");
        }
      }
      made.append(change.apply(text.substring(start, end)));
      WorkLimit.check(end - start);
      start = end;
    }
    return made.toString();
  }

  private static boolean isCut(String text, int at, boolean atWords) {
    return atWords
        ? text.charAt(at) == ' ' || text.charAt(at) == '\n'
        : !Character.isLowSurrogate(text.charAt(at));
  }

  /** A part of a text as SPARQL's SUBSTR has it, in code points from 1 on. */
  static NodeValue part(List<NodeValue> arguments, @Nullable FunctionEnv _environment) {
    NodeValue original = arguments.getFirst();
    NodeValue from = arguments.get(1);
    NodeValue count = arguments.size() > 2 ? arguments.get(2) : null;
    if (isShort(original)) {
      return XSDFuncOp.substring(original, from, count);
    }
    String text = text("substring", original);
    int length = text.codePointCount(0, text.length());
    int start = number(from, length + 1);
    int end = start + (count == null ? length : number(count, 0));
    int first = Math.min(Math.max(0, start - 1), length);
    int last = Math.max(first, Math.min(end - 1, length));
    int begin = text.offsetByCodePoints(0, first);
    return like(original, text.substring(begin, text.offsetByCodePoints(begin, last - first)));
  }

  private static int number(NodeValue value, int whereNone) {
    if (value.isInteger()) {
      return value.getInteger().intValue();
    }
    if (value.isDecimal()) {
      return (int) Math.round(value.getDecimal().doubleValue());
    }
    if (!value.isDouble() && !value.isFloat()) {
      throw new ExprEvalException("SUBSTR: no number: " + value);
    }
    double number = value.getDouble();
    return Double.isNaN(number) ? whereNone : (int) Math.round(number);
  }

  /** A literal of a type that is named; what it means is not looked at until it is used. */
  static NodeValue typed(NodeValue text, NodeValue name, @Nullable FunctionEnv _environment) {
    if (!text.isString() || !name.isIRI()) {
      throw new ExprEvalException("STRDT takes a text without language and an IRI");
    }
    RDFDatatype type = NodeFactory.getType(name.asNode().getURI());
    Surface.requireType(type);
    return Bounds.value(NodeFactory.createLiteralDT(text.getString(), type));
  }
}
