package org.w3id.aihw.command;

import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.Period;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What people mean by the names and dates they type. */
final class Terms {
  private Terms() {}

  /**
   * Returns the thing of a name.
   *
   * @throws ParameterException naming the nearest known names if there is none
   */
  static Node thing(String name, Names names, CommandLine command) {
    return names
        .find(name)
        .orElseThrow(
            () -> {
              List<String> like = names.like(name);
              return new ParameterException(
                  command,
                  "nothing is called '"
                      + name
                      + "'"
                      + (like.isEmpty() ? "" : "; did you mean " + String.join(", ", like) + "?"));
            });
  }

  /** Returns the date that a text is, else the thing of that name. */
  static Node dateOrThing(String text, Names names, CommandLine command) {
    if (Period.parse(text).isEmpty()) {
      return thing(text, names, command);
    }
    XSDDatatype type =
        switch (text.length()) {
          case 4 -> XSDDatatype.XSDgYear;
          case 7 -> XSDDatatype.XSDgYearMonth;
          default -> XSDDatatype.XSDdate;
        };
    return NodeFactory.createLiteralDT(text, type);
  }
}
