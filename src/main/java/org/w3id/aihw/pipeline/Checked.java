package org.w3id.aihw.pipeline;

import java.util.List;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.query.QuestionLibrary;
import org.w3id.aihw.reason.Rule;

/**
 * What reading and checking a project gave.
 *
 * @param facts what the ontology and the data state
 * @param shapes what the shapes state
 * @param rules the rules that can be used
 * @param questions the question library
 * @param findings everything that is wrong; where there are any, the rest is for showing only
 */
public record Checked(
    Facts facts,
    Facts shapes,
    List<Rule> rules,
    QuestionLibrary questions,
    List<Finding> findings) {
  /** Copies the lists. */
  public Checked {
    rules = List.copyOf(rules);
    findings = List.copyOf(findings);
  }
}
