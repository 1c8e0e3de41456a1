package org.w3id.aihw.command;

import java.nio.file.Path;
import java.util.List;
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
import picocli.CommandLine.Parameters;

/** Takes files in any RDF format into the project, if nothing is wrong with them. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Check RDF files together with the project and, if all is well, keep each as"
            + " data/imported/NAME.ttl.")
final class ImportCommand implements Callable<Integer> {
  @Mixin private ProjectOption projectOption = new ProjectOption();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "the files, in any RDF format")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    Project project = projectOption.project();
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

  private static void keep(Path file, Project project) {
    String fileName = file.getFileName().toString();
    String name = fileName.substring(0, fileName.lastIndexOf('.'));
    List<Triple> triples =
        new RdfReader(project).read(file).facts().stream().map(Fact::triple).toList();
    Path kept = ImportedFile.write(project.root().resolve("data/imported"), name, triples);
    System.err.println(triples.size() + " triples imported into " + project.shown(kept));
  }
}
