package org.w3id.aihw.serve.changes;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Period;
import org.w3id.aihw.reason.Knowledge;

/**
 * What changed between days, each comparison made once and kept for a while. Comparisons are made
 * one at a time, so that asking for many at once cannot take the whole machine. Safe to share
 * between threads.
 */
public final class ChangeLog {
  /** How many days back to look if nobody says otherwise. */
  public static final int DAYS = 30;

  private static final int KEPT = 32;

  private final Function<Clocks, Knowledge> knowledge;
  private final Map<List<LocalDate>, Changes> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<LocalDate>, Changes> eldest) {
          return size() > KEPT;
        }
      };

  /** Takes what is known and follows for a day on each clock. */
  public ChangeLog(Function<Clocks, Knowledge> knowledge) {
    this.knowledge = knowledge;
  }

  /** Returns what changed from the end of one day to the end of a later one. */
  public synchronized Changes between(LocalDate from, LocalDate to) {
    List<LocalDate> days = List.of(from, to);
    Changes changes = kept.get(days);
    if (changes == null) {
      changes = Changes.between(knowledge.apply(Clocks.on(from)), knowledge.apply(Clocks.on(to)));
      kept.put(days, changes);
    }
    return changes;
  }

  /** Returns the changes of the last 30 days, up to a day, in which anything was made public. */
  public Changes latest(Knowledge until) {
    LocalDate day = until.clocks().asOf();
    LocalDate to = newest(until).filter(last -> last.isBefore(day.minusDays(DAYS))).orElse(day);
    return between(to.minusDays(DAYS), to);
  }

  private static Optional<LocalDate> newest(Knowledge until) {
    return until.graph().find(Node.ANY, Aihw.STATED_ON, Node.ANY).toList().stream()
        .map(triple -> triple.getObject().getLiteralLexicalForm())
        .distinct()
        .flatMap(text -> Period.parse(text).stream())
        .map(Period::last)
        .filter(last -> !last.isAfter(until.clocks().asOf()))
        .max(Comparator.naturalOrder());
  }
}
