package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Fact;

/** Proofs of the real data, judged by a checker of their own. */
class ProofTest {
  private static final Knowledge KNOWLEDGE = World.real().at(World.NOW);

  private static ProofChecker checker() {
    List<Rule> rules = RuleReader.read(World.project()).rules();
    Set<Triple> stated = new HashSet<>();
    List<Triple> ontology = new ArrayList<>();
    for (Fact fact : KNOWLEDGE.facts().all()) {
      stated.add(fact.triple());
      if (fact.place().file().startsWith("ontology")) {
        ontology.add(fact.triple());
      }
    }
    Set<Triple> axioms = new HashSet<>(Closure.of(ontology, rules).graph().find().toList());
    return new ProofChecker(rules, stated, axioms);
  }

  @Test
  void everyProofOfEveryInferredLineIsAccepted() {
    ProofChecker checker = checker();
    List<Triple> inferred = KNOWLEDGE.closure().inferred().find().toList();
    assertTrue(inferred.size() > 1000, "inferred: " + inferred.size());
    int proofs = 0;
    for (Triple triple : inferred) {
      List<Proof> found = KNOWLEDGE.why(triple, 3);
      assertFalse(found.isEmpty(), () -> "no proof of " + triple);
      for (Proof proof : found) {
        assertEquals(triple, proof.conclusion());
        assertTrue(checker.accepts(proof), () -> "refused: " + proof);
        proofs++;
      }
    }
    assertTrue(proofs > inferred.size(), "some lines have several proofs");
  }

  @Test
  void changedProofIsRefused() {
    ProofChecker checker = checker();
    Triple line = World.triple("amazon customerAndRivalOf nvidia");
    Proof.Step proof = (Proof.Step) KNOWLEDGE.why(line, 1).getFirst();
    assertTrue(checker.accepts(proof));
    Triple other = World.triple("amazon customerAndRivalOf amd");
    assertFalse(checker.accepts(new Proof.Step(other, proof.rule(), proof.premises())));
    assertFalse(
        checker.accepts(new Proof.Step(line, proof.rule(), List.of(proof.premises().getFirst()))));
    assertFalse(checker.accepts(new Proof.Step(line, proof.rule(), proof.premises().reversed())));
    assertFalse(checker.accepts(new Proof.Leaf(line)), "what is inferred is not stated");
    Proof.Step circular =
        new Proof.Step(line, proof.rule(), List.of(proof, proof.premises().getLast()));
    assertFalse(checker.accepts(circular));
  }

  @Test
  void bestProofsAreMinimalAndDoNotRepeatEachOther() {
    List<Proof> proofs = KNOWLEDGE.why(World.triple("anthropic customerOf amazon"), 5);
    assertTrue(proofs.size() >= 2, "by more than one lease of the unit");
    assertEquals(proofs.size(), new HashSet<>(proofs).size());
    assertTrue(
        KNOWLEDGE.closure().weight(proofs.getFirst())
            <= proofs.stream().mapToLong(KNOWLEDGE.closure()::weight).min().orElseThrow());
  }

  @Test
  void rollUpFromUnitToParentIsVisible() {
    ProofText text = KNOWLEDGE.proofText();
    String shown =
        KNOWLEDGE.why(World.triple("anthropic customerOf amazon"), 5).stream()
            .flatMap(proof -> text.lines(proof).stream())
            .reduce("", (all, line) -> all + "\n" + line);
    assertTrue(shown.contains("Amazon Web Services is supplier of Anthropic"), shown);
    assertTrue(shown.contains("Amazon Web Services is unit of Amazon"), shown);
    assertTrue(shown.contains("sale-of-unit-counts-for-parent"), shown);
  }

  @Test
  void leavesAreClaimsWithDocumentDateAndChain() {
    ProofText text = KNOWLEDGE.proofText();
    Triple talks = World.triple("amazon inTalksToSupply undisclosed-trainium-buyers");
    String shown = String.join("\n", text.lines(KNOWLEDGE.why(talks, 1).getFirst()));
    assertTrue(
        shown.contains("chain: the document <- TechCrunch <- Bloomberg <- Peter DeSantis"), shown);
    assertTrue(
        shown.contains(
            "in talks; stated 2026-06-18 in \"Amazon in talks to sell its Trainium AI chips to"
                + " outside customers\""),
        shown);
  }
}
