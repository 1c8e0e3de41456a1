package org.w3id.aihw.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.load.RdfWriter;

/** Writes a file of data whole or not at all. */
final class ImportedFile {
  private ImportedFile() {}

  /**
   * Writes triples as {@code NAME.ttl} in a folder, which is made where it is missing.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  static Path write(Path folder, String name, List<Triple> triples) {
    Path kept = folder.resolve(name + ".ttl");
    try {
      Files.createDirectories(folder);
      Path fresh = folder.resolve(name + ".ttl.new");
      try {
        try (OutputStream out = Files.newOutputStream(fresh)) {
          RdfWriter.of("ttl").orElseThrow().write(triples, out);
        }
        Files.move(
            fresh, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + kept, e);
    }
    return kept;
  }
}
