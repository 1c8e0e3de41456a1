package org.w3id.aihw.slice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Origins;

/**
 * Decides how relationships stand on a day pair, and in which phase they are.
 *
 * <p>The claims that are known and have come to hold, but for those that others correct or take the
 * place of, are gone through as they were told; which of two decides {@link Claim#overrides} says.
 * A claim of low confidence decides only where there is no other, and nothing firm follows then:
 * the relationship is doubted. A claim that waits on a relationship counts once that is firm;
 * claims that wait on each other in a circle do not help each other.
 *
 * <p>What nothing was heard of for longer than its kind or its status allows has lapsed; what is
 * told after that begins anew.
 */
final class Standings {
  private final Map<Node, Relationship> relationships;
  private final Function<Common, Iterable<Node>> sharing;
  private final Origins origins;
  private final Collection<Node> withdrawn;

  /** What decides on a day pair, among which claims. */
  private record Decision(Claim claim, List<Claim> counting, LocalDate heardUntil) {
    /** What is in effect and what is simply stated to hold stand on one rung. */
    boolean isLike(Claim other) {
      return claim.rung().place() == other.rung().place()
          && claim.rung().force().equals(other.rung().force());
    }
  }

  /**
   * Takes what there is to decide about.
   *
   * @param sharing returns the relationships that have something in common
   * @param origins who first spoke
   * @param withdrawn claims to be left out, as if they had never been made
   */
  Standings(
      Map<Node, Relationship> relationships,
      Function<Common, Iterable<Node>> sharing,
      Origins origins,
      Collection<Node> withdrawn) {
    this.relationships = relationships;
    this.sharing = sharing;
    this.origins = origins;
    this.withdrawn = withdrawn;
  }

  /** Returns how a relationship stands; empty where no claim counts. */
  Optional<Standing> of(Relationship relationship, Clocks clocks) {
    return decide(relationship, clocks, Set.of())
        .map(decision -> standing(relationship, decision, clocks));
  }

  /**
   * How a relationship stands, in short.
   *
   * @param phase whether it is yet to begin, holds or is over
   * @param status its rung on the status ladder
   */
  record Stage(Node phase, Node status) {}

  /** Returns in short how a relationship stands; empty where no claim counts. */
  Optional<Stage> stage(Relationship relationship, Clocks clocks) {
    return decide(relationship, clocks, Set.of())
        .map(
            decision ->
                new Stage(phase(relationship, decision, clocks), decision.claim().status()));
  }

  private Standing standing(Relationship relationship, Decision decision, Clocks clocks) {
    Claim decisive = decision.claim();
    Node phase = phase(relationship, decision, clocks);
    List<Node> supporting = new ArrayList<>(decision.counting().size());
    List<Node> dissenting = new ArrayList<>();
    supporting.add(decisive.node());
    for (Claim claim : decision.counting().reversed()) {
      if (claim.rung().force().equals(decisive.rung().force())) {
        if (!claim.equals(decisive)) {
          supporting.add(claim.node());
        }
      } else if (claim.ends() != decisive.ends()) {
        dissenting.add(claim.node());
      }
    }
    return new Standing(
        relationship.node(),
        decisive.status(),
        phase,
        !decisive.isTrusted() && !decisive.ends(),
        lastHeard(relationship, clocks),
        supporting,
        dissenting,
        span(relationship, decision, phase, clocks));
  }

  private Node phase(Relationship relationship, Decision decision, Clocks clocks) {
    Claim decisive = decision.claim();
    if (decisive.ends()) {
      return Aihw.ENDED;
    }
    if (decisive.isCompleted()) {
      boolean lasts =
          relationship.kind().isEvent()
              && relationship.kind().outcomeLasts()
              && !isUndone(relationship, decisive, clocks);
      return doubtedOr(lasts ? Aihw.CURRENT : Aihw.PAST, decisive);
    }
    if (decisive.isOver(clocks.asOf())) {
      return Aihw.PAST;
    }
    if (clocks.asOf().isAfter(decision.heardUntil())) {
      return Aihw.LAPSED;
    }
    if (!decisive.isTrusted()) {
      return Aihw.DOUBTED_PHASE;
    }
    if (decision.counting().stream()
        .allMatch(claim -> clocks.asOf().isAfter(claim.heardUntil(decisive.rung())))) {
      return Aihw.LAPSED;
    }
    if (decisive.isTalk()) {
      return Aihw.TENTATIVE;
    }
    if (!decisive.isFirm() || !hasBegun(relationship.kind(), decisive, clocks)) {
      return Aihw.COMING;
    }
    return isUndone(relationship, decisive, clocks) ? Aihw.PAST : Aihw.CURRENT;
  }

  private static boolean hasBegun(Kind kind, Claim decisive, Clocks clocks) {
    if (!decisive.status().equals(Aihw.SIGNED)) {
      return !decisive.isYetToBegin(clocks.asOf());
    }
    return !kind.isEvent()
        && decisive
            .begins()
            .map(start -> !start.isAfter(clocks.asOf()))
            .orElse(kind.beginsWhenSigned());
  }

  private static Node doubtedOr(Node phase, Claim decisive) {
    return decisive.isTrusted() ? phase : Aihw.DOUBTED_PHASE;
  }

  /** Returns whether all that somebody has by it was taken over by another or sold since. */
  private boolean isUndone(Relationship relationship, Claim decisive, Clocks clocks) {
    Transfer transfer = relationship.transfer();
    return !transfer.owned().isEmpty()
        && transfer.owned().stream()
            .allMatch(thing -> isGone(relationship, decisive, thing, clocks));
  }

  private boolean isGone(Relationship relationship, Claim decisive, Node thing, Clocks clocks) {
    for (Node node : sharing.apply(Common.taken(thing))) {
      Relationship other = relationships.get(node);
      if (other != null && other.transfer().undoes(relationship.transfer(), thing)) {
        Optional<Claim> later =
            decide(other, clocks, Set.of())
                .map(Decision::claim)
                .filter(claim -> claim.isCompleted() && claim.isTrusted())
                .filter(claim -> claim.holdsFrom().isAfter(decisive.holdsFrom()));
        if (later.isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private Optional<Decision> decide(Relationship relationship, Clocks clocks, Set<Node> waiting) {
    List<Claim> counting = counting(relationship, clocks, waiting);
    Claim decides = null;
    LocalDate heardUntil = LocalDate.MIN;
    for (Claim claim : counting) {
      if (decides == null
          || (!isAhead(claim, decides, clocks)
              && overrides(relationship, counting, claim, decides, heardUntil))) {
        decides = claim;
      }
      LocalDate until = claim.heardUntil(relationship.kind());
      heardUntil = until.isAfter(heardUntil) ? until : heardUntil;
    }
    return decides == null
        ? Optional.empty()
        : Optional.of(new Decision(decides, counting, heardUntil));
  }

  /** Returns whether a claim is of days to come while what another says holds until then. */
  private static boolean isAhead(Claim claim, Claim decides, Clocks clocks) {
    return claim.isYetToBegin(clocks.asOf())
        && decides.isTrusted()
        && decides.isFirm()
        && !decides.isYetToBegin(clocks.asOf())
        && !decides.isOver(clocks.asOf());
  }

  private boolean overrides(
      Relationship relationship,
      List<Claim> counting,
      Claim claim,
      Claim decides,
      LocalDate heardUntil) {
    return claim.overrides(
        decides,
        isOver(relationship, decides, claim.knownFrom(), heardUntil),
        () ->
            claim.confidence() > decides.confidence()
                || (claim.ends() && isToldByParty(relationship, claim))
                || (claim.confidence() == decides.confidence()
                    && witnesses(counting, claim, claim) >= witnesses(counting, decides, claim)));
  }

  /** Returns whether a party to a relationship is who first spoke. */
  private boolean isToldByParty(Relationship relationship, Claim claim) {
    return origins.of(claim.node()).stream()
        .anyMatch(origin -> relationship.parties(Aihw.PARTY).contains(origin.who()));
  }

  /** Returns how many told as much as a claim does, and as surely, by the time of another. */
  private int witnesses(List<Claim> counting, Claim like, Claim until) {
    return origins
        .independent(
            counting.subList(0, counting.indexOf(until) + 1).stream()
                .filter(claim -> claim.rung().force().equals(like.rung().force()))
                .filter(claim -> claim.confidence() >= like.confidence())
                .map(Claim::node)
                .toList())
        .size();
  }

  private static boolean isOver(
      Relationship relationship, Claim decides, LocalDate told, LocalDate heardUntil) {
    if (decides.isCompleted()) {
      return !relationship.kind().isEvent();
    }
    return decides.isOver(told) || told.isAfter(heardUntil);
  }

  private List<Claim> counting(Relationship relationship, Clocks clocks, Set<Node> waiting) {
    List<Claim> counting = new ArrayList<>(relationship.claims().size());
    Set<Node> replaced = new HashSet<>();
    for (Claim claim : relationship.claims()) {
      if (isKnown(claim, clocks)) {
        if (claim.hasBegun(clocks.asOf())
            && claim.conditionalOn().stream().allMatch(on -> isMet(on, claim, clocks, waiting))) {
          counting.add(claim);
          replaced.addAll(claim.supersedes());
        }
        replaced.addAll(claim.corrects());
      }
    }
    counting.removeIf(claim -> replaced.contains(claim.node()));
    return counting;
  }

  private boolean isKnown(Claim claim, Clocks clocks) {
    return claim.isKnown(clocks) && !withdrawn.contains(claim.node());
  }

  private boolean isMet(Node on, Claim claim, Clocks clocks, Set<Node> waiting) {
    Relationship condition = relationships.get(on);
    Set<Node> longer = new HashSet<>(waiting);
    longer.add(claim.relationship());
    if (condition == null || longer.contains(condition.node())) {
      return false;
    }
    return decide(condition, clocks, longer)
        .map(Decision::claim)
        .filter(decisive -> decisive.isTrusted() && decisive.isFirm())
        .filter(decisive -> !decisive.isOver(clocks.asOf()))
        .isPresent();
  }

  private LocalDate lastHeard(Relationship relationship, Clocks clocks) {
    LocalDate last = LocalDate.MIN;
    for (Claim claim : relationship.claims()) {
      if (isKnown(claim, clocks)) {
        last = claim.heardOn().isAfter(last) ? claim.heardOn() : last;
      }
    }
    return last;
  }

  // How long: a standing can only change on the days on which a claim comes to hold, begins, ceases
  // to hold, is heard of for too long or becomes known, so it is decided anew on these alone.

  private Standing.Span span(
      Relationship relationship, Decision decision, Node phase, Clocks clocks) {
    Claim decisive = decision.claim();
    if (decisive.isOver(clocks.asOf())) {
      return new Standing.Span(decisive.holdsFrom(), decisive.holdsTo(), decisive.knownFrom());
    }
    Predicate<Clocks> isSame =
        days ->
            decide(relationship, days, Set.of())
                .filter(other -> phase(relationship, other, days).equals(phase))
                .filter(other -> isCurrentState(relationship, phase) || other.isLike(decisive))
                .isPresent();
    NavigableSet<LocalDate> changes = new TreeSet<>();
    NavigableSet<LocalDate> news = new TreeSet<>();
    for (Relationship one : deciding(relationship, clocks)) {
      for (Claim claim : one.claims()) {
        if (isKnown(claim, clocks)) {
          claim.addDaysOfChange(one.kind(), decisive.rung(), changes);
          news.add(claim.knownFrom());
        }
      }
    }
    LocalDate since = clocks.asOf();
    for (LocalDate day : changes.headSet(clocks.asOf(), true).descendingSet()) {
      if (!isSame.test(new Clocks(day, clocks.knownAt()))) {
        break;
      }
      since = day;
    }
    Optional<LocalDate> until = Optional.empty();
    for (LocalDate day : changes.tailSet(clocks.asOf(), false)) {
      if (!isSame.test(new Clocks(day, clocks.knownAt()))) {
        until = Optional.of(day.minusDays(1));
        break;
      }
    }
    LocalDate knownSince = clocks.knownAt();
    for (LocalDate day : news.descendingSet()) {
      if (!isSame.test(new Clocks(clocks.asOf(), day))) {
        break;
      }
      knownSince = day;
    }
    return new Standing.Span(since, until, knownSince);
  }

  /** What runs goes on through its rungs: signed and begun, then told to be in effect. */
  private static boolean isCurrentState(Relationship relationship, Node phase) {
    return phase.equals(Aihw.CURRENT) && !relationship.kind().isEvent();
  }

  /** Returns what can matter: itself, what it waits on, and what may take over from it. */
  private Collection<Relationship> deciding(Relationship relationship, Clocks clocks) {
    Map<Node, Relationship> found = new LinkedHashMap<>(Map.of(relationship.node(), relationship));
    List<Relationship> open = new ArrayList<>(found.values());
    while (!open.isEmpty()) {
      Relationship one = open.removeLast();
      Set<Node> others = new LinkedHashSet<>();
      one.claims().stream()
          .filter(claim -> isKnown(claim, clocks))
          .forEach(claim -> others.addAll(claim.conditionalOn()));
      one.transfer()
          .things()
          .forEach(thing -> sharing.apply(Common.taken(thing)).forEach(others::add));
      for (Node other : others) {
        if (relationships.containsKey(other) && !found.containsKey(other)) {
          found.put(other, relationships.get(other));
          open.add(relationships.get(other));
        }
      }
    }
    return found.values();
  }
}
