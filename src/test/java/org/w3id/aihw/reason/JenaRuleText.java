package org.w3id.aihw.reason;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.TriplePattern;
import org.apache.jena.reasoner.rulesys.ClauseEntry;
import org.apache.jena.sparql.core.Var;
import org.w3id.aihw.model.Place;

/** Rules as Jena parses them, for tests that give Jena and us the same ones. */
final class JenaRuleText {
  private static final String PREFIXES =
      """
      @prefix aihw: <https://w3id.org/aihw/ontology#>.
      @prefix owl: <http://www.w3.org/2002/07/owl#>.
      """;

  private JenaRuleText() {}

  /** Parses one of some files and more rules. */
  static List<org.apache.jena.reasoner.rulesys.Rule> parse(
      List<Path> files, String name, String more) {
    List<org.apache.jena.reasoner.rulesys.Rule> rules = new ArrayList<>(parsed(PREFIXES + more));
    for (Path file : files) {
      if (file.endsWith(name)) {
        try {
          rules.addAll(parsed(Files.readString(file)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return rules;
  }

  private static List<org.apache.jena.reasoner.rulesys.Rule> parsed(String text) {
    return org.apache.jena.reasoner.rulesys.Rule.parseRules(
        org.apache.jena.reasoner.rulesys.Rule.rulesParserFromReader(
            new BufferedReader(new StringReader(text))));
  }

  /** Returns a rule of patterns alone as one of ours. */
  static Rule rule(org.apache.jena.reasoner.rulesys.Rule rule) {
    return new Rule(
        rule.getName(),
        rule.getName(),
        Place.of(Path.of("test")),
        triples(rule.getBody()),
        List.of(),
        triples(rule.getHead()),
        List.of());
  }

  private static List<Triple> triples(ClauseEntry[] entries) {
    return Arrays.stream(entries)
        .map(TriplePattern.class::cast)
        .map(
            pattern ->
                Triple.create(
                    term(pattern.getSubject()),
                    term(pattern.getPredicate()),
                    term(pattern.getObject())))
        .toList();
  }

  private static Node term(Node node) {
    return node.isVariable() ? Var.alloc(node.getName().substring(1)) : node;
  }
}
