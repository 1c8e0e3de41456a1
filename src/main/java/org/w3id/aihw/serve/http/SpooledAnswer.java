package org.w3id.aihw.serve.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;

/**
 * An answer that is held back until it is whole, so that its status tells the truth: a short one in
 * memory, a long one in a temporary file. Those of all clients together have bounds too, since one
 * who reads slowly keeps his for long.
 */
public final class SpooledAnswer extends OutputStream {
  private static final int IN_MEMORY = 1 << 20;

  /** What all answers may hold in memory together. */
  private static final long MOST_IN_MEMORY =
      Math.max(8L << 20, Runtime.getRuntime().maxMemory() / 16);

  /** What all answers may hold in files together. */
  private static final long MOST_IN_FILES = 4L << 30;

  private static final AtomicLong MEMORY_OF_ALL = new AtomicLong();
  private static final AtomicLong FILES_OF_ALL = new AtomicLong();

  private final long limit;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream out;
  private long size;
  private long inMemory;
  private long inFile;

  /** Starts an answer of at most so many bytes. */
  public SpooledAnswer(long limit) {
    this.limit = limit;
  }

  /** Returns its length in bytes. */
  public long size() {
    return size;
  }

  /** Returns how many bytes all answers hold in memory and in files. */
  static long heldByAll() {
    return MEMORY_OF_ALL.get() + FILES_OF_ALL.get();
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    WorkLimit.check(); // Writers of large answers look at nothing else.
    size += length;
    if (size > limit) {
      throw new WorkStoppedException(
          WorkStoppedException.Reason.MEMORY,
          "the answer is larger than " + (limit >> 20) + " MB; ask for less, or in parts by LIMIT");
    }
    OutputStream target = out;
    if (target == null && size <= IN_MEMORY && fitsInMemory(length)) {
      memory.write(bytes, start, length);
      return;
    }
    if (target == null) {
      target = openFile();
    }
    inFile += length;
    if (FILES_OF_ALL.addAndGet(length) > MOST_IN_FILES) {
      throw new WorkStoppedException(
          WorkStoppedException.Reason.BUSY,
          "too many large answers are on their way; try again later");
    }
    target.write(bytes, start, length);
  }

  private boolean fitsInMemory(int length) {
    if (MEMORY_OF_ALL.addAndGet(length) > MOST_IN_MEMORY) {
      MEMORY_OF_ALL.addAndGet(-length);
      return false;
    }
    inMemory += length;
    return true;
  }

  private OutputStream openFile() throws IOException {
    Path spool = Files.createTempFile("aihw-answer-", ".tmp");
    file = spool;
    OutputStream target = Files.newOutputStream(spool);
    out = target;
    memory.writeTo(target);
    inFile += memory.size();
    FILES_OF_ALL.addAndGet(memory.size());
    forgetMemory();
    return target;
  }

  private void forgetMemory() {
    memory.reset();
    MEMORY_OF_ALL.addAndGet(-inMemory);
    inMemory = 0;
  }

  /** Sends the whole answer. */
  public void sendTo(OutputStream client) throws IOException {
    Path spool = file;
    if (spool == null) {
      memory.writeTo(client);
    } else {
      Files.copy(spool, client);
    }
  }

  /** Closes the answer for writing; it can be sent from then on. */
  public void finish() throws IOException {
    if (out != null) {
      out.close();
    }
  }

  /** Lets another answer take the place of what was written so far. */
  void restart() {
    close();
    file = null;
    out = null;
    size = 0;
  }

  /** Forgets the answer. */
  @Override
  public void close() {
    forgetMemory();
    FILES_OF_ALL.addAndGet(-inFile);
    inFile = 0;
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
