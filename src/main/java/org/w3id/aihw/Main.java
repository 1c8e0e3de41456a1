package org.w3id.aihw;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.w3id.aihw.command.Program;
import org.w3id.aihw.command.TerminalOutput;

/** Starts the program from the command line. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code: 0 fine, 1 findings or no answer, 2 wrong use. */
  public static void main(String[] arguments) {
    System.setOut(utf8(TerminalOutput.standard(new FileOutputStream(FileDescriptor.out))));
    System.setErr(utf8(new TerminalOutput(new FileOutputStream(FileDescriptor.err))));
    System.exit(Program.run(arguments));
  }

  /** Names have letters of all scripts, which the encoding of the locale C would lose. */
  private static PrintStream utf8(OutputStream stream) {
    return new PrintStream(new BufferedOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
