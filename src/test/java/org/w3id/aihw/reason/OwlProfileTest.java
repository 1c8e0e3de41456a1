package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.aihw.World;

/**
 * Our rules judged by the W3C's test cases for OWL 2, those of the profile RL. What the rules
 * cannot decide is listed with its reason, and the list must be true.
 */
class OwlProfileTest {
  private static final Path LISTED = Path.of("src/test/resources/owl-undecided.txt");
  private static final Node SAME = OWL2.sameAs.asNode();
  private static final Node TYPE = RDF.type.asNode();
  private static final List<Rule> RULES = rules();

  /** The cases of the profile. */
  private static List<OwlCase> cases() throws IOException {
    assumeTrue(Files.exists(OwlCase.FILE), "the suite is not at hand: " + OwlCase.FILE);
    return OwlCase.ofProfile("RL");
  }

  private static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : RuleReader.read(World.project()).rules()) {
      if (rule.place().file().getFileName().toString().startsWith("owl-")) {
        rules.add(rule);
      }
    }
    return rules;
  }

  /** The cases that the rules cannot decide, each with the reason. */
  private static Map<String, String> listed() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(LISTED)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int cut = line.indexOf(": ");
        assertTrue(cut > 0 && line.length() > cut + 20, "case and reason: " + line);
        assertEquals(null, listed.put(line.substring(0, cut), line.substring(cut + 2)));
      }
    }
    return listed;
  }

  private static Closure closure(List<Triple> facts) {
    return Closure.of(facts, RULES);
  }

  private static boolean isConsistent(List<Triple> facts) {
    return !closure(facts).graph().contains(Node.ANY, TYPE, OWL2.Nothing.asNode());
  }

  /** Returns what the rules decide otherwise than the case says, in words; empty if nothing. */
  private static String fault(OwlCase owlCase) {
    boolean consistent = isConsistent(owlCase.premise());
    if (owlCase.is("ConsistencyTest") && !consistent) {
      return "is found contradictory";
    }
    if (owlCase.is("InconsistencyTest") && consistent) {
      return "is not found contradictory";
    }
    Graph closed = closure(owlCase.premise()).graph();
    if (owlCase.is("PositiveEntailmentTest") && !holds(owlCase.conclusion(), closed)) {
      return "does not have what must follow";
    }
    if (owlCase.is("NegativeEntailmentTest") && holds(owlCase.nonConclusion(), closed)) {
      return "has what must not follow";
    }
    return "";
  }

  /** Whether triples are found in a graph, with their blank nodes standing for anything. */
  private static boolean holds(List<Triple> triples, Graph graph) {
    assertTrue(!triples.isEmpty(), "a conclusion says something");
    List<Triple> asked = new ArrayList<>(triples);
    // That there is an ontology is no part of what it says.
    asked.removeIf(triple -> triple.getObject().equals(OWL2.Ontology.asNode()));
    return holds(asked, new HashMap<>(), graph);
  }

  private static boolean holds(List<Triple> asked, Map<Node, Node> binding, Graph graph) {
    if (asked.isEmpty()) {
      return true;
    }
    Triple first = asked.getFirst();
    Node subject = binding.getOrDefault(first.getSubject(), first.getSubject());
    Node object = binding.getOrDefault(first.getObject(), first.getObject());
    boolean subjectIsOpen = isOpen(first.getSubject(), binding);
    boolean objectIsOpen = isOpen(first.getObject(), binding);
    List<Triple> found =
        graph
            .find(
                subjectIsOpen ? Node.ANY : subject,
                first.getPredicate(),
                objectIsOpen ? Node.ANY : object)
            .toList();
    for (Triple triple : found) {
      Map<Node, Node> extended = new HashMap<>(binding);
      if (subjectIsOpen) {
        extended.put(first.getSubject(), triple.getSubject());
      }
      if (objectIsOpen) {
        extended.put(first.getObject(), triple.getObject());
      }
      if (holds(asked.subList(1, asked.size()), extended, graph)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpen(Node node, Map<Node, Node> binding) {
    return node.isBlank() && !binding.containsKey(node);
  }

  @Test
  void suiteHasSixtyFourCasesOfTheProfile() throws IOException {
    List<OwlCase> cases = cases();
    assertEquals(64, cases.size());
    Set<String> names = new HashSet<>();
    cases.forEach(owlCase -> names.add(owlCase.name()));
    Set<String> unknown = new TreeSet<>(listed().keySet());
    unknown.removeAll(names);
    assertEquals(Set.of(), unknown, "listed, but no case");
  }

  @TestFactory
  List<DynamicTest> caseIsDecidedOrListed() throws IOException {
    Map<String, String> listed = listed();
    return cases().stream()
        .map(
            owlCase ->
                DynamicTest.dynamicTest(
                    owlCase.name(),
                    () -> {
                      String fault = fault(owlCase);
                      if (listed.containsKey(owlCase.name())) {
                        assertTrue(
                            !fault.isEmpty(), owlCase.name() + " is decided; take it off the list");
                      } else {
                        assertEquals("", fault, owlCase.name());
                      }
                    }))
        .toList();
  }

  /** Returns what contradicts a conclusion, part by part: each must be refuted for it to follow. */
  private static List<Triple> opposites(List<Triple> conclusion) {
    List<Triple> opposites = new ArrayList<>();
    for (Triple triple : conclusion) {
      if (triple.getPredicate().equals(OWL2.complementOf.asNode())) {
        for (Triple member : conclusion) {
          if (member.getObject().equals(triple.getSubject())) {
            opposites.add(Triple.create(member.getSubject(), TYPE, triple.getObject()));
          }
        }
      }
      if (triple.getPredicate().equals(OWL2.differentFrom.asNode())) {
        opposites.add(Triple.create(triple.getSubject(), SAME, triple.getObject()));
      }
    }
    for (Rule rule : ListAxioms.rules(Schema.of(conclusion))) {
      for (Triple head : rule.head()) {
        assertEquals(OWL2.differentFrom.asNode(), head.getPredicate());
        opposites.add(Triple.create(head.getSubject(), SAME, head.getObject()));
      }
    }
    return opposites;
  }

  @Test
  void whatFollowsByContradictionAloneIsContradictoryOtherwise() throws IOException {
    int refuted = 0;
    Map<String, String> listed = listed();
    for (OwlCase owlCase : cases()) {
      if (listed.getOrDefault(owlCase.name(), "").startsWith("by contradiction alone")) {
        List<Triple> opposites = opposites(owlCase.conclusion());
        assertTrue(!opposites.isEmpty(), owlCase.name());
        for (Triple opposite : opposites) {
          List<Triple> facts = new ArrayList<>(owlCase.premise());
          facts.add(opposite);
          assertFalse(isConsistent(facts), () -> owlCase.name() + " allows " + opposite);
          refuted++;
        }
      }
    }
    assertTrue(refuted >= 6, "refuted: " + refuted);
  }
}
