package org.w3id.aihw.command;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

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
    } finally {
      System.setOut(out);
      System.setErr(err);
      System.setIn(in);
    }
    return Program.FINE;
  }
}
