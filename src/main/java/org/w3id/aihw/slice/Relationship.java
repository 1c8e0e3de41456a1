package org.w3id.aihw.slice;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;

/**
 * A relationship and all claims about it, known or not.
 *
 * @param node the relationship
 * @param kind what it is in time
 * @param tops what it is a kind of, among the classes that matter for time
 * @param roles its parties and products, by role
 * @param transfer who has what by it, and who has it no more
 * @param claims the claims, in the order in which they were told
 */
record Relationship(
    Node node,
    Kind kind,
    Set<Node> tops,
    Map<Node, Set<Node>> roles,
    Transfer transfer,
    List<Claim> claims) {
  /** Sorts the claims. */
  Relationship {
    tops = Set.copyOf(tops);
    roles = Map.copyOf(roles);
    claims = claims.stream().sorted(Claim.AS_TOLD).toList();
  }

  /** Returns who or what has a role, or one below it. */
  Set<Node> parties(Node role) {
    return roles.getOrDefault(role, Set.of());
  }

  boolean isA(Node top) {
    return tops.contains(top);
  }

  /** Returns the parties that belong to others by it. */
  Set<Node> owned() {
    return either(Aihw.ACQUIRED, Aihw.UNIT);
  }

  /** Returns the parties to which others belong by it. */
  Set<Node> owners() {
    return either(Aihw.ACQUIRER, Aihw.PARENT);
  }

  private Set<Node> either(Node one, Node other) {
    return roles.containsKey(one) ? parties(one) : parties(other);
  }
}
