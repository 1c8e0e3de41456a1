package org.w3id.aihw.reason;

import java.util.BitSet;

/**
 * What each inferred triple rests on, and what rests on each triple; made when something is first
 * withdrawn.
 *
 * <p>Every inferred triple rests on one of its derivations, chosen so that following these always
 * ends at stated triples. What is withdrawn takes with it at first all that rests on it; each of
 * these then looks for another derivation among what stands, so that a circle of triples which only
 * support each other falls (delete and rederive: Gupta, Mumick and Subrahmanian, "Maintaining Views
 * Incrementally", 1993; narrowed to the recorded derivation).
 */
final class Support {
  private static final int NONE = DerivationLog.NONE;

  private final TripleTable triples;
  private final DerivationLog log;
  private final BitSet stated;

  /** The derivation that each triple rests on. */
  private final IntList support;

  /** By triple, the newest place among all premises where it is one. */
  private final IntList newestUse;

  /** By place among all premises, the one before it that holds the same triple. */
  private final IntList olderUse;

  /** By place among all premises, the derivation it belongs to. */
  private final IntList derivations;

  private int taken;

  private final BitSet doubted = new BitSet();
  private final IntList doubtedList = new IntList();
  private final IntList revived = new IntList();

  Support(TripleTable triples, DerivationLog log, BitSet stated) {
    this.triples = triples;
    this.log = log;
    this.stated = stated;
    support = new IntList(triples.size());
    newestUse = new IntList(triples.size());
    olderUse = new IntList(log.premises());
    derivations = new IntList(log.premises());
    takeIn();
  }

  /**
   * Copies what a saturation rests on for a copy of that saturation. It cannot be made anew from
   * the log: once something was withdrawn, the first derivation of a triple need not be one that
   * still holds, and the first of those that hold may go in a circle.
   *
   * @param goesOn whether this goes on where the other ends, and nothing else does
   */
  Support(Support other, TripleTable triples, DerivationLog log, BitSet stated, boolean goesOn) {
    this.triples = triples;
    this.log = log;
    this.stated = stated;
    support = new IntList(other.support);
    newestUse = new IntList(other.newestUse);
    olderUse = IntList.copy(other.olderUse, goesOn);
    derivations = IntList.copy(other.derivations, goesOn);
    taken = other.taken;
  }

  /** Takes in the derivations made since. */
  private void takeIn() {
    for (; taken < log.size(); taken++) {
      int conclusion = log.conclusion(taken);
      if (support.getOr(conclusion, NONE) == NONE) {
        // The first derivation of a triple is the one that made it: its premises are older. That of
        // a stated triple may go in a circle; it is not looked at while the triple is stated.
        support.put(conclusion, taken, NONE);
      }
      for (int place = log.start(taken); place < log.end(taken); place++) {
        int premise = log.premise(place);
        derivations.add(taken);
        olderUse.add(newestUse.getOr(premise, NONE));
        newestUse.put(premise, place, NONE);
      }
    }
  }

  /** Removes triples that are stated no more, with all that now has no reason to hold. */
  void withdraw(int[] numbers) {
    takeIn();
    doubtedList.clear();
    for (int number : numbers) {
      doubt(number);
    }
    for (int index = 0; index < doubtedList.size(); index++) {
      int triple = doubtedList.get(index);
      for (int use = newestUse.getOr(triple, NONE); use != NONE; use = olderUse.get(use)) {
        int derivation = derivations.get(use);
        int conclusion = log.conclusion(derivation);
        if (support.get(conclusion) == derivation) {
          doubt(conclusion);
        }
      }
    }
    revive();
    for (int index = 0; index < doubtedList.size(); index++) {
      int triple = doubtedList.get(index);
      if (doubted.get(triple)) {
        triples.remove(triple);
        doubted.clear(triple);
      }
    }
  }

  private void doubt(int triple) {
    if (!stated.get(triple) && triples.isPresent(triple) && !doubted.get(triple)) {
      doubted.set(triple);
      doubtedList.add(triple);
    }
  }

  private void revive() {
    revived.clear();
    for (int index = 0; index < doubtedList.size(); index++) {
      int triple = doubtedList.get(index);
      for (int derivation = log.newest(triple);
          derivation != NONE && doubted.get(triple);
          derivation = log.before(derivation)) {
        reviveBy(derivation);
      }
    }
    while (revived.size() > 0) {
      int triple = revived.removeLast();
      for (int use = newestUse.getOr(triple, NONE); use != NONE; use = olderUse.get(use)) {
        reviveBy(derivations.get(use));
      }
    }
  }

  /** Lets the conclusion of a derivation stand again if it is in doubt and its premises are not. */
  private void reviveBy(int derivation) {
    int conclusion = log.conclusion(derivation);
    if (!doubted.get(conclusion)) {
      return;
    }
    for (int place = log.start(derivation); place < log.end(derivation); place++) {
      int premise = log.premise(place);
      if (doubted.get(premise) || !triples.isPresent(premise)) {
        return;
      }
    }
    doubted.clear(conclusion);
    support.put(conclusion, derivation, NONE);
    revived.add(conclusion);
  }
}
