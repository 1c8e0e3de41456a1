package org.w3id.aihw.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.sparql.core.Quad;
import org.w3id.aihw.load.BackupFile;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup back, be the store served or not. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Let what a backup holds stand for all that was written to the store: all of it, if it"
            + " conforms, or nothing.")
final class RestoreCommand implements Callable<Integer> {
  @Mixin private StoreOption storeOption = new StoreOption();

  @Parameters(paramLabel = "FILE", description = "a file made by 'aihw backup'")
  private Path file = Path.of("aihw-backup.nq.gz");

  RestoreCommand() {}

  @Override
  public Integer call() {
    List<Quad> quads = quads();
    Path folder = storeOption.folder();
    Optional<RunningServer> server = RunningServer.in(folder);
    if (server.isPresent()) {
      server.get().post("/backup", file);
    } else {
      restore(folder, quads);
    }
    System.err.println("aihw: " + quads.size() + " quads put back from " + file);
    return Program.FINE;
  }

  private List<Quad> quads() {
    try (var in = Files.newInputStream(file)) {
      return BackupFile.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cannot restore " + file + ": " + e.getMessage(), e);
    }
  }

  private void restore(Path folder, List<Quad> quads) {
    Project project = storeOption.project();
    try (Store store = Store.open(folder)) {
      Pipeline.restore(Pipeline.check(project, List.of()), store, project, quads);
    }
  }
}
