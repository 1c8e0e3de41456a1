package org.w3id.aihw.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.FindingsException;
import org.w3id.aihw.pipeline.Found;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.serve.Server;
import org.w3id.aihw.serve.Settings;
import org.w3id.aihw.serve.http.WriteAccess;
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
  /** How long the store may take to close; what is not done by then was not acknowledged. */
  private static final long LAST_WORDS_MS = 4_000;

  /** Exit code of a server that ran out of memory; the JVM's own for that. */
  private static final int BROKEN = 3;

  /** How long /health tells of it, for those who watch that. */
  private static final long BROKEN_SHOWN_MS = 1_000;

  @Spec private CommandSpec spec;
  @Mixin private ProjectOption projectOption = new ProjectOption();
  @Mixin private ClockOptions clockOptions = new ClockOptions();

  @Option(
      names = "--port",
      description = "the port to listen on; 0 for any free one (default: 3030)")
  private @Nullable Integer port;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "the folder of the store (default: .aihw/store in the project)")
  private @Nullable Path storeFolder;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "a file of settings, one name = value a line")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "a setting, which goes before the environment and the file; may be repeated")
  private List<String> flags = new ArrayList<>();

  @Option(names = "--settings", description = "list all settings with what they are, and stop")
  private boolean lists;

  /** Open until everything is closed that the server uses. */
  private final CountDownLatch closed = new CountDownLatch(1);

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  ServeCommand() {}

  @Override
  public Integer call() {
    try {
      return serve();
    } finally {
      closed.countDown();
    }
  }

  private int serve() {
    if (lists) {
      for (Setting setting : Setting.values()) {
        System.out.printf("# %s%n%s = %s%n", setting.meaning(), setting.key(), setting.standard());
      }
      return Program.FINE;
    }
    String localToken = TokenCommand.random();
    Configuration configuration = configuration();
    Settings settings = settings(configuration, localToken);
    Project project = projectOption.project();
    Path folder = configuration.store().orElseGet(projectOption::defaultStore);
    RunningServer.refuseSecond(folder);
    Progress progress = new Progress();
    progress.say("reading and checking");
    Found found = Pipeline.look(project);
    if (!found.findings().isEmpty()) {
      progress.done();
      throw new FindingsException(found.findings());
    }
    progress.say("storing");
    try (Stored stored = Stored.open(found, project, folder, configuration.servesWhatConforms())) {
      Pipeline pipeline = stored.pipeline();
      progress.say("reasoning");
      Clocks today = clockOptions.clocks();
      pipeline.at(today);
      try (Server server = Served.start(settings, project, stored.dataset(), pipeline);
          RunningServer running = RunningServer.note(folder, server.address(), localToken)) {
        progress.done();
        server.whenBroken(ServeCommand::end);
        System.out.println("AI Hardware Graph is served at " + running.address());
        System.out.flush();
        // A daemon: who stops the server need not wait for what the next start would gain.
        Thread.ofPlatform().name("settle").daemon(true).start(pipeline::settle);
        serveUntilStopped(server);
      }
    }
    return Program.FINE;
  }

  /** Serves until the process is told to end, which it then waits with until all is closed. */
  private void serveUntilStopped(Server server) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  try {
                    // Not for the end of the thread that serves, which then waits for this one.
                    if (!closed.await(LAST_WORDS_MS, TimeUnit.MILLISECONDS)) {
                      System.err.println("aihw: the store could not be closed in time");
                    }
                  } catch (InterruptedException _hurried) {
                    Thread.currentThread().interrupt();
                  }
                }));
    server.join();
  }

  /** Ends a process that has no memory left to end in order; its supervisor starts it anew. */
  private static void end(String why) {
    System.err.println("aihw: the server is beyond help, and ends: " + why);
    try {
      Thread.sleep(BROKEN_SHOWN_MS);
    } catch (InterruptedException _hurried) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(BROKEN);
  }

  private Configuration configuration() {
    List<String> given = new ArrayList<>();
    if (port != null) {
      given.add(Setting.PORT.key() + "=" + port);
    }
    if (storeFolder != null) {
      given.add(Setting.STORE.key() + "=" + storeFolder);
    }
    given.addAll(flags);
    try {
      return Configuration.of(Optional.ofNullable(file), System.getenv(), given);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private Settings settings(Configuration configuration, String localToken) {
    try {
      return configuration.settings(WriteAccess.digestOf(localToken));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
