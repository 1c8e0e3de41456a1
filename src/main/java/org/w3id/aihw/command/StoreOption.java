package org.w3id.aihw.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Project;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which store a command is about. */
final class StoreOption {
  @Mixin private ProjectOption projectOption = new ProjectOption();

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "the folder of the store (default: .aihw/store in the project)")
  private @Nullable Path folder;

  Path folder() {
    return folder == null ? projectOption.defaultStore() : folder;
  }

  Project project() {
    return projectOption.project();
  }
}
