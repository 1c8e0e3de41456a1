package org.w3id.aihw.command;

import java.nio.file.Path;
import org.w3id.aihw.model.Project;
import picocli.CommandLine.Option;

/** Where the project is; the launcher says so by an environment variable. */
final class ProjectOption {
  @Option(
      names = "--project",
      paramLabel = "DIR",
      defaultValue = "${env:AIHW_PROJECT:-.}",
      description = "the folder that holds ontology, data and queries",
      hidden = true)
  private Path root = Path.of(".");

  Project project() {
    return new Project(root);
  }

  /** Returns the folder of the store where nobody names another. */
  Path defaultStore() {
    return root.resolve(".aihw/store");
  }
}
