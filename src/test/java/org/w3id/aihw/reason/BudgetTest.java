package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;

/** Closures that grow with the square of the things are made in one step each, and bounded. */
class BudgetTest {
  private static final List<Rule> RULES = RuleReader.read(World.project()).rules();

  /** A circle of units, which makes each a unit of each. */
  private static List<Triple> circle(int length) {
    List<Triple> facts = new ArrayList<>();
    facts.add(
        Triple.create(Aihw.term("unitOf"), RDF.type.asNode(), OWL.TransitiveProperty.asNode()));
    for (int number = 0; number < length; number++) {
      facts.add(World.triple("u" + number + " unitOf u" + (number + 1) % length));
    }
    return facts;
  }

  private static Closure closed(int length, long budget, Reasoning.Watch watch) {
    return Closure.of(circle(length), RULES, stated -> 1, new Reasoning(true, budget, watch));
  }

  @Test
  void circleIsClosedInLinearForm() {
    int length = 60;
    Closure closure = closed(length, 0, (taken, all) -> {});
    int lines = 0;
    int derivations = 0;
    for (Triple line : closure.graph().find().toList()) {
      if (line.getPredicate().equals(Aihw.term("unitOf"))) {
        lines++;
        derivations += closure.derivationsOf(line).size();
      }
    }
    assertEquals(length * length, lines);
    // Two lines of the closure joined would give each line sixty derivations.
    assertTrue(derivations <= 2 * lines, "derivations: " + derivations);
  }

  @Test
  void closurePastItsBudgetIsRefusedByName() {
    BudgetExceededException refused =
        assertThrows(BudgetExceededException.class, () -> closed(60, 1000, (taken, all) -> {}));
    assertEquals(
        "more than 1000 lines of https://w3id.org/aihw/ontology#unitOf follow",
        refused.getMessage());
    assertTrue(refused.cure().contains(Reasoning.BUDGET));
  }

  @Test
  void longRunIsWatchedAndCanBeStopped() {
    AtomicInteger looks = new AtomicInteger();
    closed(200, 0, (taken, all) -> looks.incrementAndGet());
    assertTrue(looks.get() > 1, "looks: " + looks.get());
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> closed(200, 0, (taken, all) -> {}));
    assertTrue(Thread.interrupted(), "the interrupt is still to be seen");
  }
}
