package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.pipeline.Withdrawal;

/** What falls when a document is withdrawn. */
class WithdrawalTest {
  private static final Knowledge BEFORE = World.real().at(World.NOW);

  private static Withdrawal without(String source) {
    return World.real().withdrawn(Aihw.thing(source), World.NOW);
  }

  private static Set<Triple> fallen(Withdrawal withdrawal) {
    Set<Triple> fallen = new HashSet<>();
    withdrawal.lines().forEach(change -> change.before().ifPresent(fallen::add));
    return fallen;
  }

  /** The documents that the claims at the leaves of any proof of a line are stated in. */
  private static Set<Node> documentsBehind(Proof proof, Knowledge knowledge) {
    return switch (proof) {
      case Proof.Leaf leaf -> {
        Set<Node> documents = new HashSet<>();
        for (Evidence evidence :
            Evidence.forStandingOf(
                leaf.conclusion().getSubject(), knowledge.graph(), knowledge.names())) {
          documents.add(evidence.document());
        }
        yield documents;
      }
      case Proof.Step step -> {
        Set<Node> documents = new HashSet<>();
        step.premises().forEach(premise -> documents.addAll(documentsBehind(premise, knowledge)));
        yield documents;
      }
    };
  }

  private static void assertRestedOn(Triple line, Node document) {
    assertTrue(
        BEFORE.why(line, 20).stream()
            .anyMatch(proof -> documentsBehind(proof, BEFORE).contains(document)),
        () -> "fell without resting on " + document + ": " + line);
  }

  @Test
  void everythingThatRestsOnTheSeedArticleAloneFallsWithIt() {
    Withdrawal seed = without("doc-seed-article");
    Set<Triple> fallen = fallen(seed);
    assertTrue(
        fallen.contains(World.triple("amazon rivalOf amd")), "told by the seed article alone");
    assertFalse(
        fallen.contains(World.triple("amazon customerAndRivalOf nvidia")),
        "told by other documents too");
    assertTrue(seed.statements().contains(Aihw.thing("claim-amazon-major-nvidia-customer-seed")));
    fallen.forEach(line -> assertRestedOn(line, Aihw.thing("doc-seed-article")));
  }

  @Test
  void whatFallsWithADocumentRestedOnIt() {
    List<Node> documents =
        BEFORE.graph().find(Node.ANY, RDF.type.asNode(), Aihw.DOCUMENT).toList().stream()
            .map(Triple::getSubject)
            .sorted(Comparator.comparing(Node::toString))
            .limit(30)
            .toList();
    assertEquals(30, documents.size());
    int fallenInAll = 0;
    for (Node document : documents) {
      Set<Triple> fallen = fallen(World.real().withdrawn(document, World.NOW));
      fallen.forEach(line -> assertRestedOn(line, document));
      fallenInAll += fallen.size();
    }
    assertTrue(fallenInAll > 10, "lines fell: " + fallenInAll);
  }

  @Test
  void claimGoesAloneAndTakesWithItWhatItAloneSays() {
    Node claim = Aihw.thing("claim-amazon-major-nvidia-customer-seed");
    Withdrawal withdrawal = without("claim-amazon-major-nvidia-customer-seed");
    assertEquals(List.of(claim), withdrawal.statements());
    assertFalse(fallen(withdrawal).contains(World.triple("amazon customerOf nvidia")));
  }

  @Test
  void whatCameThroughAnOutletGoesWithIt() {
    Withdrawal withdrawal = without("bloomberg");
    List<Node> gone = withdrawal.statements();
    assertTrue(
        gone.contains(Aihw.thing("claim-trainium-talks-desantis-seed")),
        "TechCrunch had it from Bloomberg");
    assertFalse(
        gone.contains(Aihw.thing("claim-trainium-talks-per-techs-current")),
        "it came by TechCrunch from Peter DeSantis too");
    assertFalse(fallen(withdrawal).isEmpty());
    Set<Node> published =
        BEFORE
            .graph()
            .find(Node.ANY, DCTerms.publisher.asNode(), Aihw.thing("bloomberg"))
            .toList()
            .stream()
            .map(Triple::getSubject)
            .collect(Collectors.toSet());
    assertTrue(
        withdrawal.statements().stream()
            .flatMap(statement -> BEFORE.facts().values(statement, Aihw.STATED_IN).stream())
            .anyMatch(document -> !published.contains(document)),
        "others had it from Bloomberg");
  }

  @Test
  void publisherGoesWithItsDocuments() {
    for (String publisher : List.of("techcrunch", "nvidia")) {
      Withdrawal withdrawal = without(publisher);
      for (Node document :
          BEFORE
              .graph()
              .find(Node.ANY, DCTerms.publisher.asNode(), Aihw.thing(publisher))
              .toList()
              .stream()
              .map(Triple::getSubject)
              .toList()) {
        for (Triple statement : BEFORE.graph().find(Node.ANY, Aihw.STATED_IN, document).toList()) {
          assertTrue(
              withdrawal.statements().contains(statement.getSubject()), statement.toString());
        }
      }
      assertFalse(withdrawal.statements().isEmpty());
      assertFalse(withdrawal.standings().isEmpty());
    }
  }

  @Test
  void whatIsNoSourceIsRefused() {
    for (String name : List.of("trainium2", "amazon-nvidia-gpu-purchases", "nobody")) {
      assertThrows(IllegalArgumentException.class, () -> without(name), name);
    }
  }
}
