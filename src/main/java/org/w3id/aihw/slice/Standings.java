package org.w3id.aihw.slice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;

/**
 * Decides how relationships stand on a day pair.
 *
 * <p>Of the claims that are known and hold, the latest decides. A claim of low confidence decides
 * only where there is no other, and then counts as hearsay: nothing firm follows from what we
 * ourselves do not trust. A claim that waits on a relationship counts once that is firm; claims
 * that wait on each other in a circle do not help each other.
 */
final class Standings {
  private final Map<Node, Relationship> relationships;
  private final Collection<Node> withdrawn;

  /**
   * Takes what there is to decide about.
   *
   * @param withdrawn claims to be left out, as if they had never been made
   */
  Standings(Map<Node, Relationship> relationships, Collection<Node> withdrawn) {
    this.relationships = relationships;
    this.withdrawn = withdrawn;
  }

  /** Returns how a relationship stands; empty where no claim counts. */
  Optional<Standing> of(Relationship relationship, Clocks clocks) {
    List<Claim> counting = counting(relationship, clocks, Set.of());
    if (counting.isEmpty()) {
      return Optional.empty();
    }
    Claim decisive = decisive(counting);
    List<Node> supporting = new ArrayList<>(counting.size());
    List<Node> dissenting = new ArrayList<>();
    supporting.add(decisive.node());
    for (Claim claim : counting) {
      if (claim.force().equals(decisive.force())) {
        if (!claim.equals(decisive)) {
          supporting.add(claim.node());
        }
      } else if (claim.ends() != decisive.ends()) {
        dissenting.add(claim.node());
      }
    }
    Node status = status(decisive);
    return Optional.of(
        new Standing(
            relationship.node(),
            status,
            supporting,
            dissenting,
            span(relationship, status, clocks)));
  }

  /** Returns the first trusted claim, else the first; they are sorted, the latest first. */
  private static Claim decisive(List<Claim> counting) {
    for (Claim claim : counting) {
      if (claim.isTrusted()) {
        return claim;
      }
    }
    return counting.getFirst();
  }

  private static Node status(Claim decisive) {
    return decisive.isTrusted() || decisive.ends() ? decisive.status() : Aihw.RUMOURED;
  }

  private boolean hasStatus(Relationship relationship, Node status, Clocks clocks) {
    List<Claim> counting = counting(relationship, clocks, Set.of());
    return !counting.isEmpty() && status(decisive(counting)).equals(status);
  }

  private List<Claim> counting(Relationship relationship, Clocks clocks, Set<Node> waiting) {
    List<Claim> counting = new ArrayList<>(relationship.claims().size());
    for (Claim claim : relationship.claims()) {
      if (claim.isKnown(clocks)
          && claim.holds(clocks)
          && !withdrawn.contains(claim.node())
          && (claim.conditionalOn().isEmpty() || conditionMet(claim, clocks, waiting))) {
        counting.add(claim);
      }
    }
    return counting;
  }

  private boolean conditionMet(Claim claim, Clocks clocks, Set<Node> waiting) {
    Relationship condition = relationships.get(claim.conditionalOn().orElseThrow());
    Set<Node> longer = new HashSet<>(waiting);
    longer.add(claim.relationship());
    if (condition == null || longer.contains(condition.node())) {
      return false;
    }
    List<Claim> counting = counting(condition, clocks, longer);
    if (counting.isEmpty()) {
      return false;
    }
    Claim decisive = decisive(counting);
    return decisive.isTrusted() && decisive.force().equals(Aihw.FIRM);
  }

  // How long: a status can only change on the days on which a claim comes to hold, ceases to hold
  // or becomes known, so it is decided anew on these alone.

  private Standing.Span span(Relationship relationship, Node status, Clocks clocks) {
    List<Claim> claims = deciding(relationship, clocks);
    NavigableSet<LocalDate> changes = new TreeSet<>();
    NavigableSet<LocalDate> news = new TreeSet<>();
    for (Claim claim : claims) {
      changes.add(claim.holdsFrom());
      claim.holdsTo().ifPresent(last -> changes.add(last.plusDays(1)));
      news.add(claim.knownFrom());
    }
    LocalDate since = clocks.asOf();
    for (LocalDate day : changes.headSet(clocks.asOf(), true).descendingSet()) {
      if (!hasStatus(relationship, status, new Clocks(day, clocks.knownAt()))) {
        break;
      }
      since = day;
    }
    Optional<LocalDate> until = Optional.empty();
    for (LocalDate day : changes.tailSet(clocks.asOf(), false)) {
      if (!hasStatus(relationship, status, new Clocks(day, clocks.knownAt()))) {
        until = Optional.of(day.minusDays(1));
        break;
      }
    }
    LocalDate knownSince = clocks.knownAt();
    for (LocalDate day : news.descendingSet()) {
      if (!hasStatus(relationship, status, new Clocks(clocks.asOf(), day))) {
        break;
      }
      knownSince = day;
    }
    return new Standing.Span(since, until, knownSince);
  }

  /** Returns the known claims that can matter: its own, and those of what they wait on. */
  private List<Claim> deciding(Relationship relationship, Clocks clocks) {
    List<Claim> claims = new ArrayList<>();
    List<Relationship> open = new ArrayList<>(List.of(relationship));
    Set<Node> seen = new HashSet<>(List.of(relationship.node()));
    while (!open.isEmpty()) {
      for (Claim claim : open.removeLast().claims()) {
        if (claim.isKnown(clocks) && !withdrawn.contains(claim.node())) {
          claims.add(claim);
          claim.conditionalOn().filter(seen::add).map(relationships::get).ifPresent(open::add);
        }
      }
    }
    return claims;
  }
}
