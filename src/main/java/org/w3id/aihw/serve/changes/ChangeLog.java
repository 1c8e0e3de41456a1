package org.w3id.aihw.serve.changes;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Period;
import org.w3id.aihw.model.SharedWork;
import org.w3id.aihw.reason.Knowledge;

/**
 * What changed between days, each comparison made once and kept for a while. Comparisons that
 * visitors choose are made one at a time by a thread of their own, so that asking for many at once
 * cannot take the whole machine, and keeps nobody from those that the home page shows and that are
 * shown by default. Safe to share between threads.
 */
public final class ChangeLog {
  /** How many days back to look if nobody says otherwise. */
  public static final int DAYS = 30;

  private static final int KEPT = 32;

  /** How many may wait to be made; who asks for more is told to come back. */
  private static final int WAITING = 16;

  private static final int IDLE_SECONDS = 10;

  private final Function<Clocks, Knowledge> knowledge;
  private final LongSupplier edition;
  private final SharedWork<Window, Changes> chosen;

  /** Two for today: that of the home page and the default; and as many of another day. */
  private final SharedWork<Window, Changes> standard = new SharedWork<>(4, Runnable::run);

  /** Two days, with the number of what was written by then. */
  private record Window(LocalDate from, LocalDate to, long edition) {}

  /**
   * Takes what is known and follows for a day on each clock.
   *
   * @param edition a number that another takes the place of whenever something is written
   */
  public ChangeLog(Function<Clocks, Knowledge> knowledge, LongSupplier edition) {
    this.knowledge = knowledge;
    this.edition = edition;
    ThreadPoolExecutor maker =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("changes").daemon(true).factory());
    maker.allowCoreThreadTimeOut(true);
    chosen = new SharedWork<>(KEPT, maker);
  }

  /**
   * Returns what changed from the end of one day to the end of a later one.
   *
   * @throws org.w3id.aihw.model.WorkStoppedException if too many others are asked for
   */
  public Changes between(LocalDate from, LocalDate to) {
    return made(chosen, from, to);
  }

  private Changes made(SharedWork<Window, Changes> kept, LocalDate from, LocalDate to) {
    return kept.get(
        new Window(from, to, edition.getAsLong()),
        () -> Changes.between(knowledge.apply(Clocks.on(from)), knowledge.apply(Clocks.on(to))));
  }

  private SharedWork<Window, Changes> of(LocalDate day) {
    return day.equals(Clocks.today()) ? standard : chosen;
  }

  /**
   * Returns the changes up to a day since 30 days before anybody last spoke of a relationship.
   * Datasets do not count as speaking: they come out all the time, and alone are not what people
   * look for.
   */
  public Changes latest(Knowledge until) {
    LocalDate day = until.clocks().asOf();
    return made(of(day), Period.within(newest(until).orElse(day).minusDays(DAYS)), day);
  }

  /** Returns the changes of the half year before a day: lines between firms do not come often. */
  public Changes ofHalfYear(Knowledge until) {
    LocalDate day = until.clocks().asOf();
    return made(of(day), Period.within(day.minusMonths(6)), day);
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
