package org.w3id.aihw.model.kept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Writes numbers, texts and arrays one after the other, to be read by a {@link KeptReader} in the
 * same order. Not safe to share between threads.
 */
public final class KeptWriter {
  private static final int ROOM = 1 << 20;

  private final WritableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32 sum = new CRC32();
  private final CRC32C otherSum = new CRC32C();
  private long length;

  /** Writes to a channel, which stays the caller's to close. */
  public KeptWriter(WritableByteChannel channel) {
    this.channel = channel;
  }

  /** Writes a number. */
  public void number(int value) {
    need(Integer.BYTES);
    buffer.putInt(value);
  }

  /** Writes a large number. */
  public void large(long value) {
    need(Long.BYTES);
    buffer.putLong(value);
  }

  /** Writes the first numbers of an array. */
  public void numbers(int[] values, int count) {
    number(count);
    for (int index = 0; index < count; index++) {
      number(values[index]);
    }
  }

  /** Writes an array of large numbers. */
  public void large(long[] values) {
    number(values.length);
    for (long value : values) {
      large(value);
    }
  }

  /** Writes the first bytes of an array. */
  public void bytes(byte[] values, int count) {
    number(count);
    for (int done = 0; done < count; ) {
      need(1);
      int part = Math.min(buffer.remaining(), count - done);
      buffer.put(values, done, part);
      done += part;
    }
  }

  /** Writes a text. */
  public void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    bytes(bytes, bytes.length);
  }

  /** Writes texts. */
  public void texts(Collection<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
  }

  private void need(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
  }

  /** Writes out what is still held back. */
  public void flush() {
    buffer.flip();
    length += buffer.remaining();
    sum.update(buffer.duplicate());
    otherSum.update(buffer.duplicate());
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write out", e);
    }
    buffer.clear();
  }

  /** Returns how many bytes were written out. */
  public long length() {
    return length;
  }

  /** Returns a sum over all bytes written out, as {@link KeptReader#sum} has it. */
  public long sum() {
    return sum.getValue() << 32 | otherSum.getValue();
  }
}
