package org.w3id.aihw.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.pipeline.Checked;
import org.w3id.aihw.pipeline.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with the files. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Print every finding in ontology, data, rules and questions; exit 1 if any.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ProjectOption project = new ProjectOption();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "files to check together with those of the project")
  private List<Path> more = List.of();

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  CheckCommand() {}

  @Override
  public Integer call() {
    InputFiles.requireReadable(more, spec.commandLine());
    Progress progress = new Progress();
    progress.say("reading and checking");
    Checked checked = Pipeline.check(project.project(), more);
    progress.done();
    for (Finding finding : checked.findings()) {
      System.out.println(finding);
    }
    System.err.printf(
        "%d triples, %d rules, %d questions checked: %d finding%s%n",
        checked.facts().all().size(),
        checked.rules().size(),
        checked.questions().all().size(),
        checked.findings().size(),
        checked.findings().size() == 1 ? "" : "s");
    return checked.findings().isEmpty() ? Program.FINE : Program.NO_ANSWER;
  }
}
