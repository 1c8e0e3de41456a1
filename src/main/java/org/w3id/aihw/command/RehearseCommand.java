package org.w3id.aihw.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.serve.Server;
import org.w3id.aihw.serve.Settings;
import org.w3id.aihw.serve.http.WriteAccess;
import org.w3id.aihw.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Does once what people do most, for the launcher: the classes that are loaded meanwhile are those
 * that the JVM keeps ready. Nothing is answered.
 */
@Command(name = "rehearse", hidden = true, description = "Load what most commands need.")
final class RehearseCommand implements Callable<Integer> {
  private static final String[][] SCENES = {
    {"--help"},
    {"ask", "no-such-question"},
    // The first that reads the files also keeps their state, from which the others start.
    {"ask", "who-is-customer-and-rival-of-whom"},
    {"ask", "who-is-customer-and-rival-of-whom", "--format", "csv"},
    {"ask", "what-ties-a-firm", "--firm", "Amazon.com", "--format", "json"},
    {"ask", "what-ties-a-firm", "--firm", "no such firm"},
    {"why", "amazon", "customerAndRivalOf", "nvidia"},
    {"why", "amazon", "customerAndRivalOf", "nvidia", "--format", "json"},
    {"why", "amazon", "customerOf", "nvidia", "--format", "ttl"},
    {"query", "-", "--format", "csv"},
    {"questions"},
  };

  private static final String QUERY =
      """
      SELECT (COUNT(DISTINCT ?party) AS ?parties) ?graph {
        ?party aihw:customerOf/rdfs:label ?name . GRAPH ?graph { ?party a ?kind }
        FILTER (REGEX(?name, "^a", "i") && !CONTAINS(LCASE(?name), "amazon"))
        OPTIONAL { ?party aihw:rivalOf+ ?rival }
      } GROUP BY ?graph ORDER BY DESC(?parties) LIMIT 3
      """;

  private static final List<String> ADDRESSES =
      List.of("/", "/page/nvidia", "/questions", "/sparql?query=ASK%7B%7D", "/search?q=amazon");

  @Mixin private ProjectOption project = new ProjectOption();

  @Override
  public Integer call() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    InputStream in = System.in;
    PrintStream nobody =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      System.setOut(nobody);
      System.setErr(nobody);
      System.setIn(new ByteArrayInputStream(QUERY.getBytes(StandardCharsets.UTF_8)));
      for (String[] scene : SCENES) {
        Program.run(scene);
      }
      serve();
    } catch (RuntimeException | IOException _stumbled) {
      // What was loaded so far is of use all the same.
    } finally {
      System.setOut(out);
      System.setErr(err);
      System.setIn(in);
    }
    return Program.FINE;
  }

  /** Serves for a moment, over a store that is empty: to fill one takes longer than it is worth. */
  private void serve() throws IOException {
    Path folder = Files.createTempDirectory("aihw-rehearsal");
    try {
      Settings settings =
          Configuration.of(Optional.empty(), Map.of(), List.of(Setting.PORT.key() + "=0"))
              .settings(WriteAccess.digestOf(TokenCommand.random()));
      Pipeline pipeline = Pipeline.inMemory(project.project());
      try (Store store = Store.open(folder);
          Server server = Served.start(settings, project.project(), store.dataset(), pipeline)) {
        store.isOf("");
        store.written();
        for (String address : ADDRESSES) {
          try (InputStream answer = URI.create(server.address() + address).toURL().openStream()) {
            answer.transferTo(OutputStream.nullOutputStream());
          }
        }
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
