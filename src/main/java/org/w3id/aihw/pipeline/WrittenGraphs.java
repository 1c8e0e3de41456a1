package org.w3id.aihw.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.store.Store;
import org.w3id.aihw.validate.Validation;

/** What was written to a store, judged beside the files: what can be served, and what cannot. */
final class WrittenGraphs {
  private static final String WHOLE_CURE =
      "; correct it by a write, or start with --set serve-what-conforms=true, which leaves it out";

  private final Checked checked;
  private final Validation validation;
  private final List<Quad> served;
  private final Map<Node, List<String>> leftOut = new LinkedHashMap<>();

  private WrittenGraphs(Checked checked, Validation validation, Store.Written written) {
    this.checked = checked;
    this.validation = validation;
    this.served = new ArrayList<>(written.quads());
    written
        .unreadable()
        .forEach((graph, fault) -> leftOut.put(graph, List.of("it cannot be read: " + fault)));
  }

  /**
   * Judges all of what was written.
   *
   * @param leavesOut whether to leave out the graphs at fault until the others conform
   * @throws FindingsException if something does not conform and nothing is to be left out
   * @throws IllegalArgumentException if something cannot be read and nothing is to be left out
   */
  static WrittenGraphs judge(
      Checked checked, Validation validation, Store.Written written, boolean leavesOut) {
    if (!leavesOut && !written.unreadable().isEmpty()) {
      throw new IllegalArgumentException(unreadable(written.unreadable()));
    }
    WrittenGraphs graphs = new WrittenGraphs(checked, validation, written);
    List<Finding> findings = graphs.findings();
    if (!leavesOut && !findings.isEmpty()) {
      throw new FindingsException(findings);
    }
    while (!findings.isEmpty()) {
      graphs.leaveOut(findings);
      findings = graphs.findings();
    }
    return graphs;
  }

  /** Returns the quads that can be served. */
  List<Quad> served() {
    return List.copyOf(served);
  }

  /** Returns what is wrong with each graph that is not served. */
  Map<Node, List<String>> leftOut() {
    return Map.copyOf(leftOut);
  }

  private List<Finding> findings() {
    if (served.isEmpty()) {
      return List.of();
    }
    Facts facts = Writing.with(checked.facts(), served);
    List<Finding> findings = Writing.check(facts, validation);
    return findings.isEmpty() ? Contradictions.in(facts, checked.rules()).findings() : findings;
  }

  private void leaveOut(List<Finding> findings) {
    Set<Node> graphs = new LinkedHashSet<>();
    served.forEach(quad -> graphs.add(quad.getGraph()));
    Map<Node, List<String>> atFault = new LinkedHashMap<>();
    for (Node graph : graphs) {
      List<String> its =
          findings.stream()
              .filter(finding -> finding.place().equals(Writing.place(graph)))
              .map(Finding::toString)
              .toList();
      if (!its.isEmpty()) {
        atFault.put(graph, its);
      }
    }
    if (atFault.isEmpty()) {
      // Whatever it is lies between files and what was written, and the files alone conform.
      List<String> all = findings.stream().map(Finding::toString).toList();
      graphs.forEach(graph -> atFault.put(graph, all));
    }
    served.removeIf(quad -> atFault.containsKey(quad.getGraph()));
    leftOut.putAll(atFault);
  }

  private static String unreadable(Map<Node, String> graphs) {
    StringBuilder text = new StringBuilder("what was written to the store cannot be read whole");
    graphs.forEach(
        (graph, fault) ->
            text.append("; graph <").append(graph).append("> cannot be read: ").append(fault));
    return text.append(WHOLE_CURE).toString();
  }
}
