package org.w3id.aihw.query.guarded;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;

/** Puts bounded calls and variables in the place of those of ARQ. */
final class GuardedFunctions extends ExprTransformCopy {
  @Override
  public Expr transform(ExprFunction0 call) {
    return Calls.of(call, new ExprList());
  }

  @Override
  public Expr transform(ExprFunction1 call, Expr argument) {
    return Calls.of(call, new ExprList(argument));
  }

  @Override
  public Expr transform(ExprFunction2 call, Expr first, Expr second) {
    return Calls.of(call, new ExprList(List.of(first, second)));
  }

  @Override
  public Expr transform(ExprFunction3 call, Expr first, Expr second, Expr third) {
    return Calls.of(call, new ExprList(List.of(first, second, third)));
  }

  @Override
  public Expr transform(ExprFunctionN call, ExprList arguments) {
    return Calls.of(call, arguments);
  }

  @Override
  public Expr transform(ExprVar variable) {
    return new BoundedVar(variable.asVar());
  }

  @Override
  public Expr transform(NodeValue constant) {
    require(constant);
    return constant;
  }

  /**
   * Lets a constant be worked with.
   *
   * @throws QueryBuildException if it is too large, or of a type that is not answered
   */
  static void require(NodeValue constant) {
    Node term = constant.getNode();
    if (term == null || !term.isLiteral()) {
      return;
    }
    Surface.requireType(term.getLiteralDatatype());
    try {
      Bounds.require(term.getLiteralLexicalForm(), term.getLiteralDatatype());
    } catch (ExprEvalException e) {
      throw new QueryBuildException(
          "the query has " + e.getMessage() + "; at most " + Bounds.DIGITS + " characters", e);
    }
  }
}
