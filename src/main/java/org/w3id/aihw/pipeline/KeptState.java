package org.w3id.aihw.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptWriter;
import org.w3id.aihw.model.kept.UnkeepableException;
import org.w3id.aihw.reason.Knowledge;

/**
 * What followed from the files of a project when they were last found without fault, in {@code
 * .aihw/state}, so that a command that only asks need not read them again. It is believed only
 * where it is whole and of these very files, this program and these settings; anything else is as
 * if it were not there. Where it cannot be written, there is none.
 */
final class KeptState {
  private static final byte[] MARK = "AIHWKEPT".getBytes(StandardCharsets.US_ASCII);

  /** To be raised when the same program would no longer read what it wrote. */
  private static final long FORM = 1;

  /** Mark, form, digest of the files, length and sum of what follows. */
  private static final int HEAD = 64;

  private static final String ENDING = ".new";

  /** As old as that is what a process left that was killed while it wrote. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path file;
  private final byte[] digest;

  KeptState(Path file, byte[] digest) {
    this.file = file;
    this.digest = digest;
  }

  /**
   * Looks at the files of a project.
   *
   * @throws UncheckedIOException if one cannot be read
   */
  static KeptState of(Project project) {
    return new KeptState(project.root().resolve(".aihw/state"), FilesDigest.of(project));
  }

  /** Returns what the files, the program and its settings are known by. */
  String name() {
    return HexFormat.of().formatHex(digest);
  }

  /** Returns whether the files are still as they were when they were looked at. */
  boolean isOf(Project project) {
    return Arrays.equals(digest, FilesDigest.of(project));
  }

  /** Returns what was kept; empty unless it is whole and of these very files. */
  Optional<Knowledge> read() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < HEAD || channel.size() > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      ByteBuffer bytes =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      byte[] mark = new byte[MARK.length];
      bytes.get(mark);
      long form = bytes.getLong();
      byte[] of = new byte[digest.length];
      bytes.get(of);
      boolean believed =
          Arrays.equals(mark, MARK)
              && form == FORM
              && Arrays.equals(of, digest)
              && bytes.getLong() == channel.size() - HEAD
              && bytes.getLong() == KeptReader.sum(bytes.position(HEAD));
      return believed ? Optional.of(Knowledge.read(new KeptReader(bytes))) : Optional.empty();
    } catch (NoSuchFileException _none) {
      return Optional.empty();
    } catch (IOException _unreadable) {
      return Optional.empty();
    } catch (BufferUnderflowException | IndexOutOfBoundsException | InternalError _cut) {
      return Optional.empty(); // Somebody cuts it while it is read.
    }
  }

  /** Keeps what follows from these files, if it can be kept; concurrent keepers do no harm. */
  void keep(Knowledge knowledge) {
    if (!knowledge.isKeepable()) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      removeAbandoned();
      Path unfinished =
          file.resolveSibling(
              "state-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + ENDING);
      try {
        write(unfinished, knowledge);
        Files.move(
            unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException | UncheckedIOException | UnkeepableException _unwritable) {
      // Then all is read and reasoned over each time.
    }
  }

  private void write(Path unfinished, Knowledge knowledge) throws IOException, UnkeepableException {
    try (FileChannel channel =
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.position(HEAD);
      KeptWriter out = new KeptWriter(channel);
      knowledge.write(out);
      out.flush();
      ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
      head.put(MARK).putLong(FORM).put(digest).putLong(out.length()).putLong(out.sum()).flip();
      channel.write(head, 0);
    }
  }

  private void removeAbandoned() throws IOException {
    Instant old = Clocks.now().minus(ABANDONED);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(file.getParent(), "state-*" + ENDING)) {
      for (Path unfinished : files) {
        if (Files.getLastModifiedTime(unfinished).toInstant().isBefore(old)) {
          Files.deleteIfExists(unfinished);
        }
      }
    }
  }
}
