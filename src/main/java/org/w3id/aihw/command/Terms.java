package org.w3id.aihw.command;

import java.util.List;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Names;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What people mean by the names they type. */
final class Terms {
  private Terms() {}

  /**
   * Returns the thing of a name.
   *
   * @throws ParameterException naming the nearest known names if there is none
   */
  static Node thing(String name, Names names, CommandLine command) {
    return names.find(name).orElseThrow(() -> unknown(name, names, command));
  }

  /** Returns the refusal of a name that nothing bears, with the nearest that there are. */
  static ParameterException unknown(String name, Names names, CommandLine command) {
    if (name.isBlank()) {
      // Everything begins like an empty name, so that the nearest names would be any.
      return new ParameterException(command, "a name is missing: it is empty");
    }
    List<String> like = names.like(name);
    return new ParameterException(
        command,
        "nothing is called '"
            + name
            + "'"
            + (like.isEmpty() ? "" : "; did you mean " + String.join(", ", like) + "?"));
  }
}
