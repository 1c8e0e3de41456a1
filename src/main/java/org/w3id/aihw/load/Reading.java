package org.w3id.aihw.load;

import java.util.ArrayList;
import java.util.List;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Finding;

/**
 * What came of reading files.
 *
 * @param facts what could be read, in the order read
 * @param findings what could not
 */
public record Reading(List<Fact> facts, List<Finding> findings) {
  /** Copies the lists. */
  public Reading {
    facts = List.copyOf(facts);
    findings = List.copyOf(findings);
  }

  /** Returns this reading followed by another. */
  public Reading and(Reading other) {
    List<Fact> allFacts = new ArrayList<>(facts);
    allFacts.addAll(other.facts);
    List<Finding> allFindings = new ArrayList<>(findings);
    allFindings.addAll(other.findings);
    return new Reading(allFacts, allFindings);
  }
}
