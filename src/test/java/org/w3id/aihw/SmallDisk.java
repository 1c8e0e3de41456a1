package org.w3id.aihw;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A disk of a few megabytes that can be filled up to its last byte; closed, it is gone. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts a disk in a folder; where that is not possible, the test is skipped. */
  public static SmallDisk in(Path folder, int megabytes) {
    try {
      Path disk = Files.createDirectories(folder.resolve("disk"));
      assumeTrue(
          run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", disk.toString()),
          "no disk can be mounted here: that takes root");
      return new SmallDisk(disk);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder in " + folder, e);
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns where its files are. */
  public Path folder() {
    return folder;
  }

  /** Fills it up, but for some bytes. */
  public void fill(int left) {
    ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
    try (FileChannel out =
        FileChannel.open(
            folder.resolve("filler"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      try {
        while (true) {
          out.write(zeros.clear());
        }
      } catch (IOException _full) {
        out.truncate(Math.max(0, out.size() - left));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot fill the disk", e);
    }
  }

  /** Takes away what filled it. */
  public void free() {
    try {
      Files.delete(folder.resolve("filler"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot free the disk", e);
    }
  }

  @Override
  public void close() {
    run("umount", "--lazy", folder.toString());
  }
}
