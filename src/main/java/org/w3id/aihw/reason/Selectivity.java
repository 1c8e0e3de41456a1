package org.w3id.aihw.reason;

import java.util.HashMap;
import java.util.Map;

/**
 * How many triples match the atoms of rules, as they are before an engine runs. What was counted
 * for one rule is not counted again for the next: most of them ask for the same few classes and
 * phases.
 */
final class Selectivity {
  private final TripleTable triples;
  private final Map<Long, Integer> counted = new HashMap<>();

  Selectivity(TripleTable triples) {
    this.triples = triples;
  }

  /** Estimates how many triples match an atom, from the counts of the stated triples. */
  double matches(int[] pattern, boolean[] bound) {
    int predicate = pattern[1];
    double all = triples.present();
    // What has no stated triples will be inferred; no more is known of it.
    double count = predicate < 0 ? all : Math.max(triples.count(predicate), Math.sqrt(all));
    return switch (Trigger.access(pattern, bound)) {
      case TRIPLE -> 0;
      case SUBJECT_PREDICATE ->
          predicate < 0 ? 4 : Math.max(1, triples.objectsPerSubject(predicate));
      case PREDICATE_OBJECT ->
          predicate < 0
              ? Math.sqrt(all)
              : pattern[2] >= 0
                  ? countWithObject(predicate, pattern[2])
                  : Math.max(1.5, triples.subjectsPerObject(predicate));
      case SUBJECT -> 8;
      case OBJECT -> Math.sqrt(all) + 1;
      case PREDICATE -> count;
      case ALL -> all;
    };
  }

  private int countWithObject(int predicate, int object) {
    return counted.computeIfAbsent(
        ((long) predicate << Integer.SIZE) | object,
        _pair -> triples.countWithObject(predicate, object));
  }
}
