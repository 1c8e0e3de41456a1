package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.slice.Slice;

/** What falls when a document is withdrawn. */
class WithdrawalTest {
  private static final List<Rule> RULES = RuleReader.read(World.project()).rules();
  private static final Facts ALL = Pipeline.check(World.project(), List.of()).facts();

  /** Takes out all statements of a document, as if it had never been read. */
  private static Facts without(Node document) {
    Set<Node> statements =
        ALL.union().find(Node.ANY, Aihw.STATED_IN, document).mapWith(Triple::getSubject).toSet();
    return ALL.where(
        fact ->
            !statements.contains(fact.triple().getSubject())
                && !statements.contains(fact.triple().getObject()));
  }

  private static Knowledge reasonOver(Facts facts) {
    Slice slice = Slice.of(facts, World.NOW);
    return Knowledge.of(World.NOW, slice.known(), slice.standing(), RULES);
  }

  private static Set<Triple> lines(Knowledge knowledge) {
    Set<Triple> lines = new HashSet<>(knowledge.closure().inferred().find().toList());
    // What an axiom says of a statement or relationship goes with it; here lines between parties.
    lines.removeIf(
        line ->
            line.getPredicate().equals(RDF.type.asNode())
                || !knowledge.graph().contains(line.getSubject(), RDF.type.asNode(), PARTY)
                || !line.getObject().isURI());
    return lines;
  }

  private static final Node PARTY = Aihw.term("Party");

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

  @Test
  void everythingThatRestsOnTheSeedArticleAloneFallsWithIt() {
    Node seed = Aihw.thing("doc-seed-article");
    Knowledge before = reasonOver(ALL);
    Knowledge after = reasonOver(without(seed));
    Set<Triple> fallen = lines(before);
    fallen.removeAll(lines(after));
    assertFalse(fallen.isEmpty());
    Triple rivalry = World.triple("amazon rivalOf amd");
    assertTrue(fallen.contains(rivalry), "told by the seed article alone");
    assertTrue(
        after.closure().contains(World.triple("amazon customerAndRivalOf nvidia")),
        "told by other documents too");
    for (Triple line : fallen) {
      List<Proof> proofs = before.why(line, 20);
      assertTrue(
          proofs.stream().anyMatch(proof -> documentsBehind(proof, before).contains(seed)),
          () -> "fell without resting on the document: " + line);
    }
  }

  @Test
  void whatFallsWithADocumentRestedOnIt() {
    List<Node> documents =
        ALL.union().find(Node.ANY, RDF.type.asNode(), Aihw.DOCUMENT).toList().stream()
            .map(Triple::getSubject)
            .sorted(Comparator.comparing(Node::toString))
            .limit(30)
            .toList();
    assertEquals(30, documents.size());
    Knowledge before = reasonOver(ALL);
    int fallenInAll = 0;
    for (Node document : documents) {
      Knowledge after = reasonOver(without(document));
      Set<Triple> fallen = lines(before);
      fallen.removeAll(lines(after));
      for (Triple line : fallen) {
        assertTrue(
            before.why(line, 20).stream()
                .anyMatch(proof -> documentsBehind(proof, before).contains(document)),
            () -> "fell without resting on " + document + ": " + line);
      }
      fallenInAll += fallen.size();
    }
    assertTrue(fallenInAll > 10, "lines fell: " + fallenInAll);
  }
}
