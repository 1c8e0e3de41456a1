package org.w3id.aihw.serve.sparql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;

/** Says what is wrong with the text of a query or an update, and in which line. */
final class SyntaxFault {
  private static final Pattern LINE = Pattern.compile("(?i)\\bline:? \\d+");
  private static final Pattern VARIABLE = Pattern.compile("\\?\\w+");

  private SyntaxFault() {}

  /** Returns the fault in words, which name a line whether or not the parser did. */
  static String of(QueryException failure, String text) {
    String message = String.valueOf(failure.getMessage());
    if (LINE.matcher(message).find()) {
      return message;
    }
    if (failure instanceof QueryParseException parsing && parsing.getLine() > 0) {
      return "line " + parsing.getLine() + ", column " + parsing.getColumn() + ": " + message;
    }
    // What is against the rules beyond the grammar is told by the name of a variable, if at all.
    Matcher variable = VARIABLE.matcher(message);
    int at = variable.find() ? text.lastIndexOf(variable.group()) : text.length() - 1;
    String before = text.substring(0, Math.max(at, 0));
    return "line " + (1 + before.chars().filter(letter -> letter == '\n').count()) + ": " + message;
  }
}
