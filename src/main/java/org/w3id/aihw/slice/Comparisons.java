package org.w3id.aihw.slice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;

/**
 * What is so of a relationship because no other stands in its way, as facts that rules can ask for:
 * a rumour about two parties is no news where one supplies the other anyway, a contract makes
 * nobody wait for what he has, and of two designers none is the designer of a whole line.
 */
final class Comparisons {
  /** How firmly a provision stands: as a sale, a plan, as talks, as hearsay or not at all. */
  private static final int SALE = 4;

  private static final int PLAN = 3;
  private static final int TALKS = 2;
  private static final int HEARSAY = 1;

  /** What has been agreed, or is told to begin on a day to come. */
  private static final Set<Node> BOUND = Set.of(Aihw.SIGNED, Aihw.STATED);

  private final Map<Node, Relationship> relationships;
  private final Function<Common, Iterable<Node>> sharing;
  private final Function<Node, Set<Node>> family;
  private final Function<Node, Set<Node>> linesOf;
  private final Standings standings;
  private final Clocks clocks;
  private final Map<Node, Optional<Standings.Stage>> stages = new HashMap<>();

  /**
   * Takes what there is to compare.
   *
   * @param sharing returns the relationships that have something in common
   * @param family returns who belongs together with a party
   * @param linesOf returns the lines that a product is in, and what it is a variant of
   */
  Comparisons(
      Map<Node, Relationship> relationships,
      Function<Common, Iterable<Node>> sharing,
      Function<Node, Set<Node>> family,
      Function<Node, Set<Node>> linesOf,
      Standings standings,
      Clocks clocks) {
    this.relationships = relationships;
    this.sharing = sharing;
    this.family = family;
    this.linesOf = linesOf;
    this.standings = standings;
    this.clocks = clocks;
  }

  /** Returns what is so of a relationship that stands in some way. */
  List<Triple> of(Relationship relationship, Standing standing) {
    List<Triple> found = new ArrayList<>();
    Node node = relationship.node();
    Standings.Stage stage = new Standings.Stage(standing.phase(), standing.status());
    if (relationship.isA(Aihw.PROVISION)) {
      // What was told on weak grounds alone makes no past: it may never have been.
      boolean isTold = !standing.isDoubted() || standing.phase().equals(Aihw.DOUBTED_PHASE);
      for (Node customer : relationship.parties(Aihw.CUSTOMER)) {
        if (isTold && isUnsurpassed(relationship, customer, stage)) {
          found.add(Triple.create(node, Aihw.UNSURPASSED_FOR, customer));
        }
      }
      if (isContract(stage)) {
        for (Node product : relationship.parties(Aihw.PRODUCT)) {
          if (!isToldCloser(relationship, product)
              && relationship.parties(Aihw.CUSTOMER).stream()
                  .noneMatch(customer -> has(customer, product))) {
            found.add(Triple.create(node, Aihw.AWAITS, product));
          }
        }
      }
    }
    if (standing.phase().equals(Aihw.PAST)) {
      for (Node product : relationship.parties(Aihw.PRODUCT)) {
        if (Common.HAVING.stream()
            .flatMap(role -> relationship.parties(role).stream())
            .noneMatch(party -> hasAtHand(party, product))) {
          found.add(Triple.create(node, Aihw.FORMER_PRODUCT, product));
        }
      }
    }
    if (relationship.isA(Aihw.REPLACEABLE_SUPPLY) && standing.phase().equals(Aihw.CURRENT)) {
      for (Node customer : relationship.parties(Aihw.CUSTOMER)) {
        if (isSoleSource(relationship, customer)) {
          found.add(Triple.create(node, Aihw.SOLE_SOURCE_FOR, customer));
        }
      }
    }
    if (relationship.isA(Aihw.DESIGN) && standing.phase().equals(Aihw.CURRENT)) {
      Set<Node> designers = new LinkedHashSet<>();
      relationship.parties(Aihw.PRODUCT).forEach(product -> designers.addAll(designers(product)));
      if (designers.size() == 1) {
        found.add(Triple.create(node, Aihw.SOLE_DESIGNER, designers.iterator().next()));
      }
    }
    return found;
  }

  /**
   * Returns what is so of a product of which nobody tells who designed it: that it has the designer
   * of its line, or of what it is a variant of, where that is one alone.
   */
  List<Triple> ofProduct(Node product) {
    List<Triple> found = new ArrayList<>();
    Set<Node> lines = linesOf.apply(product);
    if (!lines.isEmpty() && designers(product).isEmpty()) {
      for (Node line : lines) {
        if (designers(line).size() == 1) {
          found.add(Triple.create(product, Aihw.TAKES_DESIGNER_OF, line));
        }
      }
    }
    return found;
  }

  private Set<Node> designers(Node product) {
    Set<Node> designers = new LinkedHashSet<>();
    for (Node node : sharing.apply(Common.designed(product))) {
      Relationship design = relationships.get(node);
      if (design != null && isNow(design)) {
        designers.addAll(design.parties(Aihw.DESIGNER));
      }
    }
    return designers;
  }

  /**
   * Returns whether nobody else now provides the same goods to anybody, nor is told to compete with
   * the supplier in them; of goods that are not named, whether nobody else provides the customer.
   */
  private boolean isSoleSource(Relationship relationship, Node customer) {
    Set<Node> goods = relationship.parties(Aihw.PRODUCT);
    if (goods.isEmpty()) {
      return isAlone(relationship, Common.got(customer));
    }
    return goods.stream().allMatch(one -> isAlone(relationship, Common.offered(one)));
  }

  /** Returns whether no supplier nor rival of another relationship stands beside a supplier. */
  private boolean isAlone(Relationship supply, Common shared) {
    Set<Node> suppliers = supply.parties(Aihw.SUPPLIER);
    for (Node node : sharing.apply(shared)) {
      Relationship other = relationships.get(node);
      if (other != null && isNow(other)) {
        boolean isBeside =
            other.isA(Aihw.COMPETITION)
                ? !Collections.disjoint(other.parties(Aihw.PARTY), suppliers)
                : !suppliers.containsAll(other.parties(Aihw.SUPPLIER));
        if (isBeside) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns whether no provision of the same two parties, or their families, is firmer. */
  private boolean isUnsurpassed(Relationship relationship, Node customer, Standings.Stage stage) {
    int own = firmness(stage);
    if (own == SALE) {
      return true;
    }
    // What was last heard of long ago says less than a plan; what is over says something else.
    int least = own > 0 ? own + 1 : stage.phase().equals(Aihw.LAPSED) ? PLAN : SALE;
    for (Node supplier : relationship.parties(Aihw.SUPPLIER)) {
      for (Node one : family.apply(supplier)) {
        for (Node other : family.apply(customer)) {
          if (isProvided(relationship, one, other, least)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Returns whether a party provides for another as firmly as that, and in another way. */
  private boolean isProvided(Relationship except, Node supplier, Node customer, int least) {
    for (Node node : sharing.apply(Common.pair(supplier, customer))) {
      Relationship other = relationships.get(node);
      if (other != null
          && !other.equals(except)
          && stage(other).map(Comparisons::firmness).orElse(0) >= least) {
        return true;
      }
    }
    return false;
  }

  private static int firmness(Standings.Stage stage) {
    if (stage.phase().equals(Aihw.CURRENT) || isContract(stage)) {
      return SALE;
    }
    if (stage.phase().equals(Aihw.COMING)) {
      return PLAN;
    }
    if (stage.phase().equals(Aihw.TENTATIVE)) {
      return stage.status().equals(Aihw.RUMOURED) ? HEARSAY : TALKS;
    }
    return stage.phase().equals(Aihw.DOUBTED_PHASE) ? HEARSAY : 0;
  }

  private static boolean isContract(Standings.Stage stage) {
    return stage.phase().equals(Aihw.COMING) && BOUND.contains(stage.status());
  }

  /** Returns whether a relationship names a product of a line beside the line. */
  private boolean isToldCloser(Relationship relationship, Node line) {
    return relationship.parties(Aihw.PRODUCT).stream()
        .anyMatch(other -> linesOf.apply(other).contains(line));
  }

  /** Returns whether a party is held to have a product, or one of its line, already. */
  private boolean has(Node party, Node product) {
    for (Node node : sharing.apply(Common.had(party, product))) {
      Relationship other = relationships.get(node);
      if (other != null && isNow(other)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a party now holds or uses a product, or one of its line. */
  private boolean hasAtHand(Node party, Node product) {
    for (Node node : sharing.apply(Common.had(party, product))) {
      Relationship other = relationships.get(node);
      if (other != null
          && (other.parties(Aihw.HOLDER).contains(party)
              || other.parties(Aihw.USER).contains(party))
          && isNow(other)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNow(Relationship relationship) {
    return stage(relationship).filter(stage -> stage.phase().equals(Aihw.CURRENT)).isPresent();
  }

  private Optional<Standings.Stage> stage(Relationship relationship) {
    return stages.computeIfAbsent(
        relationship.node(), _node -> standings.stage(relationship, clocks));
  }
}
