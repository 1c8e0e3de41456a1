package org.w3id.aihw.serve.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Gzip (RFC 1952), unpacked strictly. Java's own stream takes a second member that is cut short for
 * the end of the first, so half of what was sent would pass for the whole.
 */
final class Gzip {
  private static final short MAGIC = (short) 0x8B1F;
  private static final int HEAD_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int[] TEXTS = {8, 16};
  private static final int BLOCK = 1 << 16;

  private Gzip() {}

  /**
   * Unpacks all members.
   *
   * @param limit how many bytes they may have, unpacked
   * @return what they hold; empty if that is more
   * @throws EOFException if the last is cut short
   * @throws ZipException if it is not gzip from the first byte to the last
   */
  static Optional<byte[]> unpack(byte[] packed, int limit) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      do {
        skipHead(in);
        if (!unpackMember(in, out, limit)) {
          return Optional.empty();
        }
      } while (in.hasRemaining());
    } catch (BufferUnderflowException _cut) {
      throw new EOFException("cut short");
    } catch (DataFormatException e) {
      throw new ZipException(e.getMessage());
    }
    return Optional.of(out.toByteArray());
  }

  private static void skipHead(ByteBuffer in) throws ZipException {
    if (in.getShort() != MAGIC || in.get() != Deflater.DEFLATED) {
      throw new ZipException("it does not begin as gzip does");
    }
    byte flags = in.get();
    in.getInt(); // its date
    in.getShort(); // how and where it was packed
    if ((flags & EXTRA) != 0) {
      for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
        in.get();
      }
    }
    for (int text : TEXTS) {
      while ((flags & text) != 0 && in.get() != 0) {
        // A name or a remark, up to a zero.
      }
    }
    if ((flags & HEAD_CHECKSUM) != 0) {
      in.getShort();
    }
  }

  private static boolean unpackMember(ByteBuffer in, ByteArrayOutputStream out, int limit)
      throws DataFormatException, IOException {
    CRC32 checksum = new CRC32();
    int start = out.size();
    byte[] block = new byte[BLOCK];
    try (Inflation inflation = new Inflation(in)) {
      while (!inflation.inflater.finished()) {
        int length = inflation.inflater.inflate(block);
        if (length == 0 && inflation.inflater.needsDictionary()) {
          throw new ZipException("a dictionary is missing");
        }
        if (length == 0 && inflation.inflater.needsInput()) {
          throw new EOFException("cut short");
        }
        if (out.size() + (long) length > limit) {
          return false;
        }
        checksum.update(block, 0, length);
        out.write(block, 0, length);
      }
    }
    if (in.getInt() != (int) checksum.getValue() || in.getInt() != out.size() - start) {
      throw new ZipException("its checksum is another");
    }
    return true;
  }

  /** Gives back the memory outside of the heap that unpacking takes. */
  private record Inflation(Inflater inflater) implements AutoCloseable {
    Inflation(ByteBuffer in) {
      this(new Inflater(true));
      inflater.setInput(in);
    }

    @Override
    public void close() {
      inflater.end();
    }
  }
}
