package org.w3id.aihw.reason;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * A comparison in the body of a rule.
 *
 * @param kind which comparison
 * @param left a term or variable
 * @param right a term or variable
 */
public record Guard(Kind kind, Node left, Node right) {
  /** The comparisons of Jena's rule language that the engine knows. */
  public enum Kind {
    EQUAL("equal"),
    GREATER_OR_EQUAL("ge"),
    GREATER_THAN("greaterThan"),
    LESS_OR_EQUAL("le"),
    LESS_THAN("lessThan"),
    NOT_EQUAL("notEqual");

    private final String written;

    Kind(String written) {
      this.written = written;
    }

    static Optional<Kind> of(String written) {
      return Arrays.stream(values()).filter(kind -> kind.written.equals(written)).findFirst();
    }

    /** Returns whether the comparison holds between two terms; values of unlike kinds never do. */
    boolean holds(Node left, Node right) {
      return switch (this) {
        case EQUAL -> left.sameValueAs(right);
        case NOT_EQUAL -> !left.sameValueAs(right);
        case LESS_THAN -> compared(left, right, -1, -1);
        case LESS_OR_EQUAL -> compared(left, right, -1, 0);
        case GREATER_THAN -> compared(left, right, 1, 1);
        case GREATER_OR_EQUAL -> compared(left, right, 0, 1);
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
  }
}
