package org.w3id.aihw.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.query.QuestionLibrary;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Rule;

/** What reading and checking a project gave. Safe to share between threads. */
public final class Checked {
  private final Facts facts;
  private final Supplier<Facts> shapeReader;
  private final List<Rule> rules;
  private final QuestionLibrary questions;
  private final List<Finding> findings;
  private @Nullable Facts shapes;
  private @Nullable Knowledge today;

  /** Takes what reading gave, and copies the list of findings. */
  public Checked(
      Facts facts,
      Facts shapes,
      List<Rule> rules,
      QuestionLibrary questions,
      List<Finding> findings) {
    this(facts, () -> shapes, rules, questions, findings);
  }

  /** Takes shapes that are read when they are first asked for. */
  Checked(
      Facts facts,
      Supplier<Facts> shapes,
      List<Rule> rules,
      QuestionLibrary questions,
      List<Finding> findings) {
    this.facts = facts;
    this.shapeReader = shapes;
    this.rules = rules;
    this.questions = questions;
    this.findings = List.copyOf(findings);
  }

  /** Leaves the slice of today, made while the facts were checked, for who needs it first. */
  synchronized Checked with(Optional<Knowledge> slice) {
    today = slice.orElse(null);
    return this;
  }

  /** Hands over the slice of today, once: kept here, it would outlive its edition. */
  synchronized Optional<Knowledge> takeToday() {
    Optional<Knowledge> slice = Optional.ofNullable(today);
    today = null;
    return slice;
  }

  /** Returns what the ontology and the data state. */
  public Facts facts() {
    return facts;
  }

  /** Returns what the shapes state. */
  public synchronized Facts shapes() {
    if (shapes == null) {
      shapes = shapeReader.get();
    }
    return shapes;
  }

  /** Returns the rules that can be used. */
  public List<Rule> rules() {
    return rules;
  }

  /** Returns the question library. */
  public QuestionLibrary questions() {
    return questions;
  }

  /** Returns everything that is wrong; where there are any, the rest is for showing only. */
  public List<Finding> findings() {
    return findings;
  }
}
