package org.w3id.aihw.slice;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * A relationship and all claims about it, known or not.
 *
 * @param node the relationship
 * @param claims the claims, the one that would decide first
 */
record Relationship(Node node, List<Claim> claims) {
  /** Sorts the claims. */
  Relationship {
    claims = claims.stream().sorted(Claim.LATEST_FIRST).toList();
  }
}
