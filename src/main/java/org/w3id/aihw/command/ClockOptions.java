package org.w3id.aihw.command;

import java.time.LocalDate;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Period;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The two clocks on the command line. */
final class ClockOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      defaultValue = "today",
      description = "the day on which it is asked to be true (default: today)")
  private String asOf = "today";

  @Option(
      names = "--known-at",
      paramLabel = "DATE",
      defaultValue = "today",
      description = "the day by whose end it must have been made public (default: today)")
  private String knownAt = "today";

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  ClockOptions() {}

  Clocks clocks() {
    return new Clocks(day("--as-of", asOf), day("--known-at", knownAt));
  }

  /** Reads a day; of a month or year its last day. */
  private LocalDate day(String option, String text) {
    if (text.equals("today")) {
      return Clocks.today();
    }
    return Period.parse(text)
        .map(Period::last)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    option + " is no date: '" + text + "'; write it as 2026-06-18"));
  }
}
