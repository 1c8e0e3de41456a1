package org.w3id.aihw.query.guarded;

import java.util.List;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Refuses what is not answered, before ARQ prepares a query: to prepare some functions is to load
 * code. Calls with constants alone are worked out here, within their bounds; ARQ does so without
 * any, and is told not to ({@link GuardedEngine#in}).
 */
final class Allowed extends TransformCopy {
  @Override
  public Op transform(OpBGP triples) {
    for (Triple triple : triples.getPattern()) {
      Surface.requirePredicate(triple.getPredicate());
    }
    return triples;
  }

  @Override
  public Op transform(OpPath path) {
    if (path.getTriplePath().getPath() != null) {
      Surface.requirePath(path.getTriplePath().getPath());
    }
    return path;
  }

  /** Works constants out. */
  static final class Constants extends ExprTransformCopy {
    @Override
    public Expr transform(ExprFunction0 call) {
      Calls.require(call);
      return call;
    }

    @Override
    public Expr transform(ExprFunction1 call, Expr argument) {
      Calls.require(call);
      Expr made = super.transform(call, argument);
      return worked(made, argument);
    }

    @Override
    public Expr transform(ExprFunction2 call, Expr first, Expr second) {
      Calls.require(call);
      return worked(super.transform(call, first, second), first, second);
    }

    @Override
    public Expr transform(ExprFunction3 call, Expr first, Expr second, Expr third) {
      Calls.require(call);
      return super.transform(call, first, second, third);
    }

    @Override
    public Expr transform(ExprFunctionN call, ExprList arguments) {
      Calls.require(call);
      return worked(super.transform(call, arguments), arguments.getListRaw().toArray(Expr[]::new));
    }

    @Override
    public Expr transform(NodeValue constant) {
      GuardedFunctions.require(constant);
      return constant;
    }

    private static Expr worked(Expr call, Expr... arguments) {
      for (Expr argument : arguments) {
        if (argument == null || !argument.isConstant()) {
          return call;
        }
      }
      Expr bounded = Calls.of((ExprFunction) call, new ExprList(List.of(arguments)));
      if (!BoundedCall.isOne(bounded)) {
        return call;
      }
      try {
        return bounded.eval(BindingFactory.empty(), null);
      } catch (ExprException _laterTheSame) {
        return call;
      }
    }
  }
}
