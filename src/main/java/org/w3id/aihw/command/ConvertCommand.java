package org.w3id.aihw.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.w3id.aihw.convert.Converter;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Turns the dataset of an origin into {@code data/imported/ORIGIN.ttl}. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = "Turn a dataset of others into data/imported/ORIGIN.ttl; same files, same bytes.")
final class ConvertCommand implements Callable<Integer> {
  @Mixin private ProjectOption projectOption = new ProjectOption();

  @Parameters(
      index = "0",
      paramLabel = "ORIGIN",
      description = "a folder of queries/imports, such as epoch-ml-hardware")
  private String origin = "";

  @Parameters(index = "1", paramLabel = "PATH", description = "the folder with the origin's files")
  private Path folder = Path.of(".");

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  ConvertCommand() {}

  @Override
  public Integer call() {
    Project project = projectOption.project();
    Progress progress = new Progress();
    progress.say("reading the register");
    Converter converter = new Converter(project, Pipeline.register(project).union());
    progress.say("converting " + origin);
    Converter.Result result = converter.convert(origin, folder);
    progress.done();
    result.findings().forEach(System.out::println);
    sayUnknown(result);
    if (!result.findings().isEmpty()) {
      System.err.printf(
          "%d rows read: %d finding%s; nothing is written%n",
          result.rows(), result.findings().size(), result.findings().size() == 1 ? "" : "s");
      return Program.NO_ANSWER;
    }
    Path kept =
        ImportedFile.write(
            project.root().resolve("data/imported"), origin, List.copyOf(result.triples()));
    System.err.printf(
        "%d rows read, %d of them without a fact; %d names unknown; %d triples in %s%n",
        result.rows(),
        result.rowsWithout(),
        result.unknown().size(),
        result.triples().size(),
        project.shown(kept));
    return Program.FINE;
  }

  private static void sayUnknown(Converter.Result result) {
    result
        .unknown()
        .forEach(
            (name, count) ->
                System.err.println(
                    "unknown "
                        + name
                        + " in "
                        + count
                        + (count == 1 ? " row: " : " rows, first ")
                        + result.examples().get(name)));
  }
}
