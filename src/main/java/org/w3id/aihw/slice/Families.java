package org.w3id.aihw.slice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;

/**
 * Which parties belong together on a day pair: those whom ownerships and takeovers join. Each has
 * the same head; who belongs to nobody is a head itself. So a rule can ask that two parties are not
 * of one family without asking for what is not there.
 */
final class Families {
  private final Map<Node, Set<Node>> owners = new LinkedHashMap<>();
  private final Map<Node, Set<Node>> joined = new HashMap<>();

  /** Returns who belongs together on any day, by the relationships that join parties. */
  static Families onAnyDay(Iterable<Node> joining, Map<Node, Relationship> relationships) {
    Families families = new Families();
    for (Node node : joining) {
      Relationship relationship = relationships.get(node);
      if (relationship != null) {
        families.join(relationship.owned(), relationship.owners());
      }
    }
    return families;
  }

  /** Lets organisations belong to others. */
  void join(Set<Node> owned, Set<Node> by) {
    for (Node unit : owned) {
      for (Node owner : by) {
        owners.computeIfAbsent(unit, key -> new LinkedHashSet<>()).add(owner);
        joined.computeIfAbsent(unit, key -> new LinkedHashSet<>()).add(owner);
        joined.computeIfAbsent(owner, key -> new LinkedHashSet<>()).add(unit);
      }
    }
  }

  /**
   * Returns for each of some parties, and for its family, triples that tell its head, and for which
   * of its owners its business counts.
   *
   * @param isHolding whether the units of a party do business for themselves
   */
  Map<Node, List<Triple>> heads(Iterable<Node> parties, Predicate<Node> isHolding) {
    Map<Node, List<Triple>> heads = new HashMap<>();
    for (Node party : parties) {
      if (!heads.containsKey(party)) {
        Set<Node> family = family(party);
        Node head = head(family);
        family.forEach(member -> heads.put(member, of(member, head, isHolding)));
      }
    }
    return heads;
  }

  private List<Triple> of(Node member, Node head, Predicate<Node> isHolding) {
    List<Triple> told = new ArrayList<>();
    told.add(Triple.create(member, Aihw.FAMILY_HEAD, head));
    for (Node owner : owners.getOrDefault(member, Set.of())) {
      if (!isHolding.test(owner)) {
        told.add(Triple.create(member, Aihw.COUNTS_FOR, owner));
      }
    }
    return told;
  }

  /** Returns the pairs of parties between which a provision is, or might be for their families. */
  Set<Common> pairs(Relationship provision) {
    Set<Common> pairs = new LinkedHashSet<>();
    for (Node supplier : provision.parties(Aihw.SUPPLIER)) {
      for (Node customer : provision.parties(Aihw.CUSTOMER)) {
        for (Node one : family(supplier)) {
          family(customer).forEach(other -> pairs.add(Common.pair(one, other)));
        }
      }
    }
    return pairs;
  }

  /** Returns who belongs together with a party, itself among them. */
  Set<Node> family(Node party) {
    Set<Node> family = new LinkedHashSet<>(List.of(party));
    List<Node> open = new ArrayList<>(family);
    while (!open.isEmpty()) {
      for (Node next : joined.getOrDefault(open.removeLast(), Set.of())) {
        if (family.add(next)) {
          open.add(next);
        }
      }
    }
    return family;
  }

  /** Returns who belongs to nobody else; of several, as in a joint ownership, the first by name. */
  private Node head(Set<Node> family) {
    List<Node> heads = family.stream().filter(member -> !owners.containsKey(member)).toList();
    Stream<Node> candidates = heads.isEmpty() ? family.stream() : heads.stream();
    return candidates.min(Comparator.comparing(Node::toString)).orElseThrow();
  }
}
