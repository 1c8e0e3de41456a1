package org.w3id.aihw.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.query.QueryFile;

/**
 * What becomes of the rows of some files of an origin: a CONSTRUCT query that is run once for each
 * row, with the columns as variables.
 *
 * @param query the query
 * @param files which files of the origin, as a glob
 * @param reader the form of the files
 */
record Mapping(QueryFile query, String files, RowReader reader) {
  /**
   * Reads the mappings of an origin.
   *
   * @throws IllegalArgumentException if there are none, or one cannot be used
   */
  static List<Mapping> of(String origin, Project project) {
    List<Mapping> mappings = new ArrayList<>();
    for (Path file : project.queryFiles("imports/" + origin)) {
      switch (QueryFile.read(file, project.shown(file))) {
        case QueryFile.Result.Failed failed ->
            throw new IllegalArgumentException(failed.finding().toString());
        case QueryFile.Result.Read(QueryFile query) -> mappings.add(of(query, file));
      }
    }
    if (mappings.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no origin '" + origin + "'; there are " + String.join(", ", origins(project)));
    }
    return mappings;
  }

  private static Mapping of(QueryFile query, Path file) {
    String files =
        query
            .first("file")
            .orElseThrow(() -> new IllegalArgumentException(file + " has no line '#+ file: ...'"));
    String form = query.first("format").orElse("csv").toUpperCase(Locale.ROOT).replace('-', '_');
    if (!query.query().isConstructType()) {
      throw new IllegalArgumentException(file + " is no CONSTRUCT query");
    }
    return new Mapping(query, files, RowReader.valueOf(form));
  }

  /** Returns the origins that there are mappings for, sorted. */
  static List<String> origins(Project project) {
    return project.queryFiles("imports").stream()
        .map(file -> file.getName(file.getNameCount() - 2).toString())
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns what all files below a folder hold that the mapping is for, in their order. */
  List<Table> tables(Path folder) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + files);
    List<Table> tables = new ArrayList<>();
    try (Stream<Path> found = Files.walk(folder)) {
      found
          .filter(Files::isRegularFile)
          .map(folder::relativize)
          .filter(matcher::matches)
          .sorted()
          .forEach(file -> tables.add(reader.read(folder.resolve(file), file.toString())));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
    return tables;
  }
}
