package org.w3id.aihw.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.query.QueryException;
import org.apache.jena.sys.JenaSystem;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.pipeline.FindingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The program {@code aihw} with its commands. */
@Command(
    name = "aihw",
    description =
        "Ask who supplies, buys, funds and fights whom in AI hardware, and why we say so.",
    mixinStandardHelpOptions = true,
    versionProvider = Program.Version.class)
public final class Program implements Runnable {
  /** Exit code: the answer was given, or there was nothing to find. */
  static final int FINE = 0;

  /** Exit code: there are findings, or there is no answer. */
  static final int NO_ANSWER = 1;

  /** Exit code: the command was used wrongly. */
  static final int WRONG_USE = 2;

  @Spec private CommandSpec spec;

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  Program() {}

  /** The commands by their names, in the order in which help lists them. */
  private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("serve", ServeCommand::new);
    COMMANDS.put("check", CheckCommand::new);
    COMMANDS.put("questions", QuestionsCommand::new);
    COMMANDS.put("ask", AskCommand::new);
    COMMANDS.put("query", QueryCommand::new);
    COMMANDS.put("why", WhyCommand::new);
    COMMANDS.put("why-not", WhyNotCommand::new);
    COMMANDS.put("falls", FallsCommand::new);
    COMMANDS.put("convert", ConvertCommand::new);
    COMMANDS.put("export", ExportCommand::new);
    COMMANDS.put("import", ImportCommand::new);
    COMMANDS.put("token", TokenCommand::new);
    COMMANDS.put("backup", BackupCommand::new);
    COMMANDS.put("restore", RestoreCommand::new);
    COMMANDS.put("rehearse", RehearseCommand::new);
  }

  /** Returns the command line; to know all commands takes longer than to run most of them. */
  private static CommandLine commandLine(String... arguments) {
    CommandLine line = new CommandLine(new Program());
    Supplier<Object> only = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
    if (only != null) {
      line.addSubcommand(arguments[0], only.get());
    } else {
      COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.get()));
    }
    return line;
  }

  /** Runs the program and returns its exit code. */
  public static int run(String... arguments) {
    int code =
        commandLine(arguments)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setParameterExceptionHandler(Program::wrongUse)
            .setExecutionExceptionHandler(Program::failed)
            .setExecutionStrategy(Program::execute)
            .execute(arguments);
    if (System.out.checkError() && !readerWentAway()) {
      System.err.println("aihw: the answer could not be written out whole");
      return code == FINE ? NO_ANSWER : code;
    }
    return code;
  }

  /**
   * Starts Jena, which takes longer than to read the words, only once these have been looked at.
   */
  private static int execute(ParseResult parsed) {
    List<CommandLine> asked = parsed.asCommandLineList();
    boolean helps =
        asked.stream()
            .anyMatch(
                one ->
                    one.getParseResult().isUsageHelpRequested()
                        || one.getParseResult().isVersionHelpRequested());
    Object command = asked.getLast().getCommand();
    if (!helps && !(command instanceof Program)) {
      lookAhead(command, asked.getLast());
      JenaSystem.init();
      // A query must not make this program fetch what someone else names.
      ARQ.getContext().set(ARQ.httpServiceAllowed, false);
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static void lookAhead(Object command, CommandLine line) {
    if (command instanceof Early early) {
      try {
        early.lookAhead();
      } catch (IllegalArgumentException | UncheckedIOException e) {
        throw new CommandLine.ExecutionException(line, String.valueOf(e.getMessage()), e);
      }
    }
  }

  /**
   * Returns whether nobody reads standard output any more, as when it is piped into {@code head}; a
   * disk that is full is another matter. Java tells the two apart only by the message.
   */
  private static boolean readerWentAway() {
    try {
      new FileOutputStream(FileDescriptor.out).write('\n');
      return false;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("Broken pipe");
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  private static int wrongUse(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(
        "aihw: "
            + firstLine(e)
            + " (try: "
            + command.getCommandSpec().qualifiedName()
            + " --help)");
    err.flush();
    return WRONG_USE;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    int code = NO_ANSWER;
    switch (e) {
      case FindingsException findings -> findings.findings().forEach(err::println);
      case UncheckedIOException io ->
          err.println("aihw: " + io.getMessage() + ": " + reason(io.getCause()));
      case QueryBuildException wrong -> {
        err.println("aihw: " + firstLine(wrong));
        code = WRONG_USE;
      }
      case QueryException refused -> err.println("aihw: the query failed: " + firstLine(refused));
      case IllegalArgumentException wrong -> {
        err.println("aihw: " + firstLine(wrong));
        code = WRONG_USE;
      }
      default -> {
        err.println("aihw: internal error: " + e + " (set AIHW_DEBUG=1 to see where)");
        if (System.getenv("AIHW_DEBUG") != null) {
          e.printStackTrace(err);
        }
      }
    }
    err.flush();
    return code;
  }

  private static String reason(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> "no reason given";
      case NoSuchFileException _missing -> "there is no such file or folder";
      case AccessDeniedException _denied -> "that is not allowed";
      case FileAlreadyExistsException _there -> "a file of that name is in the way";
      case NotDirectoryException _file -> "that is no folder";
      case DirectoryNotEmptyException _full -> "that is a folder with files in it";
      case MalformedInputException _bytes -> "it is not UTF-8";
      case ConnectException _gone -> "nobody listens there; see whether it still runs";
      default ->
          Optional.ofNullable(
                  cause instanceof FileSystemException system
                      ? system.getReason()
                      : cause.getMessage())
              .orElse("the system does not say why");
    };
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** The version that the jar carries. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Program.class.getPackage().getImplementationVersion();
      return new String[] {"aihw " + (version == null ? "built from source" : version)};
    }
  }
}
