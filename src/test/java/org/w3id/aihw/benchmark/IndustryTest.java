package org.w3id.aihw.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.InfGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.Closure;
import org.w3id.aihw.reason.JenaRules;

/** The made-up industry of the benchmark is what it says, and closes alike in two engines. */
class IndustryTest {
  private static Industry industry(Industry.Shape shape) {
    return new Industry(7, 10_000, shape);
  }

  @ParameterizedTest
  @EnumSource
  void seedDecidesEverything(Industry.Shape shape) {
    Fingerprint once = Fingerprint.of(industry(shape).iterator());
    assertTrue(once.count() >= 10_000, "triples: " + once.count());
    assertEquals(once, Fingerprint.of(industry(shape).iterator()));
    assertTrue(!once.equals(Fingerprint.of(new Industry(8, 10_000, shape).iterator())));
  }

  @ParameterizedTest
  @EnumSource
  void noTripleComesTwice(Industry.Shape shape) {
    Set<Triple> triples = new HashSet<>();
    industry(shape).forEach(triple -> assertTrue(triples.add(triple), () -> "twice: " + triple));
  }

  @ParameterizedTest
  @EnumSource
  void closureEqualsJenas(Industry.Shape shape) {
    Workload workload = new Workload(World.project(), industry(shape));
    Graph stated = GraphFactory.createDefaultGraph();
    workload.forEach(stated::add);
    InfGraph jenas = JenaRules.close(stated, workload.compiled(), false);
    Closure ours = Closure.of(workload, workload.written());
    assertTrue(ours.inferred().size() > 5_000, "inferred: " + ours.inferred().size());
    assertEquals(
        Fingerprint.of(jenas.getDeductionsGraph().find()), Fingerprint.of(ours.inferred().find()));
  }

  @Test
  void onlyTheCyclicShapeHasFirmsThatDependOnEachOther() {
    assertEquals(0, mutual(Industry.Shape.ACYCLIC));
    long mutual = mutual(Industry.Shape.CYCLIC);
    assertTrue(mutual > 0, "pairs that depend on each other: " + mutual);
  }

  private static long mutual(Industry.Shape shape) {
    Workload workload = new Workload(World.project(), industry(shape));
    Graph closed = Closure.of(workload, workload.written()).graph();
    Node dependsOn = Aihw.term("dependsOn");
    return closed.find(Node.ANY, dependsOn, Node.ANY).toList().stream()
        .filter(triple -> closed.contains(triple.getObject(), dependsOn, triple.getSubject()))
        .count();
  }
}
