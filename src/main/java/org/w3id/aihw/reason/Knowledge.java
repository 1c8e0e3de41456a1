package org.w3id.aihw.reason;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.BySubject;
import org.w3id.aihw.model.Clocks;
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
  public static Knowledge of(Clocks clocks, Facts known, BySubject standing, List<Rule> rules) {
    Facts facts = together(known, standing);
    SourceStrength strength = new SourceStrength(facts);
    Closure closure = Closure.of(facts.triples(), rules, strength, Reasoning.standard());
    return of(clocks, facts, standing, closure, Names.in(known));
  }

  private static Knowledge of(
      Clocks clocks, Facts facts, BySubject standing, Closure closure, Names names) {
    return new Knowledge(
        clocks, facts, new StandingGraph(standing, closure.graph()), closure, names);
  }

  /**
   * Reasons over another slice of the same facts, starting from this one: only what differs is
   * worked on. This stays as it is.
   *
   * @param known the facts known by the day of knowledge
   * @param standing the standing of each relationship on the day asked about
   */
  public Knowledge moved(Clocks to, Facts known, BySubject standing) {
    Facts moved = together(known, standing);
    return moved(to, known, standing, moved.missingOf(facts), facts.missingOf(moved));
  }

  /**
   * As {@link #moved(Clocks, Facts, BySubject)}, where it is known what differs.
   *
   * @param gone the triples that are stated no more
   * @param come the triples that were not stated before
   */
  public Knowledge moved(Facts known, BySubject standing, Set<Triple> gone, Set<Triple> come) {
    return moved(clocks, known, standing, gone, come);
  }

  private Knowledge moved(
      Clocks to, Facts known, BySubject standing, Set<Triple> gone, Set<Triple> come) {
    Facts moved = together(known, standing);
    Closure changed = closure.changed(gone, come, new SourceStrength(moved));
    return of(to, moved, standing, changed, Names.in(known));
  }

  /** Returns this with other facts and standings, of which a closure is known. */
  Knowledge with(Facts known, BySubject standing, Closure of) {
    return of(clocks, together(known, standing), standing, of, Names.in(known));
  }

  private static Facts together(Facts known, BySubject standing) {
    return known.with(standing, Aihw.STANDING_GRAPH, COMPUTED);
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

  /**
   * Returns the rules with a name: the one that is written in a file, else those that the lists of
   * the ontology make.
   */
  public List<Rule> rulesNamed(String name) {
    return Stream.of(rules(), closure.compiledRules())
        .map(all -> all.stream().filter(rule -> rule.name().equals(name)).toList())
        .filter(named -> !named.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Returns the names of all rules, sorted. */
  public SortedSet<String> ruleNames() {
    return Stream.of(rules(), closure.compiledRules())
        .flatMap(List::stream)
        .map(Rule::name)
        .collect(Collectors.toCollection(TreeSet::new));
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
