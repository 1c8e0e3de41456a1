package org.w3id.aihw.reason;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.RDFS;

/**
 * A test in the body of a rule: a comparison of two terms, or a question about one.
 *
 * @param kind which test
 * @param left a term or variable
 * @param right a term or variable; the same as {@code left} where the test is about one term
 */
public record Guard(Kind kind, Node left, Node right) {
  /** The tests of Jena's rule language that the engine knows. */
  public enum Kind {
    EQUAL("equal", 2),
    GREATER_OR_EQUAL("ge", 2),
    GREATER_THAN("greaterThan", 2),
    LESS_OR_EQUAL("le", 2),
    LESS_THAN("lessThan", 2),
    LITERAL("isLiteral", 1),
    NOT_EQUAL("notEqual", 2),
    NOT_LITERAL("notLiteral", 1),
    NOT_OF_DATATYPE("notDType", 2),
    OF_DATATYPE("isDType", 2);

    private final String written;
    private final int terms;

    Kind(String written, int terms) {
      this.written = written;
      this.terms = terms;
    }

    static Optional<Kind> of(String written) {
      return Arrays.stream(values()).filter(kind -> kind.written.equals(written)).findFirst();
    }

    /** Returns the name of the test in rule files. */
    public String written() {
      return written;
    }

    /** Returns how many terms the test is about: one or two. */
    public int terms() {
      return terms;
    }

    /** Returns whether the test holds for two terms; values of unlike kinds never compare. */
    boolean holds(Node left, Node right) {
      return switch (this) {
        case EQUAL -> left.sameValueAs(right);
        case NOT_EQUAL -> !left.sameValueAs(right);
        case LESS_THAN -> compared(left, right, -1, -1);
        case LESS_OR_EQUAL -> compared(left, right, -1, 0);
        case GREATER_THAN -> compared(left, right, 1, 1);
        case GREATER_OR_EQUAL -> compared(left, right, 0, 1);
        case LITERAL -> left.isLiteral();
        case NOT_LITERAL -> !left.isLiteral();
        case OF_DATATYPE -> isKnown(right) && left.isLiteral() && isOf(left, right);
        case NOT_OF_DATATYPE -> isKnown(right) && left.isLiteral() && !isOf(left, right);
      };
    }

    private static boolean compared(Node left, Node right, int least, int most) {
      if (!left.isLiteral() || !right.isLiteral()) {
        return false;
      }
      try {
        int order =
            Integer.signum(NodeValue.compare(NodeValue.makeNode(left), NodeValue.makeNode(right)));
        return order >= least && order <= most;
      } catch (ExprEvalException _incomparable) {
        return false;
      }
    }

    /** Of a datatype that is not one of XML Schema we cannot say what its values are. */
    private static boolean isKnown(Node datatype) {
      return datatype.isURI()
          && (datatype.equals(RDFS.Literal.asNode())
              || TypeMapper.getInstance().getTypeByName(datatype.getURI()) instanceof XSDDatatype);
    }

    private static boolean isOf(Node literal, Node datatype) {
      if (!literal.getLiteral().isWellFormed()) {
        return false;
      }
      RDFDatatype type = TypeMapper.getInstance().getTypeByName(datatype.getURI());
      return datatype.equals(RDFS.Literal.asNode())
          || (type != null && type.isValidLiteral(literal.getLiteral()));
    }
  }

  /** Returns whether no data whatever can make the test hold. */
  boolean isHopeless() {
    boolean both = !left.isVariable() && !right.isVariable();
    return (both && !kind.holds(left, right))
        || ((kind == Kind.OF_DATATYPE || kind == Kind.NOT_OF_DATATYPE)
            && !right.isVariable()
            && !Kind.isKnown(right));
  }

  /** Returns whether the test holds whatever the data. */
  boolean isSure() {
    return !left.isVariable() && !right.isVariable() && kind.holds(left, right);
  }
}
