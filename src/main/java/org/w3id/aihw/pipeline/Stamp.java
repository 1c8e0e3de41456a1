package org.w3id.aihw.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.w3id.aihw.model.Project;

/**
 * Remembers, in {@code .aihw/checked}, the files that were last found without fault, so that a
 * command that only asks need not check them again. Any change of a file, or of the program,
 * counts.
 */
final class Stamp {
  private final Path file;
  private final String digest;

  private Stamp(Path file, String digest) {
    this.file = file;
    this.digest = digest;
  }

  /**
   * Takes the digest of all files of a project and of the program.
   *
   * @throws UncheckedIOException if one cannot be read
   */
  static Stamp of(Project project) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (List<Path> files :
          List.of(
              project.ontologyFiles(),
              project.shapeFiles(),
              project.ruleFiles(),
              project.dataFiles(),
              project.queryFiles("questions"),
              project.queryFiles("checks"))) {
        for (Path file : files) {
          digest.update(project.shown(file).toString().getBytes(StandardCharsets.UTF_8));
          digest.update(Files.readAllBytes(file));
        }
      }
      Path program =
          Path.of(Stamp.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      digest.update(Files.getLastModifiedTime(program).toString().getBytes(StandardCharsets.UTF_8));
      return new Stamp(
          project.root().resolve(".aihw/checked"), HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the files of " + project.root(), e);
    } catch (NoSuchAlgorithmException | URISyntaxException e) {
      throw new IllegalStateException("this Java lacks what every Java has", e);
    }
  }

  /** Returns whether these very files were found without fault. */
  boolean isCurrent() {
    try {
      return Files.exists(file) && Files.readString(file).equals(digest);
    } catch (IOException _unreadable) {
      return false; // Then they are checked again.
    }
  }

  /** Remembers that these files are without fault; where that cannot be written, forgets it. */
  void keep() {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, digest);
    } catch (IOException _unwritable) {
      // A project that cannot be written to is checked each time.
    }
  }
}
