package org.w3id.aihw.pipeline;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Rule;
import org.w3id.aihw.slice.Chronicle;
import org.w3id.aihw.slice.Slice;
import org.w3id.aihw.slice.Source;

/**
 * The facts as they are between two writes, with the slices cut from them so far. Safe to share
 * between threads.
 */
final class Edition {
  /** How many slices are kept; each holds the whole closure of a day pair. */
  private static final int KEPT_SLICES = 8;

  private final Facts facts;
  private final List<Rule> rules;

  /** How many writes were made before it. */
  private final long number;

  /** How many slices were made in this edition and those before it. */
  private final LongAdder made;

  private @Nullable Chronicle chronicle;

  /** A slice of an earlier edition, from which the first of this one is made. */
  private @Nullable Knowledge ancestor;

  private final Map<Clocks, Knowledge> slices =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Clocks, Knowledge> eldest) {
          return size() > KEPT_SLICES;
        }
      };

  private Edition(
      long number, Facts facts, List<Rule> rules, @Nullable Knowledge ancestor, LongAdder made) {
    this.number = number;
    this.made = made;
    this.facts = facts;
    this.rules = rules;
    this.ancestor = ancestor;
  }

  /** Returns the first edition of checked facts. */
  static Edition first(Facts facts, List<Rule> rules) {
    return new Edition(0, facts, rules, null, new LongAdder());
  }

  /**
   * Returns the edition that follows by a write.
   *
   * @param changed a view of the same facts as those of this edition, with others added
   */
  Edition next(Facts changed) {
    synchronized (slices) {
      // The one asked for last is the one most like what will be asked for.
      Knowledge latest = slices.isEmpty() ? ancestor : List.copyOf(slices.values()).getLast();
      return new Edition(number + 1, changed, rules, latest, made);
    }
  }

  /** Returns how many writes were made before it. */
  long number() {
    return number;
  }

  /** Returns how many slices were made in this edition and those before it. */
  long slicesMade() {
    return made.sum();
  }

  Facts facts() {
    return facts;
  }

  /** Returns what is known and follows for a day on each clock. */
  Knowledge at(Clocks clocks) {
    synchronized (slices) {
      Knowledge known = slices.get(clocks);
      if (known == null) {
        made.increment();
        known = WorkLimit.unbound(() -> reason(clocks, Set.of()));
        slices.put(clocks, known);
        ancestor = null;
      }
      return known;
    }
  }

  private synchronized Chronicle chronicle() {
    if (chronicle == null) {
      chronicle = Chronicle.of(facts);
    }
    return chronicle;
  }

  private Knowledge reason(Clocks clocks, Set<Node> withdrawn) {
    Slice slice = Slice.of(chronicle(), clocks, withdrawn);
    return nearest(clocks)
        .map(start -> start.moved(clocks, slice.known(), slice.standing()))
        .orElseGet(() -> Knowledge.of(clocks, slice.known(), slice.standing(), rules));
  }

  /** Returns the slice at hand that is fewest days away on both clocks together. */
  private Optional<Knowledge> nearest(Clocks clocks) {
    synchronized (slices) {
      return Stream.concat(slices.values().stream(), Stream.ofNullable(ancestor))
          .min(Comparator.comparingLong(known -> days(known.clocks(), clocks)));
    }
  }

  private static long days(Clocks one, Clocks other) {
    return Math.abs(ChronoUnit.DAYS.between(one.asOf(), other.asOf()))
        + Math.abs(ChronoUnit.DAYS.between(one.knownAt(), other.knownAt()));
  }

  /**
   * Returns what changes on a day on each clock if a source is withdrawn: a statement, a document,
   * or a party with all that was published by it or on its word alone.
   *
   * @throws IllegalArgumentException if the source is none of these
   */
  Withdrawal withdrawn(Node source, Clocks clocks) {
    Source withdrawn = Source.of(chronicle(), source);
    return Withdrawal.of(withdrawn, at(clocks), reason(clocks, withdrawn.all()));
  }
}
