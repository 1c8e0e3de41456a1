package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptWriter;

/**
 * Numbered triples closed under compiled rules, that can be changed: the tables, the log, the
 * engine, and which triples are stated. Not safe to share between threads while it changes.
 */
final class Saturation {
  final TermTable terms;
  final TripleTable triples;
  final Transitivity transitivity;

  private final Reasoning reasoning;
  private final @Nullable DerivationLog log;
  private final BitSet stated;
  private final AtomicInteger copies = new AtomicInteger();
  private List<Rule> rules = List.of();
  private @Nullable Engine engine;
  private @Nullable Support support;
  private int statedCount;

  /** Takes stated triples, to be closed later. */
  Saturation(Iterable<Triple> facts, Reasoning reasoning) {
    this.reasoning = reasoning;
    int expected = facts instanceof Collection<Triple> known ? known.size() : 0;
    expected = Math.max(1 << 16, expected);
    terms = new TermTable(expected / 4);
    triples = new TripleTable(expected + expected / 2);
    log = reasoning.proofs() ? new DerivationLog(expected / 2) : null;
    stated = new BitSet(expected);
    transitivity = new Transitivity();
    for (Triple fact : facts) {
      state(fact);
    }
  }

  /**
   * Copies another; the copy can then be changed, and the other no more. The first copy shares with
   * it what is only added to.
   */
  Saturation(Saturation other) {
    boolean goesOn = other.copies.getAndIncrement() == 0;
    rules = other.rules;
    reasoning = other.reasoning;
    terms = new TermTable(other.terms, goesOn);
    triples = new TripleTable(other.triples, goesOn);
    log = other.log == null ? null : new DerivationLog(other.log, goesOn);
    stated = (BitSet) other.stated.clone();
    statedCount = other.statedCount;
    transitivity = other.transitivity;
    if (other.support != null && log != null) {
      support = new Support(other.support, triples, log, stated, goesOn);
    }
    if (goesOn && other.engine != null) {
      engine = new Engine(other.engine, terms, triples, log, budget());
    } else {
      engine = made();
      engine.skip();
    }
  }

  private Saturation(KeptReader in, TermTable terms) {
    this.terms = terms;
    reasoning = Reasoning.standard();
    triples = TripleTable.read(in);
    transitivity = Transitivity.read(in);
    log = DerivationLog.read(in);
    stated = BitSet.valueOf(in.largeNumbers());
    statedCount = in.number();
    rules = KeptRules.read(in, terms);
  }

  /** Reads what was kept; it is then only read, or copied and the copy changed. */
  static Saturation read(KeptReader in, TermTable terms) {
    return new Saturation(in, terms);
  }

  /** Returns whether this can be kept: with its log, and as it was first closed. */
  boolean isKeepable() {
    return log != null && support == null && triples.goneCount() == 0;
  }

  /**
   * Writes all but the terms.
   *
   * @param numbers the numbers of the terms, those of this as they are here
   */
  void write(KeptWriter out, TermTable numbers) {
    triples.write(out);
    transitivity.write(out);
    log().write(out);
    out.large(stated.toLongArray());
    out.number(statedCount);
    KeptRules.write(out, rules, numbers);
  }

  /** Returns the axioms among the stated triples. */
  List<Triple> axioms() {
    byte[] maybe = new byte[terms.size()];
    List<Triple> axioms = new ArrayList<>();
    for (int number = 0; number < triples.size(); number++) {
      int predicate = triples.predicate(number);
      if (maybe[predicate] == 0) {
        maybe[predicate] = (byte) (Schema.mayHold(terms.term(predicate)) ? 1 : -1);
      }
      if (maybe[predicate] > 0) {
        Triple triple = triple(number);
        if (Schema.holds(triple)) {
          axioms.add(triple);
        }
      }
    }
    return axioms;
  }

  /**
   * Closes the stated triples under compiled rules.
   *
   * @throws BudgetExceededException if the closure of a property grows past its budget
   */
  void close(List<Rule> compiled) {
    rules = List.copyOf(compiled);
    int known = triples.size();
    transitivity.add(rules, terms);
    for (int number = 0; transitivity.isAny() && number < known; number++) {
      int step = transitivity.step(triples.predicate(number));
      if (step != TermTable.NONE) {
        state(triples.subject(number), step, triples.object(number));
      }
    }
    engine = made();
    engine.run();
  }

  private Engine made() {
    List<CompiledRule> compiled = new ArrayList<>();
    for (Rule rule : rules) {
      int transitive =
          Transitivity.madeTransitiveBy(rule).map(terms::number).orElse(TermTable.NONE);
      int step = transitive == TermTable.NONE ? TermTable.NONE : transitivity.step(transitive);
      compiled.add(new CompiledRule(compiled.size(), rule, terms, transitive, step));
    }
    return new Engine(terms, triples, log, compiled, transitivity, budget());
  }

  private Budget budget() {
    return new Budget(rules, terms, reasoning.budgetFor(statedCount), reasoning.watch());
  }

  private void state(Triple triple) {
    int subject = terms.number(triple.getSubject());
    int predicate = terms.number(triple.getPredicate());
    int object = terms.number(triple.getObject());
    if (state(subject, predicate, object)) {
      statedCount++;
      int step = transitivity.step(predicate);
      if (step != TermTable.NONE) {
        state(subject, step, object);
      }
    }
  }

  private boolean state(int subject, int predicate, int object) {
    int number = triples.find(subject, predicate, object);
    if (number == TripleTable.NONE) {
      number = triples.add(subject, predicate, object);
    } else if (stated.get(number)) {
      return false;
    }
    stated.set(number);
    return true;
  }

  /**
   * Withdraws and states triples, and updates what follows. What is not stated cannot be withdrawn
   * and is passed over.
   */
  void change(Collection<Triple> withdrawn, Collection<Triple> added) {
    if (copies.get() > 0) {
      throw new IllegalStateException("was copied: a copy may go on in its arrays");
    }
    IntList numbers = new IntList();
    for (Triple triple : withdrawn) {
      int number = find(triple);
      if (number != TripleTable.NONE && stated.get(number)) {
        statedCount--;
        unstate(number, numbers);
        int step = transitivity.step(triples.predicate(number));
        if (step != TermTable.NONE) {
          unstate(triples.find(triples.subject(number), step, triples.object(number)), numbers);
        }
      }
    }
    if (numbers.size() > 0) {
      if (support == null) {
        if (log == null) {
          throw new IllegalStateException("nothing can be withdrawn without a log of derivations");
        }
        support = new Support(triples, log, stated);
      }
      support.withdraw(numbers.toArray());
    }
    added.forEach(this::state);
    Objects.requireNonNull(engine, "not closed yet").run();
  }

  private void unstate(int number, IntList numbers) {
    stated.clear(number);
    numbers.add(number);
  }

  List<Rule> rules() {
    return rules;
  }

  Reasoning reasoning() {
    return reasoning;
  }

  /** Returns how many triples are stated. */
  int statedCount() {
    return statedCount;
  }

  /** Returns how many triples are there, stated or inferred. */
  int size() {
    return triples.present() - hidden();
  }

  private int hidden() {
    return transitivity.count(triples);
  }

  boolean isStated(int number) {
    return stated.get(number);
  }

  /** Returns whether equal things came to light: a line that says so of two terms. */
  boolean hasEqualThings() {
    int sameAs = terms.find(OWL.sameAs.asNode());
    return sameAs != TermTable.NONE && triples.count(sameAs) > 0;
  }

  /** Returns whether so much is gone that a fresh run would be the tidier one. */
  boolean isWorn() {
    return triples.goneCount() > triples.present() / 2;
  }

  /** Returns the number of a triple, or {@link TripleTable#NONE} where it is not there. */
  int find(Triple triple) {
    int subject = terms.find(triple.getSubject());
    int predicate = terms.find(triple.getPredicate());
    int object = terms.find(triple.getObject());
    if (subject == TermTable.NONE || predicate == TermTable.NONE || object == TermTable.NONE) {
      return TripleTable.NONE;
    }
    return triples.find(subject, predicate, object);
  }

  /** Returns the triple of a number, as it is shown. */
  Triple triple(int number) {
    return Triple.create(
        terms.term(triples.subject(number)),
        terms.term(transitivity.shown(triples.predicate(number))),
        terms.term(triples.object(number)));
  }

  /** Returns the number of the triple that is shown for one. */
  int shown(int number) {
    int predicate = triples.predicate(number);
    int shown = transitivity.shown(predicate);
    return shown == predicate
        ? number
        : triples.find(triples.subject(number), shown, triples.object(number));
  }

  /** Returns the stated triples. */
  List<Triple> stated() {
    List<Triple> all = new ArrayList<>(statedCount);
    for (int number = stated.nextSetBit(0); number >= 0; number = stated.nextSetBit(number + 1)) {
      if (!transitivity.isStep(triples.predicate(number))) {
        all.add(triple(number));
      }
    }
    return all;
  }

  /** Returns the newest derivation of a triple that holds, or {@link DerivationLog#NONE}. */
  int newestDerivation(int number) {
    return log == null ? DerivationLog.NONE : holding(log.newest(number));
  }

  /** Returns the derivation before one that holds, or {@link DerivationLog#NONE}. */
  int derivationBefore(int derivation) {
    return holding(log().before(derivation));
  }

  /** Returns the first of a derivation and those before it whose premises all are there. */
  private int holding(int derivation) {
    int candidate = derivation;
    while (candidate != DerivationLog.NONE && !holds(candidate)) {
      candidate = log().before(candidate);
    }
    return candidate;
  }

  private boolean holds(int derivation) {
    DerivationLog known = log();
    for (int place = known.start(derivation); place < known.end(derivation); place++) {
      if (!triples.isPresent(known.premise(place))) {
        return false;
      }
    }
    return true;
  }

  /** Returns what holds and is not stated, of what rules with a name concluded. */
  Set<Triple> conclusionsOf(String name) {
    BitSet named = new BitSet();
    for (int number = 0; number < rules.size(); number++) {
      named.set(number, rules.get(number).name().equals(name));
    }
    DerivationLog known = log();
    Set<Triple> conclusions = new HashSet<>();
    for (int derivation = 0; derivation < known.size(); derivation++) {
      int conclusion = known.conclusion(derivation);
      if (named.get(known.rule(derivation))
          && triples.isPresent(conclusion)
          && !isStated(shown(conclusion))
          && holds(derivation)) {
        WorkLimit.check();
        conclusions.add(triple(conclusion));
      }
    }
    return conclusions;
  }

  Rule ruleOf(int derivation) {
    return rules.get(ruleNumberOf(derivation));
  }

  int ruleNumberOf(int derivation) {
    return log().rule(derivation);
  }

  /** Returns the numbers of the premises of a derivation, as they are shown. */
  int[] premisesOf(int derivation) {
    DerivationLog known = log();
    int start = known.start(derivation);
    int[] premises = new int[known.end(derivation) - start];
    for (int index = 0; index < premises.length; index++) {
      premises[index] = shown(known.premise(start + index));
    }
    return premises;
  }

  private DerivationLog log() {
    if (log == null) {
      throw new IllegalStateException("derivations were not recorded");
    }
    return log;
  }

  /** Returns the term of a number. */
  Node term(int number) {
    return terms.term(number);
  }
}
