package org.w3id.aihw.command;

import org.w3id.aihw.load.RdfWriter;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.query.AnswerFormat;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Prints an answer in the format asked for. */
final class AnswerPrinter {
  private AnswerPrinter() {}

  /** Prints an answer and returns the exit code it stands for. */
  static int print(Answer answer, String format, Names names, CommandLine command) {
    return switch (answer) {
      case Answer.Table table -> {
        AnswerFormat.of(format)
            .orElseThrow(() -> unknown(format, AnswerFormat.names(), command))
            .write(table, names, System.out);
        System.out.flush();
        yield table.rows().isEmpty() ? Program.NO_ANSWER : Program.FINE;
      }
      case Answer.Truth(boolean value) -> {
        AnswerFormat.of(format)
            .orElseThrow(() -> unknown(format, AnswerFormat.names(), command))
            .write(value, System.out);
        System.out.flush();
        yield value ? Program.FINE : Program.NO_ANSWER;
      }
      case Answer.Triples triples -> {
        String name = format.equals("table") ? "ttl" : format;
        RdfWriter.of(name)
            .orElseThrow(() -> unknown(name, String.join(", ", RdfWriter.formats()), command))
            .write(triples.triples(), System.out);
        yield triples.triples().isEmpty() ? Program.NO_ANSWER : Program.FINE;
      }
    };
  }

  static ParameterException unknown(String format, String known, CommandLine command) {
    return new ParameterException(
        command, "unknown format '" + format + "'; this answer can be had as " + known);
  }
}
