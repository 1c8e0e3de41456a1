package org.w3id.aihw.query;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Place;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.model.Spelling;

/** The questions under {@code queries/questions}, by name. */
public final class QuestionLibrary {
  private final Map<String, Question> questions = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();

  /** Files by the names of their questions that were not read yet. */
  private final Map<String, Path> unread = new TreeMap<>();

  private final Project project;

  private QuestionLibrary(Project project) {
    this.project = project;
  }

  /** Reads the library of a project; what cannot be read is a finding. */
  public static QuestionLibrary of(Project project) {
    QuestionLibrary library = new QuestionLibrary(project);
    for (Path file : project.queryFiles("questions")) {
      library.add(file, project.shown(file));
    }
    return library;
  }

  /** Returns the library of a project that was read without fault before; each when asked for. */
  public static QuestionLibrary ofSound(Project project) {
    QuestionLibrary library = new QuestionLibrary(project);
    for (Path file : project.queryFiles("questions")) {
      library.unread.put(QueryFile.nameOf(file), file);
    }
    return library;
  }

  private void add(Path file, Path shown) {
    switch (QueryFile.read(file, shown)) {
      case QueryFile.Result.Failed(Finding finding) -> findings.add(finding);
      case QueryFile.Result.Read(QueryFile query) -> {
        String topic = file.getName(file.getNameCount() - 2).toString();
        switch (Question.of(query, topic, Place.of(shown))) {
          case Question.Result.Failed(Finding finding) -> findings.add(finding);
          case Question.Result.Read(Question question) -> {
            if (questions.putIfAbsent(question.name(), question) != null) {
              findings.add(
                  new Finding(
                      "Q003",
                      Place.of(shown),
                      "has the same name as another question",
                      "rename one of the two"));
            }
          }
        }
      }
    }
  }

  /** Returns the questions, sorted by name. */
  public synchronized Collection<Question> all() {
    unread.values().forEach(file -> add(file, project.shown(file)));
    unread.clear();
    return List.copyOf(questions.values());
  }

  /** Returns what is wrong with the files of the library. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Returns the question of a name. */
  public synchronized Optional<Question> find(String name) {
    Path file = unread.remove(name);
    if (file != null) {
      add(file, project.shown(file));
    }
    return Optional.ofNullable(questions.get(name));
  }

  /** Returns the name of the question that is spelt most like a name. */
  public Optional<String> nearest(String name) {
    return all().stream()
        .map(Question::name)
        .min(Comparator.comparingInt(known -> Spelling.distance(name, known)));
  }
}
