package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a new triple sets off: an atom of a rule that it may match, and the order in which the other
 * atoms are then looked up, the one with the fewest matches to be expected first.
 */
final class Trigger {
  /** What is done with a term of a matching triple. */
  static final int KNOWN = 0;

  static final int BIND = 1;
  static final int COMPARE = 2;

  final CompiledRule rule;
  final int atom;

  /** What to do with each term of the triple that sets the rule off. */
  final int[] modes;

  /** The guards that can be judged by that triple alone. */
  final int[] guards;

  final Step[] steps;

  /** By which of its terms the matches of an atom are looked up. */
  enum Access {
    TRIPLE(true, true, true),
    SUBJECT_PREDICATE(true, true, false),
    PREDICATE_OBJECT(false, true, true),
    SUBJECT(true, false, false),
    OBJECT(false, false, true),
    PREDICATE(false, true, false),
    ALL(false, false, false);

    /** Which terms a match is sure to have, because it was looked up by them. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final boolean[] covers;

    Access(boolean subject, boolean predicate, boolean object) {
      covers = new boolean[] {subject, predicate, object};
    }

    /** Returns how to look up a pattern of which these terms are known. */
    static Access of(boolean subject, boolean predicate, boolean object) {
      if (predicate) {
        if (subject) {
          return object ? TRIPLE : SUBJECT_PREDICATE;
        }
        return object ? PREDICATE_OBJECT : PREDICATE;
      }
      if (subject) {
        return SUBJECT;
      }
      return object ? OBJECT : ALL;
    }
  }

  /**
   * A look-up of one more atom.
   *
   * @param atom its place in the body
   * @param olderOnly whether it may match only triples before the one that set the rule off: the
   *     later atoms take that one too, so that a pair is found once
   * @param access how it is looked up
   * @param modes what to do with each term of a match
   * @param guards the guards that can be judged once it is matched
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Step(int atom, boolean olderOnly, Access access, int[] modes, int[] guards) {}

  Trigger(CompiledRule rule, int atom, Selectivity selectivity) {
    this.rule = rule;
    this.atom = atom;
    boolean[] bound = new boolean[rule.binding.length];
    boolean[] judged = new boolean[rule.guardCount()];
    modes = modes(rule.body[atom], bound, Access.ALL);
    guards = guards(rule, bound, judged);
    List<Integer> left = new ArrayList<>();
    for (int other = 0; other < rule.body.length; other++) {
      if (other != atom) {
        left.add(other);
      }
    }
    steps = new Step[left.size()];
    for (int step = 0; step < steps.length; step++) {
      int best = left.getFirst();
      double least = selectivity.matches(rule.body[best], bound);
      for (int other : left) {
        double expected = selectivity.matches(rule.body[other], bound);
        if (expected < least) {
          best = other;
          least = expected;
        }
      }
      left.remove(Integer.valueOf(best));
      Access access = access(rule.body[best], bound);
      int[] stepModes = modes(rule.body[best], bound, access);
      steps[step] = new Step(best, best < atom, access, stepModes, guards(rule, bound, judged));
    }
  }

  /** Says what to do with each term, and marks the variables that are bound thereby. */
  static int[] modes(int[] pattern, boolean[] bound, Access access) {
    boolean[] before = bound.clone();
    int[] modes = new int[pattern.length];
    for (int position = 0; position < modes.length; position++) {
      int code = pattern[position];
      if (isBound(code, before)) {
        modes[position] = access.covers[position] ? KNOWN : COMPARE;
      } else if (bound[-1 - code]) {
        modes[position] = COMPARE;
      } else {
        modes[position] = BIND;
        bound[-1 - code] = true;
      }
    }
    return modes;
  }

  private static int[] guards(CompiledRule rule, boolean[] bound, boolean[] judged) {
    int[] ready = new int[judged.length];
    int count = 0;
    for (int guard = 0; guard < judged.length; guard++) {
      if (!judged[guard]
          && isBound(rule.guardTerms(guard)[0], bound)
          && isBound(rule.guardTerms(guard)[1], bound)) {
        judged[guard] = true;
        ready[count++] = guard;
      }
    }
    return Arrays.copyOf(ready, count);
  }

  private static boolean isBound(int code, boolean[] bound) {
    return code >= 0 || bound[-1 - code];
  }

  /** Returns how a pattern is looked up of which some variables are bound. */
  static Access access(int[] pattern, boolean[] bound) {
    return Access.of(
        isBound(pattern[0], bound), isBound(pattern[1], bound), isBound(pattern[2], bound));
  }
}
