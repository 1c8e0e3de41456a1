package org.w3id.aihw.query.guarded;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;

/**
 * REGEX and REPLACE over texts that look at the limit as they are read. One is made for each call
 * in a query, and remembers its pattern, which mostly is one and the same for all rows.
 */
final class Patterns {
  private static final int MOST_LETTERS = 10_000;

  /** Steps that may go by without a look at the limit: some tenths of a second. */
  private static final double MOST_STEPS = 1 << 26;

  private final String function;
  private @Nullable String expression;
  private @Nullable String flags;
  private @Nullable Pattern pattern;
  private double cost;

  Patterns(String function) {
    this.function = function;
  }

  NodeValue matches(List<NodeValue> arguments, @Nullable FunctionEnv _environment) {
    String text = text(arguments.getFirst());
    if (!arguments.stream().skip(1).allMatch(NodeValue::isString)) {
      throw new ExprEvalException("REGEX: pattern and flags are texts without language");
    }
    return NodeValue.booleanReturn(matcher(text, arguments.get(1), at(arguments, 2)).find());
  }

  /** As ARQ's does, but for what is kept of it where the text is long. */
  NodeValue replaced(List<NodeValue> arguments, @Nullable FunctionEnv _environment) {
    NodeValue original = arguments.getFirst();
    String text = text(original);
    String replacement = text(arguments.get(2));
    Matcher matcher = matcher(text, arguments.get(1), at(arguments, 3));
    long references = replacement.chars().filter(letter -> letter == '$').count();
    StringBuilder made = new StringBuilder();
    boolean isFound = false;
    while (matcher.find()) {
      // Nothing at the end of what was matched before is no match of its own.
      if (!isFound || matcher.start() < matcher.end()) {
        isFound = true;
        // Each group that is referred to puts in at most what was matched.
        WorkLimit.useLetters(replacement.length() + references * (matcher.end() - matcher.start()));
        try {
          matcher.appendReplacement(made, replacement);
        } catch (IndexOutOfBoundsException e) {
          throw new ExprEvalException(function + ": no such group", e);
        }
      }
    }
    if (!isFound) {
      return original;
    }
    String result = matcher.appendTail(made).toString();
    return result.equals(text) ? original : Texts.like(original, result);
  }

  private String text(NodeValue value) {
    return NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
  }

  private static @Nullable NodeValue at(List<NodeValue> arguments, int index) {
    return arguments.size() > index ? arguments.get(index) : null;
  }

  private Matcher matcher(String text, NodeValue expressionNow, @Nullable NodeValue flagsNow) {
    Node wanted = NodeValueOps.checkAndGetStringLiteral(function, expressionNow);
    String marks = flagsNow == null ? null : text(flagsNow);
    Pattern compiled = compiled(wanted.getLiteralLexicalForm(), marks);
    if (cost * (text.length() + 1.0) > MOST_STEPS) {
      throw new WorkStoppedException(
          WorkStoppedException.Reason.MEMORY,
          function + ": the pattern has more ways to match nothing than can be tried");
    }
    return compiled.matcher(new WatchedText(text));
  }

  private Pattern compiled(String wanted, @Nullable String marks) {
    Pattern compiled = pattern;
    if (compiled == null || !wanted.equals(expression) || !Objects.equals(marks, flags)) {
      if (wanted.length() > MOST_LETTERS) {
        throw new WorkStoppedException(
            WorkStoppedException.Reason.MEMORY,
            function + ": a pattern may have at most " + MOST_LETTERS + " characters");
      }
      compiled = RegexEngine.makePattern(function, wanted, marks);
      boolean isQuoted = marks != null && marks.contains("q");
      cost = isQuoted ? 1 : PatternCost.of(wanted, marks != null && marks.contains("x"));
      pattern = compiled;
      expression = wanted;
      flags = marks;
    }
    return compiled;
  }
}
