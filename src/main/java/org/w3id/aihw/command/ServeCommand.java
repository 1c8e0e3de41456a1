package org.w3id.aihw.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Checked;
import org.w3id.aihw.pipeline.FindingsException;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.serve.Server;
import org.w3id.aihw.serve.Settings;
import org.w3id.aihw.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks, reasons and serves until stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Check the files, reason over them, and serve SPARQL and pages until stopped.")
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ProjectOption projectOption = new ProjectOption();
  @Mixin private ClockOptions clockOptions = new ClockOptions();

  @Option(
      names = "--port",
      defaultValue = "3030",
      description = "the port to listen on; 0 for any free one (default: 3030)")
  private int port = 3030;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "the folder of the store (default: .aihw/store in the project)")
  private @Nullable Path storeFolder;

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  ServeCommand() {}

  @Override
  public Integer call() {
    if (port < 0 || port > 65535) {
      throw new ParameterException(
          spec.commandLine(), "--port is no port: " + port + "; it goes from 0 to 65535");
    }
    Project project = projectOption.project();
    Progress progress = new Progress(spec.commandLine().getErr());
    progress.say("reading and checking");
    Checked checked = Pipeline.check(project, List.of());
    if (!checked.findings().isEmpty()) {
      progress.done();
      throw new FindingsException(checked.findings());
    }
    progress.say("storing");
    Path folder = storeFolder == null ? projectOption.defaultStore() : storeFolder;
    try (Store store = Store.open(folder)) {
      Pipeline pipeline = Pipeline.over(checked, store, project);
      progress.say("reasoning");
      Clocks today = clockOptions.clocks();
      pipeline.at(today);
      try (Server server =
          Served.start(Settings.standard(port), project, store.dataset(), pipeline)) {
        progress.done();
        System.out.println("AI Hardware Graph is served at " + server.address());
        System.out.flush();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.join();
      }
    }
    return Program.FINE;
  }
}
