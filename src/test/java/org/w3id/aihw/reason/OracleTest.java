package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;

/** Our engine against Jena's, on the same rule files and on the same compiled rules. */
class OracleTest {
  private static void assertSame(Set<String> jenas, Set<String> ours) {
    // Whole closures would make a message of many megabytes.
    assertEquals(List.of(), firstWithout(ours, jenas), "we lack");
    assertEquals(List.of(), firstWithout(jenas, ours), "we have beyond Jena's");
  }

  private static List<String> firstWithout(Set<String> some, Set<String> of) {
    return of.stream().filter(line -> !some.contains(line)).limit(20).toList();
  }

  private static Set<String> ours(List<Triple> facts) {
    return lines(Closure.of(facts, RuleReader.read(World.project()).rules()).graph());
  }

  /** Closes facts under the rule files by Jena's engine. */
  private static Set<String> jenas(List<Triple> facts) throws IOException {
    List<org.apache.jena.reasoner.rulesys.Rule> rules = new ArrayList<>();
    for (Path file : World.project().ruleFiles()) {
      rules.addAll(
          org.apache.jena.reasoner.rulesys.Rule.parseRules(
              org.apache.jena.reasoner.rulesys.Rule.rulesParserFromReader(
                  Files.newBufferedReader(file))));
    }
    assertTrue(rules.size() > 40, "rules read: " + rules.size());
    // Where nothing is equal they conclude nothing, and take Jena more memory than all the others.
    rules.removeIf(rule -> rule.getName().startsWith("eq-"));
    assertTrue(facts.stream().noneMatch(fact -> fact.getPredicate().equals(OWL.sameAs.asNode())));
    return jenas(facts, rules);
  }

  /** Closes facts by Jena's RETE engine, freshly bound: its later changes lose facts. */
  private static Set<String> jenas(
      List<Triple> facts, List<org.apache.jena.reasoner.rulesys.Rule> rules) {
    Graph stated = GraphFactory.createDefaultGraph();
    facts.forEach(stated::add);
    return lines(JenaRules.close(stated, rules));
  }

  private static Set<String> lines(Graph graph) {
    Set<String> lines = new TreeSet<>();
    graph
        .find()
        .forEachRemaining(
            triple -> {
              // Jena keeps what is no triple of RDF inside the engine: literals as subjects, and
              // unnamed inverses as predicates.
              if (!triple.getSubject().isLiteral() && triple.getPredicate().isURI()) {
                lines.add(triple.toString());
              }
            });
    return lines;
  }

  @Test
  void closureOfTheRealDataEqualsJenas() throws IOException {
    List<Triple> facts =
        World.real().at(World.NOW).facts().all().stream().map(Fact::triple).toList();
    Set<String> ours = ours(facts);
    assertTrue(ours.size() > facts.size() + 1000, "something was inferred");
    // With the rules as written Jena's engine keeps all triples for each "?x ?property ?y", which
    // fills the memory; that ours are compiled rightly is judged by the random worlds.
    List<Rule> compiled = RuleCompiler.compile(RuleReader.read(World.project()).rules(), facts);
    assertSame(jenas(facts, JenaRules.of(compiled)), ours);
  }

  @Test
  void loadOrderDoesNotShow() {
    List<Triple> facts =
        new ArrayList<>(
            World.real().at(World.NOW).facts().all().stream().map(Fact::triple).toList());
    Set<String> before = ours(facts);
    java.util.Collections.shuffle(facts, new Random(7));
    assertSame(before, ours(facts));
  }

  @RepeatedTest(20)
  void closureOfARandomWorldEqualsJenas(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Triple> facts =
        new ArrayList<>(
            World.real().at(World.NOW).facts().all().stream()
                .filter(fact -> fact.place().file().startsWith("ontology"))
                .map(Fact::triple)
                .toList());
    List<String> kinds = List.of("Supply", "Competition", "Investment", "Ownership", "Partnership");
    List<List<String>> roles =
        List.of(
            List.of("supplier", "customer"),
            List.of("rival", "rival"),
            List.of("investor", "investee"),
            List.of("unit", "parent"),
            List.of("partner", "partner"));
    List<String> standings = List.of("InEffect", "Signed", "InTalks", "Announced", "Cancelled");
    for (int number = 0; number < 40; number++) {
      int kind = random.nextInt(kinds.size());
      String name = "relationship" + number;
      facts.add(Triple.create(Aihw.thing(name), RDF.type.asNode(), Aihw.term(kinds.get(kind))));
      for (String role : roles.get(kind)) {
        // Twelve firms only, so that cycles of ownership and supply come about.
        facts.add(World.triple(name + " " + role + " firm" + random.nextInt(12)));
      }
      facts.add(
          World.triple(name + " standing " + standings.get(random.nextInt(standings.size()))));
    }
    for (int number = 0; number < 12; number++) {
      facts.add(World.triple("firm" + number + " a Organization"));
    }
    assertTrue(facts.stream().anyMatch(fact -> fact.getPredicate().equals(SKOS.broader.asNode())));
    assertSame(jenas(facts), ours(facts));
  }

  @RepeatedTest(20)
  void closureUnderCompiledRulesEqualsJenas(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    // No axiom here makes things equal: Jena's engine knows nothing of equality.
    List<Triple> facts = new ArrayList<>(Turtle.triples(Path.of("src/test/resources/lists.ttl")));
    int axioms = facts.size();
    String data = "@prefix : <http://example.org/> .\n";
    for (int number = 0; number < 30; number++) {
      String thing = ":thing" + random.nextInt(9);
      data +=
          random.nextBoolean()
              ? thing + " a :C" + random.nextInt(6) + " .\n"
              : thing + " :p" + random.nextInt(6) + " :thing" + random.nextInt(9) + " .\n";
    }
    facts.addAll(Turtle.triples(data));
    assertTrue(facts.size() > axioms, "there are data");
    List<Rule> compiled = RuleCompiler.compile(RuleReader.read(World.project()).rules(), facts);
    assertTrue(compiled.stream().anyMatch(rule -> rule.name().equals("prp-spo2")));
    assertSame(
        jenas(facts, JenaRules.of(compiled)), lines(Closure.ofCompiled(facts, compiled).graph()));
  }

  /**
   * Axioms on classes C, properties p and things, without lists and without equality, and without
   * irreflexive properties: where a variable stands twice in a pattern that is not the first,
   * Jena's engine does not find all matches.
   */
  private static String axiom(Random random) {
    List<String> forms =
        List.of(
            ":C%d rdfs:subClassOf :C%d",
            ":C%d owl:equivalentClass :C%d",
            ":C%d owl:disjointWith :C%d",
            ":C%d owl:complementOf :C%d",
            ":p%d rdfs:domain :C%d",
            ":p%d rdfs:range :C%d",
            ":p%d rdfs:subPropertyOf :p%d",
            ":p%d owl:inverseOf :p%d",
            ":p%d rdfs:subPropertyOf [ owl:inverseOf :p%d ]",
            ":p%d owl:propertyDisjointWith :p%d",
            ":p%d a owl:SymmetricProperty",
            ":p%d a owl:TransitiveProperty",
            ":p%d a owl:AsymmetricProperty",
            ":p%d a owl:ReflexiveProperty",
            ":C%d rdfs:subClassOf [ owl:onProperty :p%d ; owl:allValuesFrom :C%d ]",
            "[ owl:onProperty :p%d ; owl:someValuesFrom :C%d ] rdfs:subClassOf :C%d",
            "[ owl:onProperty :p%d ; owl:someValuesFrom owl:Thing ] rdfs:subClassOf :C%d",
            ":C%d owl:equivalentClass [ owl:onProperty :p%d ; owl:hasValue :thing%d ]",
            ":C%d rdfs:subClassOf [ owl:onProperty :p%d ; owl:maxCardinality 0 ]",
            ":C%d rdfs:subClassOf"
                + " [ owl:onProperty :p%d ; owl:onClass :C%d ; owl:maxQualifiedCardinality 0 ]",
            "[ owl:sourceIndividual :thing%d ; owl:assertionProperty :p%d ;"
                + " owl:targetIndividual :thing%d ]");
    return forms
            .get(random.nextInt(forms.size()))
            .formatted(random.nextInt(4), random.nextInt(4), random.nextInt(4))
        + " .\n";
  }

  @RepeatedTest(100)
  void axiomsPutIntoRulesSayWhatTheRulesAsWrittenSay(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder world =
        new StringBuilder(
            """
            @prefix : <http://example.org/> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            """);
    for (int number = 0; number < 12; number++) {
      world.append(axiom(random));
    }
    for (int number = 0; number < 8; number++) {
      world.append(":thing%d a :C%d .\n".formatted(random.nextInt(5), random.nextInt(4)));
      world.append(
          ":thing%d :p%d :thing%d .\n"
              .formatted(random.nextInt(5), random.nextInt(4), random.nextInt(5)));
    }
    world.append(":thing0 a owl:NamedIndividual .\n");
    List<Triple> facts = Turtle.triples(world.toString());
    assertSame(jenas(facts), ours(facts));
  }
}
