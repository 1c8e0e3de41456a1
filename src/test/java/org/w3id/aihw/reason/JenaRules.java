package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.InfGraph;
import org.apache.jena.reasoner.TriplePattern;
import org.apache.jena.reasoner.rulesys.ClauseEntry;
import org.apache.jena.reasoner.rulesys.Functor;
import org.apache.jena.reasoner.rulesys.GenericRuleReasoner;
import org.apache.jena.reasoner.rulesys.Node_RuleVariable;

/** Turns our rules, as written or compiled, into those of Jena's engine. */
public final class JenaRules {
  private final Map<Node, Node> variables = new HashMap<>();

  private JenaRules() {}

  /** Returns rules as objects of Jena's engine. */
  public static List<org.apache.jena.reasoner.rulesys.Rule> of(List<Rule> rules) {
    return rules.stream().map(rule -> new JenaRules().rule(rule)).toList();
  }

  /** Returns a closed graph, made by a fresh bind: later changes of Jena's engine lose facts. */
  public static InfGraph close(Graph stated, List<Rule> rules, boolean log) {
    return closedUnder(of(rules), stated, log);
  }

  /** Returns a graph closed by a fresh bind under our rules, compiled over the axioms in it. */
  public static InfGraph closeCompiled(Graph stated, List<Rule> rules) {
    return closedUnder(of(RuleCompiler.compile(rules, stated.find().toList())), stated, false);
  }

  /** Returns a closed graph under rules that are Jena's already. */
  static InfGraph close(Graph stated, List<org.apache.jena.reasoner.rulesys.Rule> rules) {
    return closedUnder(rules, stated, false);
  }

  private static InfGraph closedUnder(
      List<org.apache.jena.reasoner.rulesys.Rule> rules, Graph stated, boolean log) {
    GenericRuleReasoner reasoner = new GenericRuleReasoner(rules);
    reasoner.setMode(GenericRuleReasoner.FORWARD_RETE);
    reasoner.setDerivationLogging(log);
    InfGraph closed = reasoner.bind(stated);
    closed.prepare();
    return closed;
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
