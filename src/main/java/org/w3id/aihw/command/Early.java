package org.w3id.aihw.command;

/** A command that sees by its words alone whether it is used wrongly, before anything is read. */
interface Early {
  /**
   * Looks at the words.
   *
   * @throws picocli.CommandLine.ParameterException if they cannot be meant
   */
  void lookAhead();
}
