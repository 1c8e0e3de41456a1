package org.w3id.aihw.slice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;

/**
 * What the slicing of time needs to know of a claim.
 *
 * @param node the claim
 * @param relationship what it is about
 * @param rung the status that it puts the relationship on
 * @param confidence the place of its confidence on the scale
 * @param knownFrom the day by whose end it had been made public
 * @param observedOn the last day on which it was found to be so, where that was before it was told
 * @param holdsFrom the day from which the status holds
 * @param begins the day from which it holds by its own account; empty where it tells none
 * @param holdsTo the last day on which it holds; empty where no end is told
 * @param conditionalOn the relationships that must first become firm, all of them
 * @param corrects the claims that were wrong by it
 * @param supersedes the claims that it takes the place of, from the day on from which it holds
 */
record Claim(
    Node node,
    Node relationship,
    Chronicle.Rung rung,
    int confidence,
    LocalDate knownFrom,
    Optional<LocalDate> observedOn,
    LocalDate holdsFrom,
    Optional<LocalDate> begins,
    Optional<LocalDate> holdsTo,
    Set<Node> conditionalOn,
    Set<Node> corrects,
    Set<Node> supersedes) {
  /** The day from which on holds what has held before anybody told. */
  static final LocalDate EVER = LocalDate.of(1, 1, 1);

  private static final int LOW_CONFIDENCE = 1;

  /** The place on the ladder of what is being carried out. */
  private static final int IN_EFFECT = 5;

  /** As they were told; of two told on one day the later status goes last, then the higher rung. */
  static final Comparator<Claim> AS_TOLD =
      Comparator.comparing(Claim::knownFrom)
          .thenComparing(Claim::holdsFrom)
          .thenComparingInt(claim -> claim.rung().place())
          .thenComparing(claim -> claim.node().toString());

  /** Copies the sets. */
  Claim {
    conditionalOn = Set.copyOf(conditionalOn);
    corrects = Set.copyOf(corrects);
    supersedes = Set.copyOf(supersedes);
  }

  Node status() {
    return rung.concept();
  }

  boolean isKnown(Clocks clocks) {
    return !knownFrom.isAfter(clocks.knownAt());
  }

  /** Returns whether its status had come by a day; what it says may be over again. */
  boolean hasBegun(LocalDate day) {
    return !holdsFrom.isAfter(day) && !(isTalk() && isOver(day));
  }

  /** Returns whether by its own account what it says is over by a day; an end is never over. */
  boolean isOver(LocalDate day) {
    return holdsTo.isPresent() && holdsTo.get().isBefore(day) && !ends() && !isCompleted();
  }

  /** Returns whether by its own account it is about to begin after a day. */
  boolean isYetToBegin(LocalDate day) {
    return begins.filter(day::isBefore).isPresent() && !ends() && !isCompleted();
  }

  /** Returns the day of which it tells: a list that is kept for years repeats what was old. */
  LocalDate heardOn() {
    return observedOn.filter(knownFrom::isAfter).orElse(knownFrom);
  }

  /** Returns the last day on which a relationship of a kind counts as heard of by this claim. */
  LocalDate heardUntil(Kind kind) {
    LocalDate told = holdsFrom.isAfter(heardOn()) ? holdsFrom : heardOn();
    LocalDate from = begins.filter(told::isBefore).orElse(told);
    return holdsTo.orElseGet(() -> kind.lapse(from));
  }

  /**
   * Returns the last day on which a relationship that is on a rung counts as heard of by this
   * claim. A plan, other than talk, is not given up before the day on which it is to begin.
   */
  LocalDate heardUntil(Chronicle.Rung standing) {
    boolean isTalk = standing.force().filter(Aihw.TENTATIVE::equals).isPresent();
    LocalDate from = isTalk ? heardOn() : begins.filter(heardOn()::isBefore).orElse(heardOn());
    return standing.lapsesAfter().map(from::plus).orElse(LocalDate.MAX);
  }

  /**
   * Adds the days on which how a relationship that is on a rung stands may change by this claim.
   */
  void addDaysOfChange(Kind kind, Chronicle.Rung standing, Collection<LocalDate> days) {
    days.add(holdsFrom);
    begins.ifPresent(days::add);
    Stream.of(holdsTo.orElse(LocalDate.MAX), heardUntil(kind), heardUntil(standing))
        .filter(LocalDate.MAX::isAfter)
        .forEach(last -> days.add(last.plusDays(1)));
  }

  boolean isTrusted() {
    return confidence > LOW_CONFIDENCE;
  }

  boolean isFirm() {
    return hasForce(Aihw.FIRM);
  }

  boolean isTalk() {
    return hasForce(Aihw.TENTATIVE);
  }

  boolean ends() {
    return hasForce(Aihw.ENDED);
  }

  boolean isCompleted() {
    return status().equals(Aihw.COMPLETED);
  }

  boolean hasForce(Node force) {
    return rung.force().filter(force::equals).isPresent();
  }

  /**
   * Returns whether it decides rather than one that was told before it. Progress that is told with
   * some trust decides by the day it was told. Talk lowers nothing; a plan or a contract does not
   * lower what is in effect, which it may extend; a denial, and what reopens what had ended, must
   * prevail against what it speaks against.
   *
   * @param before the one that decides without it
   * @param isOver whether what that one says is over or has lapsed by the day this one was told
   * @param prevails whether this one is trusted as much as what it speaks against, or told by who
   *     must know
   */
  boolean overrides(Claim before, boolean isOver, BooleanSupplier prevails) {
    if (!before.isTrusted()) {
      return true;
    }
    if (!isTrusted()) {
      return false;
    }
    if (before.ends() && !ends()) {
      return prevails.getAsBoolean();
    }
    if (isOver || before.isTalk()) {
      return true;
    }
    if (status().equals(Aihw.DENIED)) {
      return prevails.getAsBoolean();
    }
    if (isTalk()) {
      return false;
    }
    return rung.place() >= IN_EFFECT || rung.place() >= before.rung().place();
  }
}
