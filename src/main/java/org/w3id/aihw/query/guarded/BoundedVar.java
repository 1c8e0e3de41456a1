package org.w3id.aihw.query.guarded;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.VariableNotBoundException;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.graph.NodeTransform;
import org.jspecify.annotations.Nullable;

/** A variable of an expression whose value is accounted for each time it is read. */
final class BoundedVar extends ExprVar {
  BoundedVar(Var variable) {
    super(variable);
  }

  @Override
  public NodeValue eval(@Nullable Binding row, FunctionEnv environment) {
    Node term = row == null ? null : row.get(varNode);
    if (term == null) {
      throw new VariableNotBoundException("Not bound: variable " + varNode);
    }
    return Bounds.value(term);
  }

  @Override
  public Expr copySubstitute(@Nullable Binding row) {
    Node term = row == null ? null : row.get(varNode);
    if (term == null) {
      return this;
    }
    if (term.isVariable()) {
      return new BoundedVar(Var.alloc(term));
    }
    try {
      return Bounds.value(term);
    } catch (ExprEvalException _tooLarge) {
      return this; // Nothing binds it any more where it stands, which is the same error.
    }
  }

  @Override
  public Expr applyNodeTransform(NodeTransform transform) {
    Node term = transform.apply(varNode);
    return Var.isVar(term) ? new BoundedVar(Var.alloc(term)) : Bounds.value(term);
  }

  @Override
  public Expr copy(Var variable) {
    return new BoundedVar(variable);
  }
}
