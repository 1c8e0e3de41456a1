package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Triple;

/**
 * Forward chaining, semi-naive: triples are taken one by one in the order they were made, and each
 * is joined only with those taken before it, so that every derivation is found, and found once.
 */
final class Engine {
  private static final int UNBOUND = -1;

  private final TermTable terms;
  private final TripleTable triples;
  private final DerivationLog log;
  private final List<CompiledRule> rules = new ArrayList<>();

  /** For each predicate, the rule and atom pairs that a triple with it may set off. */
  private final List<IntList> triggers = new ArrayList<>();

  private final IntList triggersOfAny = new IntList();

  // The join under way.
  private int[] binding = new int[0];
  private int[] premises = new int[0];
  private int current;

  Engine(TermTable terms, TripleTable triples, DerivationLog log, List<Rule> rules) {
    this.terms = terms;
    this.triples = triples;
    this.log = log;
    for (Rule rule : rules) {
      add(new CompiledRule(rule, terms));
    }
  }

  private void add(CompiledRule rule) {
    int number = rules.size();
    rules.add(rule);
    for (int atom = 0; atom < rule.body.length; atom++) {
      int predicate = rule.body[atom][1];
      IntList list = triggersOfAny;
      if (predicate >= 0) {
        while (triggers.size() <= predicate) {
          triggers.add(new IntList());
        }
        list = triggers.get(predicate);
      }
      list.add(number);
      list.add(atom);
    }
  }

  /** Adds a stated triple; returns whether it was new. */
  boolean state(Triple triple) {
    int subject = terms.number(triple.getSubject());
    int predicate = terms.number(triple.getPredicate());
    int object = terms.number(triple.getObject());
    if (triples.find(subject, predicate, object) != TripleTable.NONE) {
      return false;
    }
    triples.add(subject, predicate, object);
    return true;
  }

  /** Derives all that follows from the triples added. */
  void run() {
    for (current = 0; current < triples.size(); current++) {
      int predicate = triples.predicate(current);
      if (predicate < triggers.size()) {
        fire(triggers.get(predicate));
      }
      fire(triggersOfAny);
    }
  }

  private void fire(IntList list) {
    for (int index = 0; index < list.size(); index += 2) {
      CompiledRule rule = rules.get(list.get(index));
      int atom = list.get(index + 1);
      binding = new int[rule.variables];
      Arrays.fill(binding, UNBOUND);
      premises = new int[rule.body.length];
      premises[atom] = current;
      if (bind(rule.body[atom], current)) {
        join(list.get(index), rule, atom, 0);
      }
    }
  }

  /** Binds the variables of an atom to a triple; false where a variable has another value. */
  private boolean bind(int[] atom, int triple) {
    return bind(atom[0], triples.subject(triple))
        && bind(atom[1], triples.predicate(triple))
        && bind(atom[2], triples.object(triple));
  }

  private boolean bind(int code, int term) {
    if (code >= 0) {
      return code == term;
    }
    int variable = -1 - code;
    if (binding[variable] == UNBOUND) {
      binding[variable] = term;
      return true;
    }
    return binding[variable] == term;
  }

  private void join(int number, CompiledRule rule, int trigger, int step) {
    int[] plan = rule.plans[trigger];
    if (step == plan.length) {
      conclude(number, rule);
      return;
    }
    int atom = plan[step];
    int[] pattern = rule.body[atom];
    int subject = CompiledRule.value(pattern[0], binding);
    int predicate = CompiledRule.value(pattern[1], binding);
    int object = CompiledRule.value(pattern[2], binding);
    // An atom before the trigger takes older triples only; one after it may take the same triple.
    int newest = atom < trigger ? current - 1 : current;
    TripleTable.Chain chain = TripleTable.Chain.of(subject, predicate, object);
    int[] before = binding.clone();
    for (int triple = triples.first(chain, subject, predicate, object);
        triple != TripleTable.NONE;
        triple = triples.next(chain, triple)) {
      if (triple > newest || !triples.matches(triple, subject, predicate, object)) {
        continue;
      }
      if (bind(pattern, triple)) {
        premises[atom] = triple;
        join(number, rule, trigger, step + 1);
      }
      System.arraycopy(before, 0, binding, 0, before.length);
    }
  }

  private void conclude(int number, CompiledRule rule) {
    if (!rule.guardsHold(binding, terms)) {
      return;
    }
    for (int[] head : rule.head) {
      int subject = CompiledRule.value(head[0], binding);
      int predicate = CompiledRule.value(head[1], binding);
      int object = CompiledRule.value(head[2], binding);
      if (terms.term(subject).isLiteral() || !terms.term(predicate).isURI()) {
        continue; // Not a triple of RDF.
      }
      int triple = triples.find(subject, predicate, object);
      if (triple == TripleTable.NONE) {
        triple = triples.add(subject, predicate, object);
      }
      if (!isPremise(triple)) {
        log.add(triple, number, premises, premises.length);
      }
    }
  }

  /** A triple that is its own premise is no reason for itself. */
  private boolean isPremise(int triple) {
    for (int premise : premises) {
      if (premise == triple) {
        return true;
      }
    }
    return false;
  }
}
