package org.w3id.aihw.model.kept;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Reads what a {@link KeptWriter} wrote, in the same order. Whoever reads has looked at the {@link
 * #sum} before: lengths are believed. Not safe to share between threads.
 */
public final class KeptReader {
  private final ByteBuffer buffer;

  /** Reads a buffer from its position on. */
  public KeptReader(ByteBuffer buffer) {
    this.buffer = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns a sum over the bytes of a buffer from its position on: 64 bits by two polynomials. */
  public static long sum(ByteBuffer buffer) {
    CRC32 sum = new CRC32();
    CRC32C otherSum = new CRC32C();
    sum.update(buffer.duplicate());
    otherSum.update(buffer.duplicate());
    return sum.getValue() << 32 | otherSum.getValue();
  }

  /** Reads a number. */
  public int number() {
    return buffer.getInt();
  }

  /** Reads a large number. */
  public long large() {
    return buffer.getLong();
  }

  /** Reads an array of numbers. */
  public int[] numbers() {
    int[] values = new int[number()];
    buffer.asIntBuffer().get(values);
    buffer.position(buffer.position() + values.length * Integer.BYTES);
    return values;
  }

  /** Reads an array of large numbers. */
  public long[] largeNumbers() {
    long[] values = new long[number()];
    buffer.asLongBuffer().get(values);
    buffer.position(buffer.position() + values.length * Long.BYTES);
    return values;
  }

  /** Reads an array of bytes. */
  public byte[] bytes() {
    byte[] values = new byte[number()];
    buffer.get(values);
    return values;
  }

  /** Reads a text. */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Reads texts. */
  public List<String> texts() {
    int count = number();
    List<String> texts = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      texts.add(text());
    }
    return texts;
  }
}
