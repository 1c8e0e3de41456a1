package org.w3id.aihw.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.InfGraph;
import org.apache.jena.reasoner.rulesys.GenericRuleReasoner;
import org.w3id.aihw.reason.Guard;
import org.w3id.aihw.reason.Rule;

/** Our rules, compiled, for the forward engine of Jena. */
public final class JenaRules {
  private JenaRules() {}

  /** Returns rules as objects of Jena's engine. */
  public static List<org.apache.jena.reasoner.rulesys.Rule> of(List<Rule> rules) {
    List<org.apache.jena.reasoner.rulesys.Rule> written = new ArrayList<>();
    for (Rule rule : rules) {
      written.add(org.apache.jena.reasoner.rulesys.Rule.parseRule(text(rule)));
    }
    return written;
  }

  /** Returns a closed graph, made by a fresh bind: later changes of Jena's engine lose facts. */
  public static InfGraph close(Graph stated, List<Rule> rules, boolean log) {
    GenericRuleReasoner reasoner = new GenericRuleReasoner(of(rules));
    reasoner.setMode(GenericRuleReasoner.FORWARD_RETE);
    reasoner.setDerivationLogging(log);
    InfGraph closed = reasoner.bind(stated);
    closed.prepare();
    return closed;
  }

  private static String text(Rule rule) {
    StringBuilder text = new StringBuilder("[").append(rule.name()).append(':');
    rule.body().forEach(pattern -> append(pattern, text));
    for (Guard guard : rule.guards()) {
      if (guard.kind() != Guard.Kind.NOT_EQUAL) {
        throw new IllegalArgumentException("no rule of the benchmark compares so: " + guard);
      }
      text.append(" notEqual(")
          .append(term(guard.left()))
          .append(", ")
          .append(term(guard.right()))
          .append(')');
    }
    text.append(" ->");
    rule.head().forEach(pattern -> append(pattern, text));
    return text.append(']').toString();
  }

  private static void append(Triple pattern, StringBuilder text) {
    text.append(" (")
        .append(term(pattern.getSubject()))
        .append(' ')
        .append(term(pattern.getPredicate()))
        .append(' ')
        .append(term(pattern.getObject()))
        .append(')');
  }

  private static String term(Node term) {
    return term.isVariable() ? "?" + term.getName() : Fingerprint.text(term);
  }
}
