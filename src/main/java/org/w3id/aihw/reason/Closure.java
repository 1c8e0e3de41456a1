package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;

/**
 * Stated triples with all that follows from them, and every derivation of what follows. Immutable;
 * safe to share between threads.
 */
public final class Closure {
  private final TermTable terms = new TermTable();
  private final TripleTable triples = new TripleTable();
  private final DerivationLog log = new DerivationLog();
  private final List<Rule> rules;
  private final int stated;
  private final long[] leafWeights;
  private final long[] proofWeights;

  private Closure(Iterable<Triple> facts, List<Rule> rules, ToLongFunction<Triple> weight) {
    this.rules = rules;
    Engine engine = new Engine(terms, triples, log, rules);
    int count = 0;
    for (Triple fact : facts) {
      if (engine.state(fact)) {
        count++;
      }
    }
    stated = count;
    engine.run();
    leafWeights = new long[stated];
    for (int number = 0; number < stated; number++) {
      leafWeights[number] = weight.applyAsLong(triple(number));
    }
    proofWeights = ProofWeights.of(triples.size(), leafWeights, rules, log);
  }

  /**
   * Closes facts under rules.
   *
   * @param facts the stated triples, axioms of ontologies among them
   * @param rules the rules as read
   */
  public static Closure of(Iterable<Triple> facts, List<Rule> rules) {
    return of(facts, rules, stated -> 1);
  }

  /**
   * Closes facts under rules, ranking proofs by what their leaves weigh.
   *
   * @param weight the weight of a stated triple, at least 1; the stronger its sources the less
   */
  static Closure of(Iterable<Triple> facts, List<Rule> rules, ToLongFunction<Triple> weight) {
    return new Closure(facts, RuleCompiler.compile(rules, facts), weight);
  }

  /** Closes facts under rules that are compiled already. */
  static Closure ofCompiled(Iterable<Triple> facts, List<Rule> rules) {
    return new Closure(facts, rules, stated -> 1);
  }

  /** A derivation of a triple: a rule, and the triples that matched its body in their order. */
  public record Derivation(Rule rule, List<Triple> premises) {
    private static final Comparator<Derivation> ORDER =
        Comparator.comparing((Derivation derivation) -> derivation.rule().name())
            .thenComparing(derivation -> derivation.premises().toString())
            .thenComparing(derivation -> derivation.rule().axioms().toString());

    /** Copies the list. */
    public Derivation {
      premises = List.copyOf(premises);
    }
  }

  /** Returns the stated triples and what follows from them as a graph to be read. */
  public Graph graph() {
    return new ClosureGraph(terms, triples, 0);
  }

  /** Returns what was inferred and is not also stated, as a graph to be read. */
  public Graph inferred() {
    return new ClosureGraph(terms, triples, stated);
  }

  /** Returns the number of triples, stated and inferred. */
  public int size() {
    return triples.size();
  }

  /** Returns the number of stated triples. */
  public int statedSize() {
    return stated;
  }

  /** Returns whether a triple is among the stated ones. */
  public boolean isStated(Triple triple) {
    return find(triple).map(number -> number < stated).orElse(false);
  }

  /** Returns whether a triple is stated or follows. */
  public boolean contains(Triple triple) {
    return find(triple).isPresent();
  }

  /** Returns every derivation of a triple, in an order that does not depend on load order. */
  public List<Derivation> derivationsOf(Triple triple) {
    List<Derivation> derivations = new ArrayList<>();
    find(triple)
        .ifPresent(number -> log.forEach(number, entry -> derivations.add(derivation(entry))));
    derivations.sort(Derivation.ORDER);
    return derivations;
  }

  /** Returns what the lightest proof of a triple that holds weighs. */
  long leastWeight(Triple triple) {
    return find(triple).map(number -> proofWeights[number]).orElseThrow();
  }

  /** Returns what a proof weighs: its leaves and its steps. */
  long weight(Proof proof) {
    return switch (proof) {
      case Proof.Leaf(Triple triple) ->
          find(triple).map(number -> leafWeights[number]).orElseThrow();
      case Proof.Step step ->
          ProofWeights.ofStep(step.rule()) + step.premises().stream().mapToLong(this::weight).sum();
    };
  }

  private Derivation derivation(int[] entry) {
    List<Triple> premises = new ArrayList<>();
    for (int index = 1; index < entry.length; index++) {
      premises.add(triple(entry[index]));
    }
    return new Derivation(rules.get(entry[0]), premises);
  }

  private Triple triple(int number) {
    return Triple.create(
        terms.term(triples.subject(number)),
        terms.term(triples.predicate(number)),
        terms.term(triples.object(number)));
  }

  private Optional<Integer> find(Triple triple) {
    int subject = terms.find(triple.getSubject());
    int predicate = terms.find(triple.getPredicate());
    int object = terms.find(triple.getObject());
    if (subject == TermTable.NONE || predicate == TermTable.NONE || object == TermTable.NONE) {
      return Optional.empty();
    }
    int number = triples.find(subject, predicate, object);
    return number == TripleTable.NONE ? Optional.empty() : Optional.of(number);
  }
}
