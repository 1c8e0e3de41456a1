package org.w3id.aihw.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Files that people name on the command line. */
final class InputFiles {
  private InputFiles() {}

  /**
   * Refuses what is no file that can be read.
   *
   * @throws ParameterException naming the first such file
   */
  static void requireReadable(Collection<Path> files, CommandLine command) {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new ParameterException(command, "there is no file '" + file + "'");
      }
      if (!Files.isRegularFile(file)) {
        throw new ParameterException(command, "'" + file + "' is no ordinary file");
      }
      if (!Files.isReadable(file)) {
        throw new ParameterException(command, "the file '" + file + "' may not be read");
      }
    }
  }
}
