package org.w3id.aihw.query.guarded;

import java.util.List;
import java.util.Locale;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;

/**
 * Calls of functions whose arguments and value are held to {@link Bounds}, and whose faults are
 * errors of the expression, whatever kind of exception ARQ makes of them.
 */
final class BoundedCall {
  private BoundedCall() {}

  /**
   * What is looked at around a call.
   *
   * @param texts whether its arguments are texts that it goes through, so that they must not be too
   *     long
   * @param makesText whether it makes a text of its own
   * @param walksDays whether it goes through the days of a duration
   */
  record Rule(boolean texts, boolean makesText, boolean walksDays) {
    private void before(ExprFunction function, long letters) {
      if (texts) {
        Bounds.texts(name(function), letters);
      }
    }

    private NodeValue after(NodeValue value) {
      if (makesText && (value.isString() || value.isLangString())) {
        Bounds.made(value.getString().length());
        return value;
      }
      return Bounds.computed(value);
    }
  }

  /** What a function makes of its argument, evaluated. */
  @FunctionalInterface
  interface OfOne {
    NodeValue of(NodeValue argument, @Nullable FunctionEnv environment);
  }

  /** What a function makes of its two arguments, evaluated. */
  @FunctionalInterface
  interface OfTwo {
    NodeValue of(NodeValue first, NodeValue second, @Nullable FunctionEnv environment);
  }

  /** What a function makes of its arguments, evaluated. */
  @FunctionalInterface
  interface Evaluation {
    NodeValue of(List<NodeValue> arguments, @Nullable FunctionEnv environment);
  }

  /** Returns whether an expression is a call that is bounded here. */
  static boolean isOne(Expr expression) {
    return expression instanceof One || expression instanceof Two || expression instanceof Many;
  }

  static String name(ExprFunction function) {
    return function.getFunctionSymbol().getSymbol().toUpperCase(Locale.ROOT);
  }

  private static RuntimeException error(RuntimeException fault) {
    if (fault instanceof ExprException
        || fault instanceof QueryCancelledException
        || fault instanceof QueryBuildException) {
      return fault;
    }
    return new ExprEvalException("the function failed: " + fault.getMessage(), fault);
  }

  /** A call with one argument. */
  static final class One extends ExprFunction1 {
    private final ExprFunction function;
    private final OfOne evaluation;
    private final Rule rule;

    One(ExprFunction function, Expr argument, OfOne evaluation, Rule rule) {
      super(argument, function.getFunctionSymbol().getSymbol(), function.getOpName());
      this.function = function;
      this.evaluation = evaluation;
      this.rule = rule;
    }

    @Override
    public NodeValue eval(NodeValue argument, FunctionEnv environment) {
      rule.before(function, rule.texts ? Bounds.letters(argument) : 0);
      try {
        return rule.after(evaluation.of(argument, environment));
      } catch (RuntimeException e) {
        throw error(e);
      }
    }

    @Override
    public NodeValue eval(NodeValue argument) {
      throw new IllegalStateException("called without an environment");
    }

    @Override
    public Expr copy(Expr argument) {
      return new One(function, argument, evaluation, rule);
    }
  }

  /** A call with two arguments. */
  static final class Two extends ExprFunction2 {
    private final ExprFunction function;
    private final OfTwo evaluation;
    private final Rule rule;

    Two(ExprFunction function, List<Expr> arguments, OfTwo evaluation, Rule rule) {
      super(
          arguments.getFirst(),
          arguments.get(1),
          function.getFunctionSymbol().getSymbol(),
          function.getOpName());
      this.function = function;
      this.evaluation = evaluation;
      this.rule = rule;
    }

    @Override
    public NodeValue eval(NodeValue first, NodeValue second, FunctionEnv environment) {
      rule.before(function, rule.texts ? (long) Bounds.letters(first) + Bounds.letters(second) : 0);
      if (rule.walksDays && (first.isDuration() || second.isDuration())) {
        WorkLimit.check(Bounds.TEXT);
      }
      try {
        return rule.after(evaluation.of(first, second, environment));
      } catch (RuntimeException e) {
        throw error(e);
      }
    }

    @Override
    public NodeValue eval(NodeValue first, NodeValue second) {
      throw new IllegalStateException("called without an environment");
    }

    @Override
    public Expr copy(Expr first, Expr second) {
      return new Two(function, List.of(first, second), evaluation, rule);
    }
  }

  /** A call with any number of arguments, or one that is evaluated in a way of our own. */
  static final class Many extends ExprFunctionN {
    private final ExprFunction function;
    private final Evaluation evaluation;
    private final Rule rule;

    Many(ExprFunction function, ExprList arguments, Evaluation evaluation, Rule rule) {
      super(function.getFunctionSymbol().getSymbol(), arguments);
      this.function = function;
      this.evaluation = evaluation;
      this.rule = rule;
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments, @Nullable FunctionEnv environment) {
      long letters = 0;
      for (NodeValue argument : arguments) {
        letters += Bounds.letters(argument);
      }
      rule.before(function, letters);
      try {
        return rule.after(evaluation.of(arguments, environment));
      } catch (RuntimeException e) {
        throw error(e);
      }
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      throw new IllegalStateException("called without an environment");
    }

    @Override
    public @Nullable String getFunctionIRI() {
      return function.getFunctionIRI();
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Many(function, arguments, evaluation, rule);
    }
  }
}
