package org.w3id.aihw.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.reason.Reasoning;

/**
 * Takes a digest of all that an answer rests on: the files of a project, this program, and the
 * settings that reasoning has. It tells a changed file from one that is as it was, whatever its
 * time says; it is no defence against somebody who makes two files with one digest, who could as
 * well change what they say.
 */
final class FilesDigest {
  private static final int ROOM = 1 << 18;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM);
  private final StringBuilder told = new StringBuilder();

  private FilesDigest() {}

  /**
   * Takes the digest of a project and of the program.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  static byte[] of(Project project) {
    try {
      FilesDigest digest = new FilesDigest();
      for (List<Path> files :
          List.of(
              project.ontologyFiles(),
              project.shapeFiles(),
              project.ruleFiles(),
              project.dataFiles(),
              project.queryFiles("questions"),
              project.queryFiles("checks"))) {
        for (Path file : files) {
          digest.add(project.shown(file).toString(), file);
        }
      }
      digest.addProgram();
      digest.told.append(System.getenv(Reasoning.BUDGET));
      // Sums of whole files are quick from the first byte on; this is slow until it is compiled.
      return MessageDigest.getInstance("SHA-256")
          .digest(digest.told.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the files of " + project.root(), e);
    } catch (NoSuchAlgorithmException | URISyntaxException e) {
      throw new IllegalStateException("this Java lacks what every Java has", e);
    }
  }

  /** Adds a file by its name, its length and two sums of its bytes, of 64 bits together. */
  private void add(String name, Path file) throws IOException {
    CRC32 sum = new CRC32();
    CRC32C otherSum = new CRC32C();
    long length = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(buffer.clear()) >= 0) {
        buffer.flip();
        length += buffer.remaining();
        sum.update(buffer.duplicate());
        otherSum.update(buffer);
      }
    }
    told.append(name).append('\0').append(length).append(' ');
    told.append(sum.getValue()).append(' ').append(otherSum.getValue()).append('\n');
  }

  /** Adds the jar of the program; classes that were just compiled are known by their times. */
  private void addProgram() throws IOException, URISyntaxException {
    Path program =
        Path.of(FilesDigest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (!Files.isDirectory(program)) {
      add("program", program);
      return;
    }
    try (Stream<Path> files = Files.walk(program)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        told.append(file).append('\0').append(Files.getLastModifiedTime(file)).append('\n');
      }
    }
  }
}
