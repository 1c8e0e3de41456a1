package org.w3id.aihw.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.load.RdfWriter;
import org.w3id.aihw.model.VisibleText;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows why a line holds, down to the documents. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = "Show the proofs of a line, down to claims with document, date and chain.")
final class WhyCommand implements Callable<Integer> {
  /** How a proof is written. */
  enum Format {
    TEXT,
    JSON,
    TTL
  }

  @Spec private CommandSpec spec;
  @Mixin private ProjectOption project = new ProjectOption();
  @Mixin private ClockOptions clockOptions = new ClockOptions();

  @Mixin private LineParameters line = new LineParameters();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text, json or ttl (default: text)")
  private Format format = Format.TEXT;

  @Option(
      names = "--limit",
      defaultValue = "3",
      description = "the most proofs to show (default: 3)")
  private int limit = 3;

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  WhyCommand() {}

  @Override
  public Integer call() {
    Pipeline pipeline = Pipeline.inMemory(project.project());
    Knowledge knowledge = pipeline.at(clockOptions.clocks());
    Triple triple = line.triple(knowledge.names(), spec.commandLine());
    List<Proof> proofs = knowledge.why(triple, limit);
    if (proofs.isEmpty()) {
      System.err.println(
          "aihw: it does not follow that "
              + knowledge.proofText().sentence(triple)
              + ", as of "
              + knowledge.clocks().asOf()
              + " by what was known at "
              + knowledge.clocks().knownAt()
              + "; 'aihw why-not' shows what is missing");
      return Program.NO_ANSWER;
    }
    switch (format) {
      case TEXT ->
          knowledge.proofText().lines(proofs).stream()
              .map(VisibleText::of)
              .forEach(System.out::println);
      case JSON -> System.out.println(knowledge.proofJson().of(triple, proofs));
      case TTL ->
          RdfWriter.of("ttl").orElseThrow().write(knowledge.proofTriples(proofs), System.out);
    }
    return Program.FINE;
  }
}
