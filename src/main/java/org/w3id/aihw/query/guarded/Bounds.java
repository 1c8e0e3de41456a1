package org.w3id.aihw.query.guarded;

import java.math.BigDecimal;
import java.util.Set;
import org.apache.jena.datatypes.BaseDatatype;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueLang;
import org.apache.jena.sparql.expr.nodevalue.NodeValueNode;
import org.apache.jena.sparql.expr.nodevalue.NodeValueString;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;

/**
 * How large a text or a number may be that an expression works on. What an expression reads is
 * accounted for where it is read, what it makes where it is made, so that no function in between
 * has more to do than can be done before the limit of the work is looked at again.
 *
 * <p>A number, date or duration that is too large is an error of the expression, as XPath has it
 * for what an implementation cannot hold (FOAR0002, FODT0002, FOCA0006): it leaves a variable
 * unbound. Texts that are too long end the query.
 */
final class Bounds {
  /** How long the texts may be, in all, that one call of a function works on. */
  static final int TEXT = 1 << 22;

  /** How long a number, date or duration may be in writing. */
  static final int DIGITS = 1_000;

  /** How long an IRI may be that is made of a text. */
  static final int IRI = 8_192;

  /**
   * Texts up to this length are given to ARQ's own functions, which are quick whatever they do with
   * them, and kept by its cache of values, which has room for ten thousand.
   */
  static final int SHORT = 4_096;

  private static final int SMALL = 128;
  private static final int BITS = (int) (DIGITS * 3.33);

  /** Types of XML Schema whose values are their texts, or are made of them letter by letter. */
  private static final Set<RDFDatatype> TEXTUAL =
      Set.of(
          XSDDatatype.XSDstring,
          XSDDatatype.XSDnormalizedString,
          XSDDatatype.XSDtoken,
          XSDDatatype.XSDlanguage,
          XSDDatatype.XSDName,
          XSDDatatype.XSDNCName,
          XSDDatatype.XSDNMTOKEN,
          XSDDatatype.XSDanyURI,
          XSDDatatype.XSDhexBinary,
          XSDDatatype.XSDbase64Binary);

  private Bounds() {}

  /**
   * Returns the value of a term, accounted for as read.
   *
   * @throws ExprEvalException if it is too large for a value
   */
  static NodeValue value(Node term) {
    if (!term.isLiteral()) {
      return NodeValue.makeNode(term);
    }
    int length = term.getLiteralLexicalForm().length();
    if (length > DIGITS || Durations.isDuration(term.getLiteralDatatype())) {
      require(term.getLiteralLexicalForm(), term.getLiteralDatatype());
    }
    if (length <= SHORT) {
      return NodeValue.makeNode(term);
    }
    WorkLimit.check(length);
    return unkept(term);
  }

  /** Returns the value of a long literal, past ARQ's cache of values, which would keep it. */
  static NodeValue unkept(Node term) {
    RDFDatatype type = term.getLiteralDatatype();
    if (type.equals(XSDDatatype.XSDstring) || type.equals(XSDDatatype.XSDnormalizedString)) {
      return new NodeValueString(term.getLiteralLexicalForm(), term);
    }
    if (type.equals(RDF.dtLangString) && !term.getLiteralLanguage().isEmpty()) {
      return new NodeValueLang(term);
    }
    return new NodeValueNode(term);
  }

  /**
   * Returns whether values of a type are computed from their texts, as numbers and days are; such
   * texts have to be short.
   */
  static boolean isComputed(RDFDatatype type) {
    return type instanceof XSDDatatype ? !TEXTUAL.contains(type) : isForeign(type);
  }

  /** Returns whether a type is neither of XML Schema nor RDF, but has its own way with texts. */
  private static boolean isForeign(RDFDatatype type) {
    return type.getClass() != BaseDatatype.class
        && !type.equals(RDF.dtLangString)
        && !type.equals(RDF.dtDirLangString);
  }

  /**
   * Lets a text be one of a type.
   *
   * @throws ExprEvalException if it is too large for a value of the type
   */
  static void require(String text, RDFDatatype type) {
    if (type.equals(XSDDatatype.XSDstring)) {
      return;
    }
    if (text.length() > DIGITS && isComputed(type)) {
      throw tooLarge();
    }
    if (Durations.isDuration(type)) {
      Durations.require(text);
    }
  }

  static ExprEvalException tooLarge() {
    return new ExprEvalException("a number, date or duration is larger than can be worked with");
  }

  /** Returns how many letters of text an argument has; numbers, days and the like count as none. */
  static int letters(NodeValue argument) {
    if (argument.isString() || argument.isLangString()) {
      return argument.getString().length();
    }
    Node term = argument.getNode();
    if (term == null) {
      return 0;
    }
    return term.isLiteral()
        ? term.getLiteralLexicalForm().length()
        : term.isURI() ? term.getURI().length() : 0;
  }

  /**
   * Accounts for texts that a function is about to work on.
   *
   * @throws WorkStoppedException if they are too long
   */
  static void texts(String function, long letters) {
    if (letters > TEXT) {
      throw new WorkStoppedException(
          WorkStoppedException.Reason.MEMORY,
          function + " works on texts of at most " + TEXT + " characters");
    }
    if (letters > SHORT) {
      WorkLimit.check(letters);
    }
  }

  /** Accounts for a text that was made; small ones are those of any row. */
  static void made(long letters) {
    if (letters > SMALL) {
      WorkLimit.useLetters(letters);
    }
  }

  /**
   * Returns a value that was computed.
   *
   * @throws ExprEvalException if it is too large to go on with
   */
  static NodeValue computed(NodeValue value) {
    if (value.isInteger()) {
      if (value.getInteger().bitLength() > BITS) {
        throw tooLarge();
      }
    } else if (value.isDecimal()) {
      BigDecimal number = value.getDecimal();
      if (Math.abs(number.scale()) > DIGITS || number.precision() > DIGITS) {
        throw tooLarge();
      }
    } else if (value.isDuration()) {
      Durations.require(value.getDuration().toString());
    }
    return value;
  }
}
