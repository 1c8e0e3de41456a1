package org.w3id.aihw.reason;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
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
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptWriter;
import org.w3id.aihw.model.kept.UnkeepableException;

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
    Facts facts = together(known, standing);
    SourceStrength strength = new SourceStrength(standing, known);
    Closure closure = Closure.of(facts.triples(), rules, strength, Reasoning.standard());
    return new Knowledge(clocks, facts, graph(standing), closure, Names.in(known));
  }

  /**
   * Reasons over another slice of the same facts, starting from this one: only what differs is
   * worked on. This stays as it is.
   *
   * @param known the facts known by the day of knowledge
   * @param standing the standing of each relationship on the day asked about
   */
  public Knowledge moved(Clocks to, Facts known, List<Triple> standing) {
    Facts moved = together(known, standing);
    Collection<Triple> withdrawn = moved.missingOf(facts);
    Collection<Triple> added = facts.missingOf(moved);
    SourceStrength strength = new SourceStrength(standing, known);
    Closure changed = closure.changed(withdrawn, added, strength);
    return new Knowledge(to, moved, graph(standing), changed, Names.in(known));
  }

  private static Facts together(Facts known, List<Triple> standing) {
    List<Fact> beside = new ArrayList<>(standing.size());
    standing.forEach(triple -> beside.add(new Fact(triple, Aihw.STANDING_GRAPH, COMPUTED)));
    return known.and(beside);
  }

  private static Graph graph(List<Triple> standing) {
    Graph graph = GraphFactory.createDefaultGraph();
    standing.forEach(graph::add);
    return graph;
  }

  /**
   * Returns whether this can be written: not where it was made from that of another day, or things
   * are equal.
   */
  public boolean isKeepable() {
    return KeptKnowledge.isKeepable(this);
  }

  /**
   * Writes this with all facts that its own are a view of, and the rules.
   *
   * @throws UnkeepableException if a term cannot be written
   */
  public void write(KeptWriter out) throws UnkeepableException {
    KeptKnowledge.write(out, this);
  }

  /** Reads what was written; little of it is looked at before it is asked for. */
  public static Knowledge read(KeptReader in) {
    return KeptKnowledge.read(in);
  }

  /** Returns the rules as they are written in the files. */
  public List<Rule> rules() {
    return closure.rules();
  }

  /** Returns everything stated and inferred as one graph, to be read only. */
  public Graph graph() {
    return closure.graph();
  }

  /** Returns the proofs of a triple, best first, at most {@code limit}. */
  public List<Proof> why(Triple triple, int limit) {
    return new Proofs(closure, limit).of(triple);
  }

  /** Returns the ways that come nearest to a triple that does not hold, the nearest first. */
  public List<WhyNot.Attempt> whyNot(Triple triple, int limit) {
    return new WhyNot(closure).of(triple, limit);
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
