package org.w3id.aihw.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.load.RdfReader;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Checked;
import org.w3id.aihw.pipeline.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes files in any RDF format into the project, if nothing is wrong with them. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Check RDF files together with the project and, if all is well, keep each as"
            + " data/imported/NAME.ttl.")
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ProjectOption projectOption = new ProjectOption();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "the files, in any RDF format")
  private List<Path> files = List.of();

  @Option(names = "--replace", description = "replace an earlier import of the same name")
  private boolean replace;

  /** For picocli, which sets the fields. */
  @SuppressWarnings("NullAway.Init")
  ImportCommand() {}

  @Override
  public Integer call() {
    Project project = projectOption.project();
    InputFiles.requireReadable(files, spec.commandLine());
    requireFreshNames(project);
    Checked checked = Pipeline.check(project, files);
    for (Finding finding : checked.findings()) {
      System.out.println(finding);
    }
    if (!checked.findings().isEmpty()) {
      System.err.println("nothing was imported");
      return Program.NO_ANSWER;
    }
    for (Path file : files) {
      keep(file, project);
    }
    return Program.FINE;
  }

  /** Refuses files that would end up under one name, or under the name of an earlier import. */
  private void requireFreshNames(Project project) {
    Set<String> names = new HashSet<>();
    for (Path file : files) {
      String name = nameOf(file);
      Path kept = project.root().resolve("data/imported").resolve(name + ".ttl");
      if (!names.add(name)) {
        throw new ParameterException(
            spec.commandLine(), "two of the files would both become " + project.shown(kept));
      }
      if (Files.exists(kept) && !replace) {
        throw new ParameterException(
            spec.commandLine(),
            project.shown(kept) + " is there already; add --replace to import it anew");
      }
    }
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "").replaceAll("\\s+", "-");
  }

  private static void keep(Path file, Project project) {
    String name = nameOf(file);
    List<Triple> triples =
        new RdfReader(project).read(file).facts().stream().map(Fact::triple).toList();
    Path kept = ImportedFile.write(project.root().resolve("data/imported"), name, triples);
    System.err.println(triples.size() + " triples imported into " + project.shown(kept));
  }
}
