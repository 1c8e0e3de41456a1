package org.w3id.aihw.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.VisibleText;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.WhyNot;
import org.w3id.aihw.reason.WhyNotText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what is missing for a line to follow. */
@Command(
    name = "why-not",
    mixinStandardHelpOptions = true,
    description = "Show what is missing for a line to follow, by the rules that come nearest.")
final class WhyNotCommand implements Callable<Integer> {
  /** How the answer is written. */
  enum Format {
    TEXT,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private ProjectOption project = new ProjectOption();
  @Mixin private ClockOptions clockOptions = new ClockOptions();
  @Mixin private LineParameters line = new LineParameters();

  @Option(names = "--format", defaultValue = "text", description = "text or json (default: text)")
  private Format format = Format.TEXT;

  @Option(names = "--limit", defaultValue = "3", description = "the most ways to show (default: 3)")
  private int limit = 3;

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  WhyNotCommand() {}

  @Override
  public Integer call() {
    Knowledge knowledge = Pipeline.inMemory(project.project()).at(clockOptions.clocks());
    Triple triple = line.triple(knowledge.names(), spec.commandLine());
    if (knowledge.closure().contains(triple)) {
      System.err.println(
          "aihw: it does follow that "
              + knowledge.proofText().sentence(triple)
              + "; 'aihw why' shows the proofs");
      return Program.NO_ANSWER;
    }
    List<WhyNot.Attempt> attempts = knowledge.whyNot(triple, Math.max(1, limit));
    WhyNotText text = new WhyNotText(knowledge);
    switch (format) {
      case TEXT ->
          text.lines(triple, attempts).stream().map(VisibleText::of).forEach(System.out::println);
      case JSON -> System.out.println(text.json(triple, attempts));
    }
    return Program.FINE;
  }
}
