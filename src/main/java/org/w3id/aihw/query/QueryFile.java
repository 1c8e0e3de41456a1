package org.w3id.aihw.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.w3id.aihw.model.ByteOrderMark;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Place;

/**
 * A SPARQL query in a file that opens with header lines of the form {@code #+ key: value}.
 *
 * @param name the name of the file without its ending
 * @param header the values of each key, in the order written
 * @param text the whole file
 * @param query the query
 */
public record QueryFile(String name, Map<String, List<String>> header, String text, Query query) {
  private static final String MARK = "#+ ";
  private static final String ENDING = ".rq";

  /** Copies the header. */
  public QueryFile {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    header.forEach((key, values) -> copy.put(key, List.copyOf(values)));
    header = copy;
  }

  /** What came of reading a query file: the query, or what is wrong with it. */
  public sealed interface Result {
    /** A query that can be run. */
    record Read(QueryFile file) implements Result {}

    /** A file that is no query. */
    record Failed(Finding finding) implements Result {}
  }

  /**
   * Reads a query file.
   *
   * @param shown its path as findings show it
   * @throws UncheckedIOException if the file cannot be opened
   */
  public static Result read(Path file, Path shown) {
    String text;
    try {
      text = ByteOrderMark.dropped(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    try {
      Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
      return new Result.Read(new QueryFile(nameOf(file), headerOf(text), text, query));
    } catch (QueryParseException e) {
      return new Result.Failed(
          new Finding(
              "Q001",
              new Place(shown, Math.max(e.getLine(), 0)),
              "is no SPARQL 1.1 query: " + String.valueOf(e.getMessage()).lines().findFirst().get(),
              "correct the query"));
    }
  }

  /** Returns the name of the query in a file. */
  static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ENDING.length());
  }

  static Map<String, List<String>> headerOf(String text) {
    Map<String, List<String>> header = new LinkedHashMap<>();
    text.lines()
        .takeWhile(line -> line.startsWith("#"))
        .filter(line -> line.startsWith(MARK))
        .forEach(
            line -> {
              String entry = line.substring(MARK.length());
              int colon = entry.indexOf(':');
              if (colon > 0) {
                header
                    .computeIfAbsent(entry.substring(0, colon).strip(), key -> new ArrayList<>())
                    .add(entry.substring(colon + 1).strip());
              }
            });
    return header;
  }

  /** Returns the first value of a header key. */
  public Optional<String> first(String key) {
    return all(key).stream().findFirst();
  }

  /** Returns all values of a header key, in the order written. */
  public List<String> all(String key) {
    return header.getOrDefault(key, List.of());
  }
}
