package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;

/** Axioms with lists and restrictions: what follows from them, and with which reason. */
class ListAxiomsTest {
  private static final String PREFIXES =
      """
      @prefix : <http://example.org/> .
      @prefix owl: <http://www.w3.org/2002/07/owl#> .
      @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      """;

  private static final List<Rule> RULES = RuleReader.read(World.project()).rules();

  private static List<Triple> facts(String turtle) {
    return Turtle.triples(PREFIXES + turtle);
  }

  private static Closure closure(String turtle) {
    return Closure.of(facts(turtle), RULES);
  }

  private static Triple triple(String turtle) {
    return facts(turtle + " .").getFirst();
  }

  private static void assertFollows(String world, String line, String rule, int axioms) {
    List<Proof> proofs = new Proofs(closure(world), 3).of(triple(line));
    assertEquals(1, proofs.size(), () -> "one reason for " + line + ": " + proofs);
    Rule last = ((Proof.Step) proofs.getFirst()).rule();
    assertEquals(rule, last.name());
    assertEquals(axioms, last.axioms().size(), () -> "axioms: " + last.axioms());
  }

  private static void assertDoesNotFollow(String world, String line) {
    assertFalse(closure(world).contains(triple(line)), () -> "follows: " + line);
  }

  @Test
  void chainRelatesItsEnds() {
    String world =
        """
        :auntOf owl:propertyChainAxiom (:sisterOf [ owl:inverseOf :childOf ] :fond) .
        :ann :sisterOf :bob . :cid :childOf :bob . :cid :fond :dan .
        """;
    assertFollows(world, ":ann :auntOf :dan", "prp-spo2", 8);
    assertDoesNotFollow(world, ":bob :auntOf :dan");
  }

  @Test
  void chainOfAPropertyWithItselfIsTransitivity() {
    String world =
        """
        :above owl:propertyChainAxiom (:above :above) .
        :a :above :b . :b :above :c .
        """;
    assertFollows(world, ":above a owl:TransitiveProperty", "prp-spo2", 4);
    assertFollows(world, ":a :above :c", "prp-trp", 1);
  }

  @Test
  void keyMakesEqualOnlyWhereAllOfItAgrees() {
    String world =
        """
        :Firm owl:hasKey (:name :country) .
        :a a :Firm ; :name "X" ; :country :us . :b a :Firm ; :name "X" ; :country :us .
        :c a :Firm ; :name "X" ; :country :uk . :d :name "X" ; :country :us .
        """;
    assertFollows(world, ":a owl:sameAs :b", "prp-key", 5);
    assertDoesNotFollow(world, ":a owl:sameAs :c");
    assertDoesNotFollow(world, ":a owl:sameAs :d");
  }

  @Test
  void intersectionHoldsWhatAllPartsHold() {
    String world =
        """
        :Both owl:intersectionOf (:One :Other) .
        :a a :One , :Other . :b a :One . :c a :Both .
        """;
    assertFollows(world, ":a a :Both", "cls-int1", 5);
    assertFollows(world, ":c a :Other", "cls-int2", 5);
    assertFollows(world, ":Both rdfs:subClassOf :One", "scm-int", 4);
    assertDoesNotFollow(world, ":b a :Both");
  }

  @Test
  void unionHoldsWhatAnyPartHolds() {
    String world = ":Either owl:unionOf (:One :Other) . :a a :Other . :b a :Either .";
    assertFollows(world, ":a a :Either", "cls-uni", 5);
    assertFollows(world, ":One rdfs:subClassOf :Either", "scm-uni", 4);
    assertDoesNotFollow(world, ":b a :One");
  }

  @Test
  void enumerationHoldsWhatItNames() {
    assertFollows(":Ends owl:oneOf (:first :last) .", ":last a :Ends", "cls-oo", 4);
  }

  @Test
  void thingsThatAreAllDifferentCannotBeEqual() {
    String world = "[] a owl:AllDifferent ; owl:members (:a :b) .";
    assertFollows(world, ":a owl:differentFrom :b", "eq-diff2", 5);
    assertFollows(
        world.replace("members", "distinctMembers"), ":a owl:differentFrom :b", "eq-diff3", 5);
    assertFollows(world.replace(":b", ":a"), ":a a owl:Nothing", "eq-diff1", 0);
    assertDoesNotFollow(world, ":a a owl:Nothing");
  }

  @Test
  void classesAndPropertiesThatAreAllDisjointShareNothing() {
    String world =
        """
        [] a owl:AllDisjointClasses ; owl:members (:C :D :E) . :a a :C , :E .
        [] a owl:AllDisjointProperties ; owl:members (:p :q :r) . :b :q :x ; :r :x . :c :q :x ; :r :y .
        """;
    assertFollows(world, ":a a owl:Nothing", "cax-adc", 8);
    assertFollows(world, ":b a owl:Nothing", "prp-adp", 8);
    assertDoesNotFollow(world, ":c a owl:Nothing");
  }

  @Test
  void restrictionsGiveAndTakeMembers() {
    String world =
        """
        :Buyer rdfs:subClassOf _:gpu . _:gpu owl:onProperty :buys ; owl:allValuesFrom :Gpu .
        _:some owl:onProperty [ owl:inverseOf :buys ] ; owl:someValuesFrom :Buyer ; rdfs:subClassOf :Sold .
        _:has owl:onProperty :in ; owl:hasValue :us ; rdfs:subClassOf :American .
        :a a :Buyer ; :buys :h100 ; :in :us .
        """;
    assertFollows(world, ":h100 a :Gpu", "cls-avf", 2);
    assertTrue(closure(world).contains(triple(":h100 a :Sold")));
    assertTrue(closure(world).contains(triple(":a a :American")));
  }

  @Test
  void valuesThatCannotBeAreContradictions() {
    String world =
        """
        :age a owl:FunctionalProperty ; rdfs:range xsd:integer .
        :a :age 3 , "03"^^xsd:integer . :b :age 3 , 4 . :c :age "three" .
        [] owl:sourceIndividual :d ; owl:assertionProperty :age ; owl:targetValue "7"^^xsd:byte . :d :age 7 .
        """;
    assertDoesNotFollow(world, ":a a owl:Nothing");
    assertFollows(world, ":c a owl:Nothing", "prp-rng-values", 1);
    assertFollows(world, ":d a owl:Nothing", "prp-npa2", 3);
    assertEquals(
        "prp-fp-values",
        closure(world).derivationsOf(triple(":b a owl:Nothing")).getFirst().rule().name());
  }

  @Test
  void brokenListsSayNothing() {
    String world =
        """
        :C owl:unionOf _:circle . _:circle rdf:first :D ; rdf:rest _:circle .
        :C owl:unionOf _:double . _:double rdf:first :D , :E ; rdf:rest () .
        :C owl:unionOf _:open . _:open rdf:first :D .
        :C owl:unionOf _:literal . _:literal rdf:first :D ; rdf:rest "end" .
        :C owl:unionOf () , "no list" , :nothing . :C owl:hasKey () . :p owl:propertyChainAxiom () .
        :C owl:oneOf ("literal") . [] a owl:AllDifferent ; owl:members ("a" "b") .
        :q owl:propertyChainAxiom ("literal" [ ]) . :x a :D , :C , :E ; :p :x .
        """;
    Closure closure =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> closure(world));
    assertEquals(List.of(), closure.inferred().find().toList());
  }

  /** A schema of a few thousand triples, with lists, chains and restrictions. */
  private static List<Triple> large() {
    StringBuilder turtle = new StringBuilder();
    for (int number = 1; number <= 300; number++) {
      turtle.append(
          """
          :C%1$d rdfs:subClassOf :C%2$d ; owl:disjointWith :D%1$d .
          :p%1$d rdfs:domain :C%1$d ; rdfs:range :D%1$d ; a owl:FunctionalProperty .
          :U%1$d owl:unionOf (:C%1$d :D%1$d) .
          :D%1$d rdfs:subClassOf [ owl:onProperty :p%1$d ; owl:someValuesFrom :C%2$d ] .
          """
              .formatted(number, number / 2));
    }
    return facts(turtle.toString());
  }

  @Test
  void compiledRulesAreEachThereOnceAndAlwaysInOneOrder() {
    List<Triple> facts = new ArrayList<>(large());
    List<Rule> compiled = RuleCompiler.compile(RULES, facts);
    assertTrue(compiled.size() > 2000, "compiled: " + compiled.size());
    assertEquals(compiled.size(), new HashSet<>(compiled).size());
    Collections.shuffle(facts, new Random(3));
    assertEquals(compiled, RuleCompiler.compile(RULES, facts));
  }

  @Test
  void largeSchemaIsCompiledInTime() {
    List<Triple> facts = large();
    assertTrue(facts.size() > 3000, "triples: " + facts.size());
    RuleCompiler.compile(RULES, facts);
    long before = System.nanoTime();
    RuleCompiler.compile(RULES, facts);
    long milliseconds = (System.nanoTime() - before) / 1_000_000;
    // Some tens on a quiet machine; a scan of all axioms for each would take many seconds.
    assertTrue(milliseconds < 2000, "milliseconds: " + milliseconds);
  }

  @Test
  void nothingIsContradictoryInTheRealData() {
    List<Triple> found =
        World.real()
            .at(World.NOW)
            .graph()
            .find(Node.ANY, RDF.type.asNode(), triple(":a a owl:Nothing").getObject())
            .toList();
    assertEquals(List.of(), found);
  }
}
