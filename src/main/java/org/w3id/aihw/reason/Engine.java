package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/**
 * Forward chaining, semi-naive: triples are taken one by one in the order they were made, and each
 * is joined only with those taken before it, so that every derivation is found, and found once.
 * Nothing is allocated for a single triple.
 */
final class Engine {
  /** How many triples are taken between two looks at whether to go on. */
  private static final int TICK = 1 << 14;

  private static final Trigger[] NO_TRIGGERS = {};

  private final TermTable terms;
  private final TripleTable triples;
  private final @Nullable DerivationLog log;
  private final Transitivity transitivity;
  private final Budget budget;
  private final int sameAs;

  /** By predicate: what a triple may set off whatever its object. */
  private Trigger[][] byPredicate = new Trigger[0][];

  /** By predicate: what a triple may set off that has one object; by that object. */
  private ObjectTriggers[] byObject = new ObjectTriggers[0];

  private Trigger[] ofAnyPredicate = NO_TRIGGERS;

  private int current;

  /**
   * Makes an engine over triples; the stated ones should be there, because joins are planned by
   * their counts.
   *
   * @param log where derivations are recorded; null to record none
   */
  Engine(
      TermTable terms,
      TripleTable triples,
      @Nullable DerivationLog log,
      List<CompiledRule> rules,
      Transitivity transitivity,
      Budget budget) {
    this.terms = terms;
    this.triples = triples;
    this.log = log;
    this.transitivity = transitivity;
    this.budget = budget;
    this.sameAs = terms.number(OWL.sameAs.asNode());
    Selectivity selectivity = Selectivity.ofStated(triples, terms.find(RDF.type.asNode()));
    for (CompiledRule rule : rules) {
      rule.triggers(selectivity).forEach(this::add);
    }
  }

  /**
   * Goes on in place of another, which does not run any more, over copies of what it was over: with
   * its rules as they were planned, all triples taken for closed under them.
   */
  Engine(
      Engine other,
      TermTable terms,
      TripleTable triples,
      @Nullable DerivationLog log,
      Budget budget) {
    this.terms = terms;
    this.triples = triples;
    this.log = log;
    this.budget = budget;
    transitivity = other.transitivity;
    sameAs = other.sameAs;
    byPredicate = other.byPredicate;
    byObject = other.byObject;
    ofAnyPredicate = other.ofAnyPredicate;
    current = triples.size();
  }

  private void add(Trigger trigger) {
    int predicate = trigger.rule.body[trigger.atom][1];
    int object = trigger.rule.body[trigger.atom][2];
    if (predicate < 0) {
      ofAnyPredicate = with(ofAnyPredicate, trigger);
      return;
    }
    if (predicate >= byPredicate.length) {
      byPredicate = Arrays.copyOf(byPredicate, predicate + 1);
      byObject = Arrays.copyOf(byObject, predicate + 1);
    }
    if (object < 0) {
      Trigger[] known = byPredicate[predicate];
      byPredicate[predicate] = with(known == null ? NO_TRIGGERS : known, trigger);
    } else {
      if (byObject[predicate] == null) {
        byObject[predicate] = new ObjectTriggers();
      }
      byObject[predicate].add(object, trigger);
    }
  }

  private static Trigger[] with(Trigger[] triggers, Trigger trigger) {
    Trigger[] more = Arrays.copyOf(triggers, triggers.length + 1);
    more[triggers.length] = trigger;
    return more;
  }

  /** What triples of one predicate set off, by their object. */
  private static final class ObjectTriggers {
    private final List<Trigger[]> lists = new ArrayList<>();
    private final IntList listOfObject = new IntList();

    void add(int object, Trigger trigger) {
      int list = listOfObject.getOr(object, TermTable.NONE);
      if (list == TermTable.NONE) {
        listOfObject.put(object, lists.size(), TermTable.NONE);
        lists.add(new Trigger[] {trigger});
      } else {
        lists.set(list, with(lists.get(list), trigger));
      }
    }

    Trigger[] of(int object) {
      int list = listOfObject.getOr(object, TermTable.NONE);
      return list == TermTable.NONE ? NO_TRIGGERS : lists.get(list);
    }
  }

  /** Takes all triples that are there for closed under the rules. */
  void skip() {
    current = triples.size();
  }

  /**
   * Derives all that follows from the triples added since the last run.
   *
   * @throws BudgetExceededException if the closure of a property grows past its budget
   * @throws java.util.concurrent.CancellationException if the thread was interrupted
   */
  void run() {
    while (current < triples.size()) {
      if (current % TICK == 0) {
        budget.tick(current, triples.size());
      }
      fire(current);
      current++;
    }
  }

  private void fire(int triple) {
    int predicate = triples.predicate(triple);
    if (predicate < byPredicate.length) {
      Trigger[] triggers = byPredicate[predicate];
      if (triggers != null) {
        fire(triggers);
      }
      ObjectTriggers more = byObject[predicate];
      if (more != null) {
        fire(more.of(triples.object(triple)));
      }
    }
    if (ofAnyPredicate.length > 0) {
      fire(ofAnyPredicate);
    }
  }

  private void fire(Trigger[] triggers) {
    for (Trigger trigger : triggers) {
      CompiledRule rule = trigger.rule;
      if (matches(rule, rule.body[trigger.atom], trigger.modes, current)) {
        rule.premises[trigger.atom] = current;
        if (guardsHold(rule, trigger.guards)) {
          join(trigger, 0);
        }
      }
    }
  }

  /** Binds the new variables of an atom to a triple; false where a term is another. */
  private boolean matches(CompiledRule rule, int[] pattern, int[] modes, int triple) {
    return matches(rule, pattern[0], modes[0], triples.subject(triple))
        && matches(rule, pattern[1], modes[1], triples.predicate(triple))
        && matches(rule, pattern[2], modes[2], triples.object(triple));
  }

  private static boolean matches(CompiledRule rule, int code, int mode, int term) {
    if (mode == Trigger.BIND) {
      rule.binding[-1 - code] = term;
      return true;
    }
    return mode == Trigger.KNOWN || rule.value(code) == term;
  }

  private boolean guardsHold(CompiledRule rule, int[] guards) {
    for (int guard : guards) {
      if (!rule.guardHolds(guard, terms)) {
        return false;
      }
    }
    return true;
  }

  private void join(Trigger trigger, int number) {
    CompiledRule rule = trigger.rule;
    if (number == trigger.steps.length) {
      conclude(rule);
      return;
    }
    Trigger.Step step = trigger.steps[number];
    int[] pattern = rule.body[step.atom()];
    int newest = step.olderOnly() ? current - 1 : current;
    switch (step.access()) {
      case TRIPLE -> {
        int triple =
            triples.find(rule.value(pattern[0]), rule.value(pattern[1]), rule.value(pattern[2]));
        if (triple != TripleTable.NONE && triple <= newest) {
          take(trigger, number, step, triple);
        }
      }
      case SUBJECT_PREDICATE -> {
        int triple = triples.firstWithSubject(rule.value(pattern[0]), rule.value(pattern[1]));
        for (; triple != TripleTable.NONE; triple = triples.nextWithSubject(triple)) {
          if (triple <= newest && triples.isPresent(triple)) {
            take(trigger, number, step, triple);
          }
        }
      }
      case PREDICATE_OBJECT -> {
        int triple = triples.firstWithObject(rule.value(pattern[1]), rule.value(pattern[2]));
        for (; triple != TripleTable.NONE; triple = triples.nextWithObject(triple)) {
          if (triple <= newest && triples.isPresent(triple)) {
            take(trigger, number, step, triple);
          }
        }
      }
      case SUBJECT -> walk(trigger, number, step, 0, newest);
      case PREDICATE -> walk(trigger, number, step, 1, newest);
      case OBJECT -> walk(trigger, number, step, 2, newest);
      case ALL -> {
        for (int triple = newest; triple >= 0; triple--) {
          if (triples.isPresent(triple)) {
            take(trigger, number, step, triple);
          }
        }
      }
    }
  }

  private void walk(Trigger trigger, int number, Trigger.Step step, int position, int newest) {
    int term = trigger.rule.value(trigger.rule.body[step.atom()][position]);
    TermChains chains = triples.chains();
    for (int triple = chains.first(position, term);
        triple != TripleTable.NONE;
        triple = chains.next(position, triple)) {
      if (triple <= newest && triples.isPresent(triple)) {
        take(trigger, number, step, triple);
      }
    }
  }

  private void take(Trigger trigger, int number, Trigger.Step step, int triple) {
    CompiledRule rule = trigger.rule;
    if (matches(rule, rule.body[step.atom()], step.modes(), triple)) {
      rule.premises[step.atom()] = triple;
      if (guardsHold(rule, step.guards())) {
        join(trigger, number + 1);
      }
    }
  }

  private void conclude(CompiledRule rule) {
    for (int index = 0; index < rule.head.length; index++) {
      int[] head = rule.head[index];
      int subject = rule.value(head[0]);
      int predicate = rule.value(head[1]);
      int object = rule.value(head[2]);
      if ((rule.literalSubject[index] && terms.term(subject).isLiteral())
          || (head[1] < 0 && !terms.term(predicate).isURI())
          || (predicate == sameAs && subject == object)) {
        continue; // Not a triple of RDF, or of no use.
      }
      conclude(rule, subject, predicate, object);
      int step = transitivity.step(predicate);
      if (step != TermTable.NONE && rule.transitive != predicate) {
        conclude(rule, subject, step, object);
      }
    }
  }

  private void conclude(CompiledRule rule, int subject, int predicate, int object) {
    int triple = triples.find(subject, predicate, object);
    if (triple == TripleTable.NONE) {
      triple = triples.add(subject, predicate, object);
      budget.spend(predicate);
    } else if (isPremise(rule.premises, triple)) {
      return; // A triple that is its own premise is no reason for itself.
    }
    if (log != null) {
      log.add(triple, rule.number, rule.premises, rule.premises.length);
    }
  }

  private static boolean isPremise(int[] premises, int triple) {
    for (int premise : premises) {
      if (premise == triple) {
        return true;
      }
    }
    return false;
  }
}
