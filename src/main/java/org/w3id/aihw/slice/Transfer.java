package org.w3id.aihw.slice;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;

/**
 * Who has what by a relationship, and who has it no more.
 *
 * @param isTakeover whether those who have it have it to themselves
 * @param owners those who have bought, own, hold shares of or put money into something
 * @param owned what they have so
 * @param sellers those who have sold all that they had of something
 * @param sold what they have sold
 */
record Transfer(
    boolean isTakeover, Set<Node> owners, Set<Node> owned, Set<Node> sellers, Set<Node> sold) {
  private static final List<Node> OWNERS =
      List.of(Aihw.ACQUIRER, Aihw.INVESTOR, Aihw.PARENT, Aihw.SHAREHOLDER);
  private static final List<Node> OWNED = List.of(Aihw.ACQUIRED, Aihw.INVESTEE, Aihw.UNIT);

  /** Copies the sets. */
  Transfer {
    owners = Set.copyOf(owners);
    owned = Set.copyOf(owned);
    sellers = Set.copyOf(sellers);
    sold = Set.copyOf(sold);
  }

  /** Reads it from the roles of a relationship. */
  static Transfer of(Function<Node, Set<Node>> roles) {
    Set<Node> owned = all(OWNED, roles);
    if (!roles.apply(Aihw.SHAREHOLDER).isEmpty()) {
      owned.addAll(roles.apply(Aihw.ISSUER)); // Who has a warrant has no share yet.
    }
    return new Transfer(
        !roles.apply(Aihw.ACQUIRER).isEmpty(),
        all(OWNERS, roles),
        owned,
        roles.apply(Aihw.SELLER),
        roles.apply(Aihw.DIVESTED));
  }

  private static Set<Node> all(List<Node> properties, Function<Node, Set<Node>> roles) {
    Set<Node> all = new LinkedHashSet<>();
    properties.forEach(property -> all.addAll(roles.apply(property)));
    return all;
  }

  /** Returns the things that somebody has by it, or has no more. */
  Set<Node> things() {
    Set<Node> things = new LinkedHashSet<>(owned);
    things.addAll(sold);
    return things;
  }

  /** Returns whether by it, once it is done, those who had a thing by another have it no more. */
  boolean undoes(Transfer before, Node thing) {
    boolean isTakenOver =
        isTakeover && owned.contains(thing) && Collections.disjoint(owners, before.owners);
    boolean isSold =
        sold.contains(thing) && !before.owners.isEmpty() && sellers.containsAll(before.owners);
    return isTakenOver || isSold;
  }
}
