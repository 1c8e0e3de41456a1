package org.w3id.aihw.query.guarded;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;

/**
 * Puts functions that look at the limit of the work in the place of those of SPARQL that can run
 * long or make texts grow, and refuses those of others that can, or that would load code.
 */
final class GuardedFunctions extends ExprTransformCopy {
  private static final String XPATH = "http://www.w3.org/2005/xpath-functions#";
  private static final Set<String> GROWING =
      Set.of("matches", "replace", "tokenize", "analyze-string", "concat", "string-join");

  @Override
  public Expr transform(ExprFunctionN function, ExprList arguments) {
    return switch (function) {
      case E_Regex regex -> new Regex(arguments);
      case E_StrReplace replace -> new Replace(arguments);
      case E_StrConcat concat -> new Concat(arguments);
      case E_Function call -> super.transform(allowed(call), arguments);
      default -> super.transform(function, arguments);
    };
  }

  private static E_Function allowed(E_Function call) {
    String iri = call.getFunctionIRI();
    boolean isGrowing = iri.startsWith(XPATH) && GROWING.contains(iri.substring(XPATH.length()));
    boolean isCode = iri.startsWith("java:") || iri.contains("ARQ/JavaScriptFunction#");
    if (isGrowing || isCode) {
      throw new QueryBuildException(
          "the function <" + iri + "> is not answered here; use SPARQL's own, such as REGEX");
    }
    return call;
  }

  private static Expr at(ExprList arguments, int index) {
    return arguments.size() > index ? arguments.get(index) : NodeValue.nvEmptyString;
  }

  /** Patterns of one call in a query, which mostly are one and the same for all rows. */
  private static final class Patterns {
    private final String function;
    private @Nullable String expression;
    private @Nullable String flags;
    private @Nullable Pattern pattern;

    Patterns(String function) {
      this.function = function;
    }

    Matcher matcher(String text, NodeValue expressionNow, @Nullable NodeValue flagsNow) {
      String wanted =
          NodeValueOps.checkAndGetStringLiteral(function, expressionNow).getLiteralLexicalForm();
      String marks = flagsNow == null ? null : flagsNow.asString();
      Pattern compiled = pattern;
      if (compiled == null || !wanted.equals(expression) || !Objects.equals(marks, flags)) {
        compiled = RegexEngine.makePattern(function, wanted, marks);
        pattern = compiled;
        expression = wanted;
        flags = marks;
      }
      return compiled.matcher(new WatchedText(text));
    }
  }

  private static @Nullable NodeValue flags(List<NodeValue> arguments, int index) {
    return arguments.size() > index ? arguments.get(index) : null;
  }

  private static final class Regex extends E_Regex {
    private final Patterns patterns = new Patterns("REGEX");

    Regex(ExprList arguments) {
      super(at(arguments, 0), at(arguments, 1), arguments.size() > 2 ? arguments.get(2) : null);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      Node text = NodeValueOps.checkAndGetStringLiteral("REGEX", arguments.getFirst());
      Matcher matcher =
          patterns.matcher(text.getLiteralLexicalForm(), arguments.get(1), flags(arguments, 2));
      return NodeValue.booleanReturn(matcher.find());
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Regex(arguments);
    }
  }

  private static final class Replace extends E_StrReplace {
    private final Patterns patterns = new Patterns("REPLACE");

    Replace(ExprList arguments) {
      super(
          at(arguments, 0),
          at(arguments, 1),
          at(arguments, 2),
          arguments.size() > 3 ? arguments.get(3) : null);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      Matcher matcher =
          patterns.matcher(arguments.getFirst().asString(), arguments.get(1), flags(arguments, 3));
      String replacement = arguments.get(2).asString();
      // Once it is known to end, and how large it gets, SPARQL's own does it.
      WorkLimit.useLetters(arguments.getFirst().asString().length());
      while (matcher.find()) {
        // Each group that is referred to puts in at most what was matched.
        long references = replacement.chars().filter(letter -> letter == '$').count();
        WorkLimit.useLetters(replacement.length() + references * (matcher.end() - matcher.start()));
      }
      return super.eval(arguments);
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Replace(arguments);
    }
  }

  private static final class Concat extends E_StrConcat {
    Concat(ExprList arguments) {
      super(arguments);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      WorkLimit.useLetters(
          arguments.stream().mapToLong(argument -> argument.asString().length()).sum());
      return super.eval(arguments);
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Concat(arguments);
    }
  }
}
