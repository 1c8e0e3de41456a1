package org.w3id.aihw.slice;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * A relationship and all claims about it, known or not.
 *
 * @param node the relationship
 * @param kind what it is in time
 * @param transfer who has what by it, and who has it no more
 * @param claims the claims, in the order in which they were told
 */
record Relationship(Node node, Kind kind, Transfer transfer, List<Claim> claims) {
  /** Sorts the claims. */
  Relationship {
    claims = claims.stream().sorted(Claim.AS_TOLD).toList();
  }
}
