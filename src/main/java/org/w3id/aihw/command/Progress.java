package org.w3id.aihw.command;

import java.io.PrintWriter;

/**
 * Says what long work is under way, on one line that the next step overwrites; silent unless the
 * launcher found standard error to be a terminal and set {@code AIHW_PROGRESS}.
 */
final class Progress {
  private static final boolean SHOWN = System.getenv("AIHW_PROGRESS") != null;
  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintWriter out;

  Progress(PrintWriter out) {
    this.out = out;
  }

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
