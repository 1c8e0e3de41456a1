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
import org.apache.jena.reasoner.InfGraph;
import org.apache.jena.reasoner.rulesys.GenericRuleReasoner;
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

/** Our engine against Jena's, on the same rule files. */
class OracleTest {
  private static Set<String> ours(List<Triple> facts) {
    return lines(Closure.of(facts, RuleReader.read(World.project()).rules()).graph());
  }

  /** Closes facts by Jena's RETE engine, freshly bound: its later changes lose facts. */
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
    GenericRuleReasoner reasoner = new GenericRuleReasoner(rules);
    reasoner.setMode(GenericRuleReasoner.FORWARD_RETE);
    Graph stated = GraphFactory.createDefaultGraph();
    facts.forEach(stated::add);
    InfGraph closed = reasoner.bind(stated);
    closed.prepare();
    return lines(closed);
  }

  private static Set<String> lines(Graph graph) {
    Set<String> lines = new TreeSet<>();
    graph
        .find()
        .forEachRemaining(
            triple -> {
              // Jena keeps conclusions on literals inside the engine; they are no triples of RDF.
              if (!triple.getSubject().isLiteral()) {
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
    assertEquals(jenas(facts), ours);
  }

  @Test
  void loadOrderDoesNotShow() {
    List<Triple> facts =
        new ArrayList<>(
            World.real().at(World.NOW).facts().all().stream().map(Fact::triple).toList());
    Set<String> before = ours(facts);
    java.util.Collections.shuffle(facts, new Random(7));
    assertEquals(before, ours(facts));
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
    assertEquals(jenas(facts), ours(facts));
  }
}
