package org.w3id.aihw;

import org.apache.jena.sys.JenaSystem;
import org.w3id.aihw.command.Program;

/** Starts the program from the command line. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code: 0 fine, 1 findings or no answer, 2 wrong use. */
  public static void main(String[] arguments) {
    JenaSystem.init();
    System.exit(Program.run(arguments));
  }
}
