package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;

/** A closure that is changed equals one made afresh, whatever the history. */
class ChangeTest {
  private static final List<Rule> RULES = RuleReader.read(World.project()).rules();
  private static final List<Triple> ONTOLOGY =
      World.real().at(World.NOW).facts().all().stream()
          .filter(fact -> fact.place().file().startsWith("ontology"))
          .map(Fact::triple)
          .toList();
  private static final List<String> STANDINGS =
      List.of("InEffect", "Signed", "InTalks", "Announced", "Cancelled");

  /** A relationship between two of a few firms, so that circles of all kinds come about. */
  private static List<Triple> relationship(int number, Random random) {
    List<List<String>> kinds =
        List.of(
            List.of("Supply", "supplier", "customer"),
            List.of("Competition", "rival", "rival"),
            List.of("Investment", "investor", "investee"),
            List.of("Ownership", "unit", "parent"),
            List.of("Partnership", "partner", "partner"),
            List.of("SoftwareDependence", "dependent", "platformOwner"));
    List<String> kind = kinds.get(random.nextInt(kinds.size()));
    String name = "relationship" + number;
    List<Triple> triples = new ArrayList<>();
    triples.add(Triple.create(Aihw.thing(name), RDF.type.asNode(), Aihw.term(kind.getFirst())));
    triples.add(World.triple(name + " " + kind.get(1) + " firm" + random.nextInt(9)));
    triples.add(World.triple(name + " " + kind.get(2) + " firm" + random.nextInt(9)));
    triples.add(
        World.triple(name + " standing " + STANDINGS.get(random.nextInt(STANDINGS.size()))));
    return triples;
  }

  private static void assertSame(Closure fresh, Closure changed, String when) {
    Set<Triple> expected = new HashSet<>(fresh.graph().find().toList());
    assertEquals(expected, new HashSet<>(changed.graph().find().toList()), when);
    assertEquals(expected.size(), changed.size(), when);
    assertEquals(fresh.size(), changed.size(), when);
    assertEquals(fresh.statedSize(), changed.statedSize(), when);
    Set<Triple> inferred = new HashSet<>(fresh.inferred().find().toList());
    assertEquals(inferred, new HashSet<>(changed.inferred().find().toList()), when);
    assertEquals(inferred.size(), changed.inferred().size(), when);
    assertFalse(inferred.isEmpty());
    for (Triple triple : expected) {
      assertEquals(
          fresh.derivationsOf(triple), changed.derivationsOf(triple), () -> when + " " + triple);
    }
  }

  @RepeatedTest(10)
  void randomHistoryEndsWhereAFreshRunDoes(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Set<Triple> facts = new LinkedHashSet<>(ONTOLOGY);
    List<Triple> movable = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      movable.addAll(relationship(number, random));
    }
    facts.addAll(movable);
    LiveClosure live = LiveClosure.of(facts, RULES);
    Closure copied = Closure.of(facts, RULES);
    for (int change = 0; change < 100; change++) {
      Set<Triple> withdrawn = new LinkedHashSet<>();
      Set<Triple> added = new LinkedHashSet<>();
      for (int count = random.nextInt(4); count > 0; count--) {
        withdrawn.add(movable.get(random.nextInt(movable.size())));
      }
      if (random.nextInt(3) > 0) {
        added.addAll(relationship(random.nextInt(60), random));
      }
      if (random.nextInt(5) == 0) {
        // What follows is stated, and perhaps taken back later.
        List<Triple> lines = live.closure().inferred().find().toList();
        added.add(lines.get(random.nextInt(lines.size())));
      }
      added.removeAll(withdrawn);
      movable.addAll(added);
      live.change(withdrawn, added);
      copied = copied.changed(withdrawn, added);
      facts.removeAll(withdrawn);
      facts.addAll(added);
      if (change % 20 == 19) {
        Closure fresh = Closure.of(facts, RULES);
        assertSame(fresh, live.closure(), "in place, after change " + change);
        assertSame(fresh, copied, "copy by copy, after change " + change);
      }
    }
  }

  @Test
  void circleThatOnlySupportsItselfFalls() {
    List<Triple> facts = new ArrayList<>(ONTOLOGY);
    facts.add(World.triple("a dependsOn b"));
    List<Triple> circle =
        List.of(World.triple("a directlyDependsOn b"), World.triple("b directlyDependsOn a"));
    facts.addAll(circle);
    Closure before = Closure.of(facts, RULES);
    assertTrue(before.contains(World.triple("b dependsOn a")));
    Closure after = before.changed(circle, List.of());
    assertFalse(after.contains(World.triple("b dependsOn a")));
    assertTrue(after.contains(World.triple("a dependsOn b")), "stated");
    assertTrue(before.contains(World.triple("b dependsOn a")), "the one before stays as it was");
  }

  @Test
  void changedAxiomIsFollowed() {
    Triple fact = World.triple("a supplierOf b");
    List<Triple> facts = new ArrayList<>(ONTOLOGY);
    facts.add(fact);
    Triple axiom =
        Triple.create(Aihw.term("supplierOf"), RDFS.subPropertyOf.asNode(), Aihw.term("partnerOf"));
    Closure before = Closure.of(facts, RULES);
    Closure after = before.changed(List.of(), List.of(axiom));
    assertFalse(before.contains(World.triple("a partnerOf b")));
    assertTrue(after.contains(World.triple("b partnerOf a")));
    assertSame(before, after.changed(List.of(axiom), List.of()), "axiom withdrawn");
  }

  @Test
  void equalThingsFoundByAChangeAreFollowed() {
    List<Triple> facts = new ArrayList<>(ONTOLOGY);
    facts.add(World.triple("a supplierOf b"));
    Triple same = Triple.create(Aihw.thing("b"), OWL.sameAs.asNode(), Aihw.thing("bee"));
    Closure before = Closure.of(facts, RULES);
    Closure after = before.changed(List.of(), List.of(same));
    assertTrue(after.contains(World.triple("bee customerOf a")));
    assertSame(before, after.changed(List.of(same), List.of()), "equality withdrawn");
  }

  @Test
  void whatIsNotStatedCannotBeWithdrawn() {
    List<Triple> facts = new ArrayList<>(ONTOLOGY);
    facts.add(World.triple("a supplierOf b"));
    Closure before = Closure.of(facts, RULES);
    assertSame(
        before,
        before.changed(
            List.of(World.triple("b customerOf a"), World.triple("x supplierOf y")), List.of()),
        "nothing withdrawn");
  }
}
