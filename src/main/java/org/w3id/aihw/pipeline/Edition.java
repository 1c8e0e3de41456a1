package org.w3id.aihw.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.PerSlice;
import org.w3id.aihw.model.SharedWork;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;
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
  /** How many slices may wait to be made; who asks for more is told to come back. */
  private static final int WAITING_SLICES = 32;

  /** How many withdrawals are kept; of each the lines that change, no closure. */
  private static final int KEPT_WITHDRAWALS = 16;

  private static final int IDLE_SECONDS = 10;

  private final Facts facts;
  private final List<Rule> rules;

  /** How many writes were made before it. */
  private final long number;

  /** How many slices were made in this edition and those before it. */
  private final LongAdder made;

  /**
   * Makes slices one at a time, so that who asks for many days takes no more than one processor and
   * nobody who asks for a day at hand has to wait.
   */
  private final ExecutorService maker;

  private @Nullable Chronicle chronicle;

  /** What the write that made this edition came down to; empty for the first, or past telling. */
  private final Optional<Step> step;

  /** A slice of an earlier edition, from which the first of this one is made. */
  private volatile @Nullable Knowledge ancestor;

  /**
   * The slices asked for most and last; many days that are asked for once never drive out today.
   */
  private final Cache<Clocks, CompletableFuture<Cut>> slices =
      Caffeine.newBuilder()
          .maximumWeight(PerSlice.MOST)
          .weigher((Clocks clocks, CompletableFuture<Cut> slice) -> clocks.areToday() ? 0 : 1)
          .expireAfterAccess(Duration.ofDays(1))
          .executor(Runnable::run)
          .build();

  /** What falls without a source, made once for all that ask for it at a time. */
  private final SharedWork<Withdrawn, Withdrawal> withdrawals;

  /** A source that is withdrawn on a day on each clock. */
  private record Withdrawn(Node source, Clocks clocks) {}

  /** The slice made last. */
  private volatile @Nullable Knowledge latest;

  /** What is known on a day pair, where it was not kept from before, and what follows from it. */
  private record Cut(Optional<Slice> slice, Knowledge knowledge) {}

  /** A change of the facts, and what it is for the chronicle. */
  record Step(Chronicle.Change change, Collection<Fact> facts) {}

  private Edition(Facts facts, List<Rule> rules, Optional<Knowledge> kept, ExecutorService maker) {
    this.number = 0;
    this.made = new LongAdder();
    this.maker = maker;
    this.facts = facts;
    this.rules = rules;
    this.ancestor = kept.orElse(null);
    this.step = Optional.empty();
    this.withdrawals = new SharedWork<>(KEPT_WITHDRAWALS, maker);
  }

  private Edition(Edition before, Facts facts, Optional<Step> step) {
    this.number = before.number + 1;
    this.made = before.made;
    this.maker = before.maker;
    this.facts = facts;
    this.rules = before.rules;
    this.step = step;
    this.withdrawals = new SharedWork<>(KEPT_WITHDRAWALS, maker);
    step.ifPresent(one -> chronicle = one.change().after());
    // The one made last is the one most like what will be asked for.
    Knowledge nearby = before.latest;
    this.ancestor = nearby == null ? before.ancestor : nearby;
  }

  /**
   * Returns the first edition of checked facts.
   *
   * @param kept a slice of these very facts, where one is at hand
   */
  static Edition first(Facts facts, List<Rule> rules, Optional<Knowledge> kept) {
    Edition edition = after(facts, rules, Optional.empty());
    kept.ifPresent(
        slice -> {
          Cut cut = new Cut(Optional.empty(), slice);
          edition.slices.put(slice.clocks(), CompletableFuture.completedFuture(cut));
          edition.latest = slice;
        });
    return edition;
  }

  /**
   * Returns the first edition of checked facts.
   *
   * @param kept a slice of the facts of which these are a view, where one is at hand
   */
  static Edition after(Facts facts, List<Rule> rules, Optional<Knowledge> kept) {
    ThreadPoolExecutor maker =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_SLICES),
            Thread.ofPlatform().name("slices").daemon(true).factory());
    maker.allowCoreThreadTimeOut(true);
    return new Edition(facts, rules, kept, maker);
  }

  /**
   * Returns the edition that follows by a write.
   *
   * @param gone the facts that it takes away; none of them came from files
   * @param come the facts that it adds
   */
  Edition next(Collection<Fact> gone, Collection<Fact> come) {
    Facts changed = facts.changed(gone, come);
    List<Fact> both = Stream.concat(gone.stream(), come.stream()).toList();
    Optional<Chronicle.Change> change =
        chronicle().after(changed, both.stream().map(Fact::triple).toList());
    return new Edition(this, changed, change.map(one -> new Step(one, both)));
  }

  /** Returns what the write that made this edition came down to, where that can be told. */
  Optional<Step> step() {
    return step;
  }

  /** Returns all that was ever written, as it stands on a day, to be moved on by writes. */
  Outlook outlook(LocalDate today) {
    Cut cut = WorkLimit.unbound(() -> cut(Outlook.clocks(today)));
    return Outlook.of(cut.slice().orElseThrow(), cut.knowledge());
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

  /**
   * Returns what is known and follows for a day on each clock.
   *
   * @throws WorkStoppedException if too many other days are asked for at once, or the time of the
   *     work is over before the slice is made; it is made nevertheless
   */
  Knowledge at(Clocks clocks) {
    CompletableFuture<Cut> asked = slices.getIfPresent(clocks);
    if (asked == null) {
      CompletableFuture<Cut> own = new CompletableFuture<>();
      asked = slices.asMap().putIfAbsent(clocks, own);
      if (asked == null) {
        asked = own;
        begin(clocks, own);
      }
    }
    return result(asked).knowledge();
  }

  private void begin(Clocks clocks, CompletableFuture<Cut> slice) {
    if (clocks.areToday()) {
      make(clocks, slice); // Which is not to wait for what few ask for.
      return;
    }
    try {
      maker.execute(() -> make(clocks, slice));
    } catch (RejectedExecutionException _full) {
      slices.asMap().remove(clocks, slice);
      slice.completeExceptionally(
          new WorkStoppedException(
              WorkStoppedException.Reason.BUSY,
              "too many other days are asked for at once; try again later"));
    }
  }

  /**
   * Makes a slice ahead of those that others wait for, and returns it.
   *
   * @param before the edition that this one follows
   */
  Knowledge ahead(Clocks clocks, Edition before) {
    CompletableFuture<Cut> own = new CompletableFuture<>();
    slices.put(clocks, own);
    make(own, clocks, () -> stepped(clocks, before).orElseGet(() -> cut(clocks)));
    return result(own).knowledge();
  }

  /** Makes a slice from that of the same days before the write, where both are at hand. */
  private Optional<Cut> stepped(Clocks clocks, Edition before) {
    return step.flatMap(one -> before.atHand(clocks).map(cut -> moved(before, cut, one)));
  }

  private static Cut moved(Edition before, Cut from, Step step) {
    Knowledge knowledge = from.knowledge();
    Slice cut = from.slice().orElseGet(() -> Slice.of(before.chronicle(), knowledge.clocks()));
    Slice.Move move = cut.moved(step.change(), step.facts());
    Slice slice = move.slice();
    return new Cut(
        Optional.of(slice),
        knowledge.moved(slice.known(), slice.standing(), move.gone(), move.come()));
  }

  private Optional<Cut> atHand(Clocks clocks) {
    CompletableFuture<Cut> slice = slices.getIfPresent(clocks);
    return slice != null && slice.isDone() && !slice.isCompletedExceptionally()
        ? Optional.of(slice.join())
        : Optional.empty();
  }

  private void make(Clocks clocks, CompletableFuture<Cut> slice) {
    make(slice, clocks, () -> cut(clocks));
  }

  private void make(CompletableFuture<Cut> slice, Clocks clocks, Supplier<Cut> work) {
    try {
      made.increment();
      Cut cut = WorkLimit.unbound(work);
      latest = cut.knowledge();
      ancestor = null;
      slice.complete(cut);
    } catch (RuntimeException | Error e) {
      slices.asMap().remove(clocks, slice);
      slice.completeExceptionally(e);
    }
  }

  private static Cut result(CompletableFuture<Cut> slice) {
    try {
      return slice.isDone() ? slice.get() : WorkLimit.await(slice);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException("a slice could not be made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkStoppedException(WorkStoppedException.Reason.BUSY, "the server is stopping");
    }
  }

  private synchronized Chronicle chronicle() {
    if (chronicle == null) {
      chronicle = Chronicle.of(facts);
    }
    return chronicle;
  }

  private Cut cut(Clocks clocks) {
    Slice slice = Slice.of(chronicle(), clocks);
    return new Cut(Optional.of(slice), reason(slice));
  }

  private Knowledge reason(Slice slice) {
    return nearest(slice.clocks())
        .map(start -> start.moved(slice.clocks(), slice.known(), slice.standing()))
        .orElseGet(() -> Knowledge.of(slice.clocks(), slice.known(), slice.standing(), rules));
  }

  /** Returns the slice at hand that is fewest days away on both clocks together. */
  private Optional<Knowledge> nearest(Clocks clocks) {
    return Stream.concat(
            slices.asMap().values().stream()
                .filter(CompletableFuture::isDone)
                .filter(slice -> !slice.isCompletedExceptionally())
                .map(slice -> slice.join().knowledge()),
            Stream.of(Optional.ofNullable(latest), Optional.ofNullable(ancestor))
                .flatMap(Optional::stream))
        .min(Comparator.comparingLong(known -> days(known.clocks(), clocks)));
  }

  private static long days(Clocks one, Clocks other) {
    return Math.abs(ChronoUnit.DAYS.between(one.asOf(), other.asOf()))
        + Math.abs(ChronoUnit.DAYS.between(one.knownAt(), other.knownAt()));
  }

  /**
   * Returns what changes on a day on each clock if a source is withdrawn: a statement, a document,
   * or a party with all that was published by it or on its word alone.
   *
   * <p>Each holds a closure of its own while it is made; so that is done one at a time, as slices
   * are, and once for all who ask.
   *
   * @throws IllegalArgumentException if the source is none of these
   * @throws WorkStoppedException if too many are asked for at once
   */
  Withdrawal withdrawn(Node source, Clocks clocks) {
    Source withdrawn = Source.of(chronicle(), source);
    Knowledge before = at(clocks);
    return withdrawals.get(
        new Withdrawn(source, clocks),
        () ->
            Withdrawal.of(
                withdrawn, before, reason(Slice.of(chronicle(), clocks, withdrawn.all()))));
  }
}
