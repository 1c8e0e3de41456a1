package org.w3id.aihw.benchmark;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.reasoner.InfGraph;
import org.w3id.aihw.reason.JenaRules;

/**
 * Jena's forward engine after Rete, freshly bound.
 *
 * @param log whether it records derivations
 */
record JenaReasoner(boolean log) implements Reasoner {
  @Override
  public Run run(Workload workload) {
    var rules = workload.compiled();
    workload.takeMaking();
    long start = System.nanoTime();
    Graph stated = GraphMemFactory.createDefaultGraphSameTerm();
    workload.forEach(stated::add);
    long loaded = System.nanoTime();
    InfGraph closed = JenaRules.close(stated, rules, log);
    long end = System.nanoTime();
    return new Run(
        loaded - start - workload.takeMaking(),
        end - loaded,
        0,
        () -> Fingerprint.of(closed.getDeductionsGraph().find()));
  }
}
