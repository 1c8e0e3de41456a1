package org.w3id.aihw.serve.sparql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkStoppedException;

/**
 * An answer that is held back until it is whole, so that its status tells the truth: a short one in
 * memory, a long one in a temporary file.
 */
final class SpooledAnswer extends OutputStream {
  private static final int IN_MEMORY = 1 << 20;

  private final long limit;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream out;
  private long size;

  /** Starts an answer of at most so many bytes. */
  SpooledAnswer(long limit) {
    this.limit = limit;
  }

  /** Returns its length in bytes. */
  long size() {
    return size;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    size += length;
    if (size > limit) {
      throw new WorkStoppedException(
          WorkStoppedException.Reason.MEMORY,
          "the answer is larger than " + (limit >> 20) + " MB; ask for less, or in parts by LIMIT");
    }
    OutputStream target = out;
    if (target == null && size <= IN_MEMORY) {
      memory.write(bytes, start, length);
      return;
    }
    if (target == null) {
      Path spool = Files.createTempFile("aihw-answer-", ".tmp");
      file = spool;
      target = Files.newOutputStream(spool);
      out = target;
      memory.writeTo(target);
      memory.reset();
    }
    target.write(bytes, start, length);
  }

  /** Sends the whole answer. */
  void sendTo(OutputStream client) throws IOException {
    Path spool = file;
    if (spool == null) {
      memory.writeTo(client);
    } else {
      Files.copy(spool, client);
    }
  }

  /** Closes the answer for writing; it can be sent from then on. */
  void finish() throws IOException {
    if (out != null) {
      out.close();
    }
  }

  /** Forgets the answer. */
  @Override
  public void close() {
    try {
      finish();
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }
}
