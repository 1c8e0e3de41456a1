package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Place;

/** Equal things by representative, against Jena's engine, which copies from name to name. */
class EqualityTest {
  /** Rules by which things turn out to be equal, beside those on equality of the project. */
  private static List<Rule> rules() {
    List<Rule> rules =
        new ArrayList<>(
            RuleReader.read(World.project()).rules().stream().filter(Equality::isNamed).toList());
    assertEquals(5, rules.size());
    rules.add(rule("only-parent", "?unit unitOf ?one; ?unit unitOf ?other", "?one sameAs ?other"));
    rules.add(rule("under", "?unit unitOf ?parent; ?parent unitOf ?top", "?unit below ?top"));
    rules.add(rule("turned", "?one below ?other", "?other above ?one"));
    return rules;
  }

  private static Rule rule(String name, String body, String head) {
    return new Rule(
        name,
        name,
        Place.of(Path.of("test")),
        "",
        Arrays.stream(body.split("; ", -1)).map(EqualityTest::pattern).toList(),
        List.of(),
        List.of(pattern(head)),
        List.of());
  }

  private static Triple pattern(String words) {
    String[] word = words.split(" ", -1);
    Node property = word[1].equals("sameAs") ? OWL.sameAs.asNode() : Aihw.term(word[1]);
    return Triple.create(
        Var.alloc(word[0].substring(1)), property, Var.alloc(word[2].substring(1)));
  }

  private static Set<Triple> closedByJena(List<Triple> facts) {
    Graph stated = GraphFactory.createDefaultGraph();
    facts.forEach(stated::add);
    return withoutSelf(JenaRules.close(stated, rules(), false).find().toList());
  }

  /** That a thing equals itself is of no use to anybody; the engine leaves it out. */
  private static Set<Triple> withoutSelf(List<Triple> triples) {
    Set<Triple> all = new HashSet<>(triples);
    all.removeIf(
        triple ->
            triple.getSubject().isLiteral()
                || (triple.getPredicate().equals(OWL.sameAs.asNode())
                    && triple.getSubject().equals(triple.getObject())));
    return all;
  }

  private static List<Triple> world(Random random) {
    List<Triple> facts = new ArrayList<>();
    for (int number = 0; number < 6; number++) {
      facts.add(World.triple("f" + random.nextInt(12) + " unitOf f" + random.nextInt(12)));
    }
    facts.add(World.triple("f1 a Organization"));
    facts.add(
        Triple.create(
            Aihw.thing("f2"), Aihw.term("note"), NodeFactory.createLiteralString("a note")));
    for (int number = 0; number < 2; number++) {
      facts.add(same("f" + random.nextInt(12), "f" + random.nextInt(12)));
    }
    return facts;
  }

  private static Triple same(String one, String other) {
    return Triple.create(Aihw.thing(one), OWL.sameAs.asNode(), Aihw.thing(other));
  }

  private static void assertDifference(
      Set<Triple> expected, Set<Triple> triples, Set<Triple> others) {
    Set<Triple> difference = new HashSet<>(triples);
    difference.removeAll(others);
    assertEquals(expected, difference);
  }

  @RepeatedTest(12)
  void closureEqualsThatOfCopying(RepetitionInfo repetition) {
    List<Triple> facts = world(new Random(repetition.getCurrentRepetition()));
    Closure closure = Closure.of(facts, rules());
    List<Triple> found = closure.graph().find().toList();
    assertDifference(Set.of(), closedByJena(facts), withoutSelf(found));
    assertDifference(Set.of(), withoutSelf(found), closedByJena(facts));
    assertEquals(found.size(), new HashSet<>(found).size(), "each line once");
    assertEquals(found.size(), closure.size());
    found.forEach(triple -> assertTrue(closure.contains(triple), triple::toString));
    Set<Triple> inferred = new HashSet<>(found);
    facts.forEach(inferred::remove);
    assertEquals(inferred, new HashSet<>(closure.inferred().find().toList()));
  }

  @RepeatedTest(12)
  void everyLineHasAProofThatIsAccepted(RepetitionInfo repetition) {
    List<Triple> facts = world(new Random(repetition.getCurrentRepetition()));
    Closure closure = Closure.of(facts, rules());
    ProofChecker checker = new ProofChecker(rules(), new HashSet<>(facts), Set.of());
    int inferred = 0;
    for (Triple triple : closure.inferred().find().toList()) {
      List<Proof> proofs = new Proofs(closure, 3).of(triple);
      assertFalse(proofs.isEmpty(), () -> "no proof of " + triple);
      for (Proof proof : proofs) {
        assertEquals(triple, proof.conclusion());
        assertTrue(checker.accepts(proof), () -> "refused: " + proof);
      }
      inferred++;
    }
    assertTrue(inferred > 0);
  }

  @Test
  void patternsAreMetUnderEachName() {
    List<Triple> facts =
        List.of(
            World.triple("a unitOf b"),
            World.triple("b unitOf c"),
            same("b", "bee"),
            same("c", "sea"));
    Graph graph = Closure.of(facts, rules()).graph();
    assertTrue(graph.contains(World.triple("a unitOf bee")));
    assertTrue(graph.contains(World.triple("bee unitOf sea")));
    assertTrue(graph.contains(World.triple("a below sea")));
    assertTrue(graph.contains(same("sea", "c")));
    assertFalse(graph.contains(same("sea", "b")));
    assertEquals(
        Set.of(Aihw.thing("b"), Aihw.thing("bee")),
        graph
            .find(Aihw.thing("a"), Aihw.term("unitOf"), Node.ANY)
            .mapWith(Triple::getObject)
            .toSet());
    assertEquals(
        4, graph.find(Node.ANY, OWL.sameAs.asNode(), Node.ANY).toList().size(), "both ways");
    assertEquals(0, graph.find(Node.ANY, RDF.type.asNode(), Node.ANY).toList().size());
  }

  @Test
  void loadOrderDoesNotShow() {
    List<Triple> facts = new ArrayList<>(world(new Random(99)));
    Closure one = Closure.of(facts, rules());
    java.util.Collections.shuffle(facts, new Random(5));
    Closure other = Closure.of(facts, rules());
    for (Triple triple : one.inferred().find().toList()) {
      assertEquals(new Proofs(one, 3).of(triple), new Proofs(other, 3).of(triple));
    }
  }
}
