package org.w3id.aihw.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.model.Spelling;

/**
 * What questions there are and which blanks they have, by the names and headers of their files
 * alone: enough to tell a wrong name before anything else is read.
 */
public final class QuestionNames {
  private final Map<String, Path> files = new TreeMap<>();

  private QuestionNames() {}

  /** Lists the questions of a project. */
  public static QuestionNames of(Project project) {
    QuestionNames names = new QuestionNames();
    for (Path file : project.queryFiles("questions")) {
      names.files.putIfAbsent(QueryFile.nameOf(file), file);
    }
    return names;
  }

  /**
   * Returns the blanks of a question; empty where there is none of that name.
   *
   * @throws UncheckedIOException if its file cannot be read
   */
  public Optional<List<Question.Parameter>> blanksOf(String name) {
    return Optional.ofNullable(files.get(name)).map(QuestionNames::blanksIn);
  }

  private static List<Question.Parameter> blanksIn(Path file) {
    List<Question.Parameter> blanks = new ArrayList<>();
    try {
      Map<String, List<String>> header = QueryFile.headerOf(Files.readString(file));
      for (String text : header.getOrDefault("parameter", List.of())) {
        Question.Parameter.parse(text).ifPresent(blanks::add);
      }
    } catch (CharacterCodingException _bytes) {
      return List.of(); // Which is a finding when the library is read.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return blanks;
  }

  /** Returns the name of the question that is spelt most like a name. */
  public Optional<String> nearest(String name) {
    return files.keySet().stream()
        .min(Comparator.comparingInt(known -> Spelling.distance(name, known)));
  }
}
