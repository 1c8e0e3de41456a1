package org.w3id.aihw.slice;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * A relationship and all claims about it, known or not.
 *
 * @param node the relationship
 * @param kind what it is in time
 * @param takers those who take a thing over by it
 * @param taken the things that they take over
 * @param claims the claims, in the order in which they were told
 */
record Relationship(Node node, Kind kind, Set<Node> takers, Set<Node> taken, List<Claim> claims) {
  /** Sorts the claims. */
  Relationship {
    takers = Set.copyOf(takers);
    taken = Set.copyOf(taken);
    claims = claims.stream().sorted(Claim.AS_TOLD).toList();
  }
}
