package org.w3id.aihw.reason;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.Place;

/**
 * All that is known and follows for a day on each clock. Immutable; safe to share between threads.
 *
 * @param clocks the two days
 * @param facts what is known, with the standing of relationships in a graph of its own
 * @param standing the standing of relationships, as a graph to be read only
 * @param closure the facts with all that follows
 * @param names what things are called
 */
public record Knowledge(Clocks clocks, Facts facts, Graph standing, Closure closure, Names names) {
  private static final Place COMPUTED = Place.of(Path.of("the standing on the days asked about"));

  /**
   * Reasons over a slice.
   *
   * @param known the facts known by the day of knowledge
   * @param standing the standing of each relationship on the day asked about
   * @param rules the rules as read
   */
  public static Knowledge of(Clocks clocks, Facts known, List<Triple> standing, List<Rule> rules) {
    List<Fact> beside = new ArrayList<>(standing.size());
    standing.forEach(triple -> beside.add(new Fact(triple, Aihw.STANDING_GRAPH, COMPUTED)));
    Facts facts = known.and(beside);
    Closure closure =
        Closure.of(
            facts.triples(), rules, new SourceStrength(standing, known), Reasoning.standard());
    Graph standingGraph = GraphFactory.createDefaultGraph();
    standing.forEach(standingGraph::add);
    return new Knowledge(clocks, facts, standingGraph, closure, Names.in(known));
  }

  /** Returns everything stated and inferred as one graph, to be read only. */
  public Graph graph() {
    return closure.graph();
  }

  /** Returns the proofs of a triple, best first, at most {@code limit}. */
  public List<Proof> why(Triple triple, int limit) {
    return new Proofs(closure, limit).of(triple);
  }

  /** Returns a writer of proofs as text. */
  public ProofText proofText() {
    return new ProofText(graph(), facts, names);
  }

  /** Returns a writer of proofs as JSON. */
  public ProofJson proofJson() {
    return new ProofJson(proofText(), graph(), names);
  }

  /** Returns proofs as triples of PROV-O. */
  public List<Triple> proofTriples(List<Proof> proofs) {
    return ProofTriples.of(proofs, graph(), proofText());
  }
}
