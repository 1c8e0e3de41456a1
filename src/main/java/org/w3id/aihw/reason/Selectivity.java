package org.w3id.aihw.reason;

import java.util.HashMap;
import java.util.Map;

/**
 * How many triples match the atoms of rules or queries. What was counted for one rule is not
 * counted again for the next: most of them ask for the same few classes and phases.
 */
final class Selectivity {
  private final TripleTable triples;
  private final boolean isClosed;
  private final int type;
  private final Map<Long, Integer> counted = new HashMap<>();

  private Selectivity(TripleTable triples, boolean isClosed, int type) {
    this.triples = triples;
    this.isClosed = isClosed;
    this.type = type;
  }

  /** Counts triples to which none are added. */
  static Selectivity ofAll(TripleTable triples) {
    return new Selectivity(triples, true, TermTable.NONE);
  }

  /**
   * Counts stated triples, to which an engine adds what follows.
   *
   * @param type the number of {@code rdf:type}, {@link TermTable#NONE} where it has none
   */
  static Selectivity ofStated(TripleTable triples, int type) {
    return new Selectivity(triples, false, type);
  }

  /** Estimates how many triples match an atom. */
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
                  ? withObject(predicate, pattern[2], all)
                  : Math.max(1.5, triples.subjectsPerObject(predicate));
      case SUBJECT -> 8;
      case OBJECT -> Math.sqrt(all) + 1;
      case PREDICATE -> count;
      case ALL -> all;
    };
  }

  /** What few are stated to be, many may come to be: a class above others has their members too. */
  private double withObject(int predicate, int object, double all) {
    int count = countWithObject(predicate, object);
    boolean mayGrow = !isClosed && (predicate == type || count == 0);
    return mayGrow ? Math.max(count, Math.sqrt(all)) : count;
  }

  private int countWithObject(int predicate, int object) {
    return counted.computeIfAbsent(
        ((long) predicate << Integer.SIZE) | object,
        _pair -> triples.countWithObject(predicate, object));
  }
}
