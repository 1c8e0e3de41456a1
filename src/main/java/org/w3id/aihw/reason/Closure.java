package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.NodeCmp;

/**
 * Stated triples with all that follows from them, and every derivation of what follows. Immutable;
 * safe to share between threads.
 */
public final class Closure {
  private final Saturation saturation;
  private final Equality equality;
  private final List<Rule> rules;
  private final ProofWeights weights;
  private final EqualityWeights equalityWeights;
  private final ToLongFunction<Triple> leafWeight;

  Closure(
      Saturation saturation,
      Equality equality,
      List<Rule> rules,
      ToLongFunction<Triple> leafWeight) {
    this.saturation = saturation;
    this.equality = equality;
    this.rules = rules;
    this.leafWeight = leafWeight;
    weights = new ProofWeights(saturation, leafWeight);
    equalityWeights = new EqualityWeights(this);
  }

  /**
   * Closes facts under rules.
   *
   * @param facts the stated triples, axioms of ontologies among them
   * @param rules the rules as read
   * @throws BudgetExceededException if the closure of a property grows past its budget
   */
  public static Closure of(Iterable<Triple> facts, List<Rule> rules) {
    return of(facts, rules, stated -> 1, Reasoning.standard());
  }

  /**
   * Closes facts under rules, ranking proofs by what their leaves weigh.
   *
   * @param weight the weight of a stated triple, at least 1; the stronger its sources the less
   */
  public static Closure of(
      Iterable<Triple> facts,
      List<Rule> rules,
      ToLongFunction<Triple> weight,
      Reasoning reasoning) {
    List<Rule> others = Equality.without(rules);
    Equality equality = Equality.of(rules);
    while (true) {
      Saturation saturation = new Saturation(equality.rewritten(facts), reasoning);
      Equality stated = equality.withStated(saturation, facts);
      if (stated != equality) {
        equality = stated;
        continue;
      }
      saturation.close(RuleCompiler.compile(others, saturation.axioms()));
      Closure closure = new Closure(saturation, equality, rules, weight);
      Equality found = equality.withFound(closure, facts);
      if (found == equality) {
        return closure;
      }
      equality = found;
    }
  }

  /**
   * Returns rules with axioms put in, as the engine runs them; other engines can be given the same.
   *
   * @param facts triples that hold the axioms of an ontology
   */
  public static List<Rule> compiled(List<Rule> rules, Iterable<Triple> facts) {
    return RuleCompiler.compile(Equality.without(rules), facts);
  }

  /** Closes facts under rules that are compiled already. */
  static Closure ofCompiled(Iterable<Triple> facts, List<Rule> rules) {
    Saturation saturation = new Saturation(facts, Reasoning.standard());
    saturation.close(rules);
    return new Closure(saturation, Equality.NONE, rules, stated -> 1);
  }

  /**
   * Returns the closure of what is stated here without some triples and with others. What is not
   * stated cannot be withdrawn and is passed over. This closure stays as it is.
   */
  public Closure changed(Collection<Triple> withdrawn, Collection<Triple> added) {
    return changed(withdrawn, added, leafWeight);
  }

  /** Returns a closure that begins as this one, which stays as it is, and changes in place. */
  LiveClosure live() {
    return new LiveClosure(new Closure(new Saturation(saturation), equality, rules, leafWeight));
  }

  /** As {@link #changed(Collection, Collection)}, ranking proofs by other weights of leaves. */
  Closure changed(
      Collection<Triple> withdrawn, Collection<Triple> added, ToLongFunction<Triple> weight) {
    return new LiveClosure(new Closure(new Saturation(saturation), equality, rules, weight))
        .change(withdrawn, added);
  }

  /** A derivation of a triple: a rule, and the triples that matched its body in their order. */
  public record Derivation(Rule rule, List<Triple> premises) {
    /** Copies the list. */
    public Derivation {
      premises = List.copyOf(premises);
    }

    /** Orders by the names of rules and terms, so that load order never shows. */
    static final Comparator<Derivation> BY_NAME =
        Comparator.comparing((Derivation derivation) -> derivation.rule().name())
            .thenComparing(Derivation::premises, Derivation::compare)
            .thenComparing(derivation -> derivation.rule().axioms(), Derivation::compare);

    private static int compare(List<Triple> one, List<Triple> other) {
      int order = Integer.compare(one.size(), other.size());
      for (int index = 0; order == 0 && index < one.size(); index++) {
        order = compare(one.get(index), other.get(index));
      }
      return order;
    }

    private static int compare(Triple one, Triple other) {
      int order = NodeCmp.compareRDFTerms(one.getSubject(), other.getSubject());
      if (order == 0) {
        order = NodeCmp.compareRDFTerms(one.getPredicate(), other.getPredicate());
      }
      return order == 0 ? NodeCmp.compareRDFTerms(one.getObject(), other.getObject()) : order;
    }
  }

  /** Returns the stated triples and what follows from them as a graph to be read. */
  public Graph graph() {
    return new ClosureGraph(saturation, equality, false);
  }

  /** Returns what was inferred and is not also stated, as a graph to be read. */
  public Graph inferred() {
    return new ClosureGraph(saturation, equality, true);
  }

  /** Returns the number of triples, stated and inferred. */
  public int size() {
    return equality.isEmpty() ? saturation.size() : graph().size();
  }

  /** Returns the number of stated triples. */
  public int statedSize() {
    return equality.isEmpty() ? saturation.statedCount() : equality.facts().size();
  }

  /** Returns whether a triple is among the stated ones. */
  public boolean isStated(Triple triple) {
    if (!equality.isEmpty()) {
      return equality.facts().contains(triple);
    }
    int number = saturation.find(triple);
    return number != TripleTable.NONE && saturation.isStated(number);
  }

  /** Returns whether a triple is stated or follows. */
  public boolean contains(Triple triple) {
    return equality.relates(triple)
        || saturation.find(equality.rewritten(triple)) != TripleTable.NONE;
  }

  /** Returns every derivation of a triple, in an order that does not depend on load order. */
  public List<Derivation> derivationsOf(Triple triple) {
    List<Derivation> ordered = new ArrayList<>(unordered(triple));
    ordered.sort(
        Comparator.comparingLong((Derivation derivation) -> leastWeight(derivation))
            .thenComparing(Derivation.BY_NAME));
    return ordered;
  }

  /**
   * Returns what was inferred by the rules with a name and is not also stated; where things are
   * equal, of the one that stands for them.
   */
  public Set<Triple> conclusionsOf(String rule) {
    return saturation.conclusionsOf(rule);
  }

  /** Returns every derivation of a triple, in any order. */
  List<Derivation> unordered(Triple triple) {
    Set<Derivation> derivations = new LinkedHashSet<>(equality.derivationsOf(triple, saturation));
    int number = saturation.find(triple);
    if (number != TripleTable.NONE) {
      for (int derivation = saturation.newestDerivation(number);
          derivation != DerivationLog.NONE;
          derivation = saturation.derivationBefore(derivation)) {
        derivations.add(derivation(derivation));
      }
    }
    return List.copyOf(derivations);
  }

  /** Returns all stated triples. */
  Collection<Triple> stated() {
    return equality.isEmpty() ? saturation.stated() : equality.facts();
  }

  List<Rule> rules() {
    return rules;
  }

  /** Returns the rules with the axioms of the stated triples put in, as the engine runs them. */
  public List<Rule> compiledRules() {
    return saturation.rules();
  }

  Saturation saturation() {
    return saturation;
  }

  Equality equality() {
    return equality;
  }

  ToLongFunction<Triple> leafWeight() {
    return leafWeight;
  }

  /** Returns what a proof of a triple that holds weighs at the least. */
  long leastWeight(Triple triple) {
    return equality.isEmpty() ? weights.of(saturation.find(triple)) : equalityWeights.of(triple);
  }

  /** Returns what a proof that ends with a derivation weighs at the least. */
  long leastWeight(Derivation derivation) {
    long weight = ProofWeights.ofStep(derivation.rule());
    for (Triple premise : derivation.premises()) {
      weight += leastWeight(premise);
    }
    return weight;
  }

  long leafWeightOf(Triple stated) {
    return weights.ofLeaf(stated);
  }

  /** Returns what a proof weighs: its leaves and its steps. */
  long weight(Proof proof) {
    return switch (proof) {
      case Proof.Leaf(Triple triple) -> weights.ofLeaf(triple);
      case Proof.Step step ->
          ProofWeights.ofStep(step.rule()) + step.premises().stream().mapToLong(this::weight).sum();
    };
  }

  private Derivation derivation(int derivation) {
    List<Triple> premises = new ArrayList<>();
    for (int premise : saturation.premisesOf(derivation)) {
      premises.add(saturation.triple(premise));
    }
    return new Derivation(saturation.ruleOf(derivation), premises);
  }

  /** Returns the things that are in a contradiction: what is a member of the empty class. */
  public List<Triple> contradictions() {
    List<Triple> found =
        new ArrayList<>(
            graph().find(Node.ANY, org.apache.jena.vocabulary.RDF.type.asNode(), NOTHING).toList());
    found.sort(Derivation::compare);
    return found;
  }

  private static final Node NOTHING = org.apache.jena.vocabulary.OWL.Nothing.asNode();
}
