package org.w3id.aihw.serve.changes;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
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
  private final LongSupplier edition;
  private long keptOf;
  private final Map<List<LocalDate>, Changes> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<LocalDate>, Changes> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * Takes what is known and follows for a day on each clock.
   *
   * @param edition a number that another takes the place of whenever something is written
   */
  public ChangeLog(Function<Clocks, Knowledge> knowledge, LongSupplier edition) {
    this.knowledge = knowledge;
    this.edition = edition;
  }

  /** Returns what changed from the end of one day to the end of a later one. */
  public synchronized Changes between(LocalDate from, LocalDate to) {
    long now = edition.getAsLong();
    if (now != keptOf) {
      kept.clear();
      keptOf = now;
    }
    List<LocalDate> days = List.of(from, to);
    Changes changes = kept.get(days);
    if (changes == null) {
      changes = Changes.between(knowledge.apply(Clocks.on(from)), knowledge.apply(Clocks.on(to)));
      kept.put(days, changes);
    }
    return changes;
  }

  /**
   * Returns the changes up to a day since 30 days before anybody last spoke of a relationship.
   * Datasets do not count as speaking: they come out all the time, and alone are not what people
   * look for.
   */
  public Changes latest(Knowledge until) {
    LocalDate day = until.clocks().asOf();
    return between(Period.within(newest(until).orElse(day).minusDays(DAYS)), day);
  }

  /** Returns the changes of the half year before a day: lines between firms do not come often. */
  public Changes ofHalfYear(Knowledge until) {
    LocalDate day = until.clocks().asOf();
    return between(Period.within(day.minusMonths(6)), day);
  }

  private static Optional<LocalDate> newest(Knowledge until) {
    Graph graph = until.graph();
    Set<Node> datasets =
        graph
            .find(Node.ANY, RDF.type.asNode(), Changes.DATASET)
            .mapWith(Triple::getSubject)
            .toSet();
    return graph.find(Node.ANY, RDF.type.asNode(), Aihw.CLAIM).toList().stream()
        .map(Triple::getSubject)
        .filter(
            claim ->
                graph
                    .find(claim, Aihw.STATED_IN, Node.ANY)
                    .filterDrop(said -> datasets.contains(said.getObject()))
                    .hasNext())
        .flatMap(claim -> graph.find(claim, Aihw.STATED_ON, Node.ANY).toList().stream())
        .map(triple -> triple.getObject().getLiteralLexicalForm())
        .distinct()
        .flatMap(text -> Period.parse(text).stream())
        .map(Period::last)
        .filter(last -> !last.isAfter(until.clocks().asOf()))
        .max(Comparator.naturalOrder());
  }
}
