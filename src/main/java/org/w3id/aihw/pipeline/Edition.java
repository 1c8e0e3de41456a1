package org.w3id.aihw.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Facts;
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
  /** How many slices are kept; each holds the whole closure of a day pair. */
  private static final int KEPT_SLICES = 8;

  /** How many slices may wait to be made; who asks for more is told to come back. */
  private static final int WAITING_SLICES = 32;

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

  /** A slice of an earlier edition, from which the first of this one is made. */
  private volatile @Nullable Knowledge ancestor;

  /**
   * The slices asked for most and last; many days that are asked for once never drive out today.
   */
  private final Cache<Clocks, CompletableFuture<Knowledge>> slices =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_SLICES)
          .weigher((Clocks clocks, CompletableFuture<Knowledge> slice) -> isToday(clocks) ? 0 : 1)
          .expireAfterAccess(Duration.ofDays(1))
          .executor(Runnable::run)
          .build();

  /** The slice made last. */
  private volatile @Nullable Knowledge latest;

  private Edition(
      long number,
      Facts facts,
      List<Rule> rules,
      @Nullable Knowledge ancestor,
      LongAdder made,
      ExecutorService maker) {
    this.number = number;
    this.made = made;
    this.maker = maker;
    this.facts = facts;
    this.rules = rules;
    this.ancestor = ancestor;
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
          edition.slices.put(slice.clocks(), CompletableFuture.completedFuture(slice));
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
    return new Edition(0, facts, rules, kept.orElse(null), new LongAdder(), maker);
  }

  /**
   * Returns the edition that follows by a write.
   *
   * @param changed a view of the same facts as those of this edition, with others added
   */
  Edition next(Facts changed) {
    // The one made last is the one most like what will be asked for.
    Knowledge nearby = latest;
    return new Edition(number + 1, changed, rules, nearby == null ? ancestor : nearby, made, maker);
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
    CompletableFuture<Knowledge> asked = slices.getIfPresent(clocks);
    if (asked == null) {
      CompletableFuture<Knowledge> own = new CompletableFuture<>();
      asked = slices.asMap().putIfAbsent(clocks, own);
      if (asked == null) {
        asked = own;
        begin(clocks, own);
      }
    }
    return result(asked);
  }

  private void begin(Clocks clocks, CompletableFuture<Knowledge> slice) {
    if (isToday(clocks)) {
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

  private static boolean isToday(Clocks clocks) {
    return clocks.equals(Clocks.on(Clocks.today()));
  }

  /** Makes a slice ahead of those that others wait for, and returns it. */
  Knowledge ahead(Clocks clocks) {
    CompletableFuture<Knowledge> own = new CompletableFuture<>();
    slices.put(clocks, own);
    make(clocks, own);
    return result(own);
  }

  private void make(Clocks clocks, CompletableFuture<Knowledge> slice) {
    try {
      made.increment();
      Knowledge knowledge = WorkLimit.unbound(() -> reason(clocks, Set.of()));
      latest = knowledge;
      ancestor = null;
      slice.complete(knowledge);
    } catch (RuntimeException | Error e) {
      slices.asMap().remove(clocks, slice);
      slice.completeExceptionally(e);
    }
  }

  private static Knowledge result(CompletableFuture<Knowledge> slice) {
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

  private Knowledge reason(Clocks clocks, Set<Node> withdrawn) {
    Slice slice = Slice.of(chronicle(), clocks, withdrawn);
    return nearest(clocks)
        .map(start -> start.moved(clocks, slice.known(), slice.standing()))
        .orElseGet(() -> Knowledge.of(clocks, slice.known(), slice.standing(), rules));
  }

  /** Returns the slice at hand that is fewest days away on both clocks together. */
  private Optional<Knowledge> nearest(Clocks clocks) {
    return Stream.concat(
            slices.asMap().values().stream()
                .filter(CompletableFuture::isDone)
                .filter(slice -> !slice.isCompletedExceptionally())
                .map(CompletableFuture::join),
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
   * @throws IllegalArgumentException if the source is none of these
   */
  Withdrawal withdrawn(Node source, Clocks clocks) {
    Source withdrawn = Source.of(chronicle(), source);
    return Withdrawal.of(withdrawn, at(clocks), reason(clocks, withdrawn.all()));
  }
}
