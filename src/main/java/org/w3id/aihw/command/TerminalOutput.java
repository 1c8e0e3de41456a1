package org.w3id.aihw.command;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.w3id.aihw.model.VisibleText;

/**
 * UTF-8 on its way to a terminal, with control characters made visible. Whatever prints, nothing
 * that came from data, a file name or a request can move the cursor or set a title.
 */
public final class TerminalOutput extends FilterOutputStream {
  /** The first byte of the control characters from U+0080 to U+009F. */
  private static final int LEAD = 0xC2;

  private boolean afterLead;

  /** Writes to a terminal. */
  public TerminalOutput(OutputStream terminal) {
    super(terminal);
  }

  /** Returns where standard output goes: as it is into a file or a pipe, visibly to a terminal. */
  public static OutputStream standard(FileOutputStream out) {
    return System.getenv("AIHW_TERMINAL") == null ? out : new TerminalOutput(out);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int start = from;
    for (int index = from; index < from + length; index++) {
      int unsigned = bytes[index] & 0xFF;
      if (afterLead || unsigned == LEAD || VisibleText.isControl(unsigned)) {
        out.write(bytes, start, index - start);
        write(unsigned);
        start = index + 1;
      }
    }
    out.write(bytes, start, from + length - start);
  }

  @Override
  public void write(int unsigned) throws IOException {
    boolean second = afterLead;
    afterLead = !second && unsigned == LEAD;
    if (second) {
      // The code point of two bytes from C2 80 on is the second byte.
      writeCharacter(unsigned);
    } else if (!afterLead) {
      if (unsigned < 0x80) {
        writeCharacter(unsigned);
      } else {
        out.write(unsigned);
      }
    }
  }

  private void writeCharacter(int letter) throws IOException {
    char shown = VisibleText.isControl(letter) ? VisibleText.picture(letter) : (char) letter;
    out.write(String.valueOf(shown).getBytes(StandardCharsets.UTF_8));
  }
}
