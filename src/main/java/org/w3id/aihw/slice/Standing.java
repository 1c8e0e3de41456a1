package org.w3id.aihw.slice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;

/**
 * How far a relationship has come on a day, and which claims say so.
 *
 * @param relationship the relationship
 * @param status its rung on the status ladder
 * @param force what may be concluded from it
 * @param claims the claims it rests on, the one that decided first
 * @param dissent the claims by which the relationship would have ended where it stands, or would
 *     stand where it has ended
 */
record Standing(Node relationship, Node status, Node force, List<Node> claims, List<Node> dissent) {
  private static final int LOW_CONFIDENCE = 1;

  /** The later status wins; of two on one day the later said, then the higher rung. */
  private static final Comparator<Claim> LATEST =
      Comparator.comparing(Claim::holdsFrom)
          .thenComparing(Claim::knownFrom)
          .thenComparingInt(Claim::rung)
          .thenComparing(claim -> claim.node().toString());

  /** Copies the lists. */
  Standing {
    claims = List.copyOf(claims);
    dissent = List.copyOf(dissent);
  }

  /**
   * Decides the standing of one relationship from its claims that are known and hold. A claim of
   * low confidence decides only where there is no other, and then counts as hearsay: nothing firm
   * follows from what we ourselves do not trust.
   *
   * @return empty where there is no claim
   */
  static Optional<Standing> of(Node relationship, Collection<Claim> claims) {
    List<Claim> trusted =
        claims.stream().filter(claim -> claim.confidence() > LOW_CONFIDENCE).toList();
    return trusted.isEmpty()
        ? claims.stream().max(LATEST).map(claim -> decidedBy(claim, claims).asHearsay())
        : trusted.stream().max(LATEST).map(claim -> decidedBy(claim, claims));
  }

  private static Standing decidedBy(Claim decisive, Collection<Claim> claims) {
    List<Node> supporting = new ArrayList<>(List.of(decisive.node()));
    List<Node> dissenting = new ArrayList<>();
    boolean ended = decisive.force().equals(Aihw.ENDED);
    claims.stream()
        .filter(claim -> !claim.node().equals(decisive.node()))
        .sorted(LATEST.reversed())
        .forEach(
            claim -> {
              if (claim.force().equals(decisive.force())) {
                supporting.add(claim.node());
              } else if (claim.force().equals(Aihw.ENDED) != ended) {
                dissenting.add(claim.node());
              }
            });
    return new Standing(
        decisive.relationship(), decisive.status(), decisive.force(), supporting, dissenting);
  }

  private Standing asHearsay() {
    return force.equals(Aihw.ENDED)
        ? this
        : new Standing(relationship, Aihw.RUMOURED, Aihw.TENTATIVE, claims, dissent);
  }

  List<Triple> triples() {
    List<Triple> triples = new ArrayList<>();
    triples.add(Triple.create(relationship, Aihw.STANDING, status));
    claims.forEach(claim -> triples.add(Triple.create(relationship, Aihw.STANDING_CLAIM, claim)));
    dissent.forEach(
        claim -> triples.add(Triple.create(relationship, Aihw.DISSENTING_CLAIM, claim)));
    return triples;
  }
}
