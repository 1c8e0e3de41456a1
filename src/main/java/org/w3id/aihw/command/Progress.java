package org.w3id.aihw.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/**
 * Says what long work is under way, on one line that the next step overwrites; silent unless the
 * launcher found standard error to be a terminal and set {@code AIHW_PROGRESS}.
 */
final class Progress {
  private static final boolean SHOWN = System.getenv("AIHW_PROGRESS") != null;
  private static final String CLEAR_LINE = "\r\033[K";

  /** The terminal itself: what is printed otherwise has its control characters taken out. */
  private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.err));

  void say(String step) {
    if (SHOWN) {
      out.print(CLEAR_LINE + step + " ...");
      out.flush();
    }
  }

  void done() {
    if (SHOWN) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}
