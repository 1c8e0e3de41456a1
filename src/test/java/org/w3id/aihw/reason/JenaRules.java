package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.TriplePattern;
import org.apache.jena.reasoner.rulesys.ClauseEntry;
import org.apache.jena.reasoner.rulesys.Functor;
import org.apache.jena.reasoner.rulesys.Node_RuleVariable;

/** Turns our rules, as written or compiled, into those of Jena's engine. */
final class JenaRules {
  private final Map<Node, Node> variables = new HashMap<>();

  private JenaRules() {}

  static List<org.apache.jena.reasoner.rulesys.Rule> of(List<Rule> rules) {
    return rules.stream().map(rule -> new JenaRules().rule(rule)).toList();
  }

  private org.apache.jena.reasoner.rulesys.Rule rule(Rule rule) {
    List<ClauseEntry> body = new ArrayList<>();
    rule.body().forEach(pattern -> body.add(pattern(pattern)));
    for (Guard guard : rule.guards()) {
      List<Node> terms = new ArrayList<>(List.of(term(guard.left())));
      if (guard.kind().terms() == 2) {
        terms.add(term(guard.right()));
      }
      body.add(new Functor(guard.kind().written(), terms.toArray(Node[]::new)));
    }
    List<ClauseEntry> head = new ArrayList<>();
    rule.head().forEach(pattern -> head.add(pattern(pattern)));
    return new org.apache.jena.reasoner.rulesys.Rule(rule.name(), head, body);
  }

  private TriplePattern pattern(Triple pattern) {
    return new TriplePattern(
        term(pattern.getSubject()), term(pattern.getPredicate()), term(pattern.getObject()));
  }

  private Node term(Node node) {
    return node.isVariable()
        ? variables.computeIfAbsent(
            node, key -> new Node_RuleVariable("?" + node.getName(), variables.size()))
        : node;
  }
}
