package org.w3id.aihw.pipeline;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
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
import org.w3id.aihw.validate.Violation;

/**
 * What only reasoning finds wrong: things that the axioms do not allow (members of {@code
 * owl:Nothing}), with the facts that a proof of it rests on, and closures past their budget.
 */
final class Contradictions {
  /** A day by which everything that is stated is known. */
  static final LocalDate ALL_KNOWN = LocalDate.of(9999, 12, 31);

  private static final int SHOWN = 50;
  private static final String CODE = "R002";
  private static final String CURE =
      "correct one of these facts, or the axiom that forbids them together";

  private Contradictions() {}

  /**
   * What came of reasoning over sound facts.
   *
   * @param today the slice of today, from which the one of all that is stated was moved; empty if
   *     it could not be made
   */
  record Outcome(List<Finding> findings, Optional<Knowledge> today) {}

  /** Reasons over all facts, as they stand today. */
  static Outcome in(Facts facts, List<Rule> rules) {
    Chronicle chronicle = Chronicle.of(facts);
    Clocks day = Clocks.on(Clocks.today());
    Slice known = Slice.of(chronicle, day);
    Clocks last = new Clocks(day.asOf(), ALL_KNOWN);
    Slice stated = Slice.of(chronicle, last);
    try {
      Knowledge today = Knowledge.of(day, known.known(), known.standing(), rules);
      Knowledge all = today.moved(last, stated.known(), stated.standing());
      List<Finding> findings = found(all).map(one -> one.finding(all)).toList();
      return new Outcome(findings, Optional.of(today));
    } catch (BudgetExceededException e) {
      Place place = Place.of(Path.of("ontology"));
      Finding finding = new Finding("R003", place, String.valueOf(e.getMessage()), e.cure());
      return new Outcome(List.of(finding), Optional.empty());
    }
  }

  /** Returns what a slice holds that cannot be. */
  static List<Violation> in(Knowledge knowledge) {
    return found(knowledge).map(Contradiction::violation).toList();
  }

  /** Returns what is wrong with facts whose closure goes past its budget. */
  static Violation pastBudget(BudgetExceededException exceeded) {
    return new Violation(
        "R003",
        NodeFactory.createURI(Aihw.GRAPH + "inferred"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "cannot be made: " + exceeded.getMessage(),
        exceeded.cure());
  }

  private static Stream<Contradiction> found(Knowledge knowledge) {
    return knowledge.closure().contradictions().stream()
        .limit(SHOWN)
        .map(triple -> Contradiction.of(triple, knowledge));
  }

  /** A thing that cannot be, with the facts by which it would be. */
  private record Contradiction(Node thing, Set<Triple> grounds, String message) {
    static Contradiction of(Triple contradiction, Knowledge knowledge) {
      Proof proof = knowledge.why(contradiction, 1).getFirst();
      Set<Triple> grounds = new LinkedHashSet<>();
      collect(proof, grounds);
      ProofText text = knowledge.proofText();
      String because = proof instanceof Proof.Step step ? step.rule().words() : "it is stated";
      return new Contradiction(
          contradiction.getSubject(),
          grounds,
          "cannot be: "
              + because
              + " But: "
              + grounds.stream().map(text::sentence).collect(Collectors.joining(" and ")));
    }

    Violation violation() {
      return new Violation(
          CODE, thing, Optional.empty(), Optional.empty(), Optional.empty(), message, CURE);
    }

    Finding finding(Knowledge knowledge) {
      Place place =
          grounds.stream()
              .flatMap(triple -> knowledge.facts().stating(triple).stream())
              .map(Fact::place)
              .findFirst()
              .orElse(Place.of(Path.of("data")));
      return new Finding(CODE, place, violation().sentence(), CURE);
    }
  }

  private static void collect(Proof proof, Set<Triple> grounds) {
    switch (proof) {
      case Proof.Leaf(Triple triple) -> grounds.add(triple);
      case Proof.Step step -> step.premises().forEach(premise -> collect(premise, grounds));
    }
  }
}
