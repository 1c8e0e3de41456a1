package org.w3id.aihw.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.w3id.aihw.load.RdfReader;
import org.w3id.aihw.load.Reading;
import org.w3id.aihw.model.Crew;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.query.QuestionLibrary;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Rule;
import org.w3id.aihw.reason.RuleReader;
import org.w3id.aihw.validate.Validation;

/**
 * The first two stages over the files of a project, and the look for contradictions beside them.
 */
final class FileCheck {
  private FileCheck() {}

  /** Does what {@link Pipeline#check} says. */
  static Checked of(Project project, List<Path> more) {
    RdfReader reader = new RdfReader(project);
    Crew crew = Crew.ofAllProcessors();
    Supplier<Reading> reading = reader.give(statedFiles(project, more), crew);
    Supplier<Reading> readingOfShapes = reader.give(project.shapeFiles(), crew);
    Crew.Piece<RuleReader> readingOfRules = crew.give(() -> RuleReader.read(project));
    Crew.Piece<QuestionLibrary> readingOfQuestions = crew.give(() -> QuestionLibrary.of(project));
    crew.finish();
    Reading stated = reading.get();
    Reading shapes = readingOfShapes.get();
    RuleReader rules = readingOfRules.result();
    QuestionLibrary questions = readingOfQuestions.result();
    List<Finding> findings = new ArrayList<>(stated.findings());
    findings.addAll(shapes.findings());
    findings.addAll(rules.findings());
    findings.addAll(questions.findings());
    Facts facts = Facts.of(stated.facts());
    Facts shapeFacts = Facts.of(shapes.facts());
    Optional<Knowledge> today = Optional.empty();
    if (stated.findings().isEmpty() && shapes.findings().isEmpty()) {
      // With a file missing, everything that refers to it would be reported too.
      Validation validation = new Validation(project, shapeFacts);
      Contradictions.Outcome faults = faults(facts, validation, rules.rules(), findings.isEmpty());
      findings.addAll(faults.findings());
      today = faults.today();
    }
    Collections.sort(findings);
    return new Checked(facts, shapeFacts, rules.rules(), questions, findings).with(today);
  }

  private static List<Path> statedFiles(Project project, List<Path> more) {
    List<Path> dataFiles = new ArrayList<>(project.dataFiles());
    dataFiles.removeIf(file -> more.contains(file));
    dataFiles.addAll(more);
    if (dataFiles.isEmpty()) {
      throw new IllegalArgumentException("there are no files under data");
    }
    List<Path> statedFiles = new ArrayList<>(project.ontologyFiles());
    statedFiles.addAll(dataFiles);
    return statedFiles;
  }

  /**
   * Returns what is wrong with facts. They are reasoned over while they are validated; what comes
   * of that counts for sound facts alone, since slices can be cut from no others.
   */
  private static Contradictions.Outcome faults(
      Facts facts, Validation validation, List<Rule> rules, boolean reason) {
    Contradictions.Outcome none = new Contradictions.Outcome(List.of(), Optional.empty());
    Crew crew = Crew.ofAllProcessors();
    Supplier<Contradictions.Outcome> contradictions =
        reason ? crew.give(() -> Contradictions.in(facts, rules))::result : () -> none;
    Supplier<List<Finding>> invalid = validation.give(facts, crew);
    crew.finish();
    List<Finding> findings = invalid.get();
    return findings.isEmpty()
        ? contradictions.get()
        : new Contradictions.Outcome(findings, Optional.empty());
  }
}
