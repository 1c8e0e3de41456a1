package org.w3id.aihw.pipeline;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Place;
import org.w3id.aihw.reason.BudgetExceededException;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;
import org.w3id.aihw.reason.ProofText;
import org.w3id.aihw.reason.Rule;
import org.w3id.aihw.slice.Chronicle;
import org.w3id.aihw.slice.Slice;

/**
 * What only reasoning finds wrong: things that the axioms do not allow (members of {@code
 * owl:Nothing}), with the facts that a proof of it rests on, and closures past their budget.
 */
final class Contradictions {
  private static final int SHOWN = 50;
  private static final LocalDate ALL_KNOWN = LocalDate.of(9999, 12, 31);

  private Contradictions() {}

  /** Reasons over all facts, as they stand today. */
  static List<Finding> in(Facts facts, List<Rule> rules) {
    Clocks clocks = new Clocks(LocalDate.now(ZoneId.systemDefault()), ALL_KNOWN);
    Slice slice = Slice.of(Chronicle.of(facts), clocks);
    Knowledge knowledge;
    try {
      knowledge = Knowledge.of(clocks, slice.known(), slice.standing(), rules);
    } catch (BudgetExceededException e) {
      Place place = Place.of(Path.of("ontology"));
      return List.of(new Finding("R003", place, String.valueOf(e.getMessage()), e.cure()));
    }
    List<Finding> findings = new ArrayList<>();
    for (Triple contradiction : knowledge.closure().contradictions()) {
      if (findings.size() < SHOWN) {
        findings.add(finding(contradiction, knowledge));
      }
    }
    return findings;
  }

  private static Finding finding(Triple contradiction, Knowledge knowledge) {
    Proof proof = knowledge.why(contradiction, 1).getFirst();
    Set<Triple> grounds = new LinkedHashSet<>();
    collect(proof, grounds);
    ProofText text = knowledge.proofText();
    String because = proof instanceof Proof.Step step ? step.rule().words() : "it is stated";
    Place place =
        grounds.stream()
            .flatMap(triple -> knowledge.facts().stating(triple).stream())
            .map(fact -> fact.place())
            .findFirst()
            .orElse(Place.of(Path.of("data")));
    return new Finding(
        "R002",
        place,
        contradiction.getSubject()
            + " cannot be: "
            + because
            + " But: "
            + grounds.stream().map(text::sentence).collect(Collectors.joining(" and ")),
        "correct one of these facts, or the axiom that forbids them together");
  }

  private static void collect(Proof proof, Set<Triple> grounds) {
    switch (proof) {
      case Proof.Leaf(Triple triple) -> grounds.add(triple);
      case Proof.Step step -> step.premises().forEach(premise -> collect(premise, grounds));
    }
  }
}
