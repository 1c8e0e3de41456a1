package org.w3id.aihw.slice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Facts;

/**
 * What two relationships have in common, so that how one stands bears on the other.
 *
 * @param what in which way
 * @param one what it is about
 * @param other what else it is about, or the same again
 */
record Common(What what, Node one, Node other) {
  /** In which way relationships have something in common. */
  enum What {
    /** Somebody has a thing, takes it over or sells it. */
    TAKEN,
    /** A supplier provides for a customer. */
    PAIR,
    /** A party has a product, or one of its line. */
    HAD,
    /** A party gets what it could have from others. */
    GOT,
    /** What can be had from several is provided, or firms compete in it. */
    OFFERED,
    /** A product, or one of its line, is designed. */
    DESIGNED
  }

  /** Returns the relationships by which somebody has a thing, takes it over or sells it. */
  static Common taken(Node thing) {
    return new Common(What.TAKEN, thing, thing);
  }

  /** Returns the relationships in which one party provides for another. */
  static Common pair(Node supplier, Node customer) {
    return new Common(What.PAIR, supplier, customer);
  }

  /** Returns the relationships by which a party has, or will have, a product or one of its line. */
  static Common had(Node party, Node product) {
    return new Common(What.HAD, party, product);
  }

  /** Returns the relationships by which a party gets what it could have from others. */
  static Common got(Node customer) {
    return new Common(What.GOT, customer, customer);
  }

  /** Returns the relationships by which such goods are provided, or firms compete in them. */
  static Common offered(Node goods) {
    return new Common(What.OFFERED, goods, goods);
  }

  /** Returns the relationships in which a product, or one of its line, is designed. */
  static Common designed(Node product) {
    return new Common(What.DESIGNED, product, product);
  }

  /** Returns all that a relationship may have in common with others. */
  static Set<Common> of(Relationship relationship, Facts facts) {
    Set<Common> found = new LinkedHashSet<>();
    relationship.transfer().things().forEach(thing -> found.add(taken(thing)));
    Set<Node> products = new LinkedHashSet<>();
    for (Node product : relationship.parties(Aihw.PRODUCT)) {
      products.add(product);
      products.addAll(linesOf(product, facts));
    }
    if (relationship.isA(Aihw.PROVISION)) {
      for (Node supplier : relationship.parties(Aihw.SUPPLIER)) {
        for (Node customer : relationship.parties(Aihw.CUSTOMER)) {
          found.add(pair(supplier, customer));
        }
      }
    }
    if (relationship.isA(Aihw.REPLACEABLE_SUPPLY)) {
      relationship.parties(Aihw.CUSTOMER).forEach(customer -> found.add(got(customer)));
    }
    if (relationship.isA(Aihw.REPLACEABLE_SUPPLY) || relationship.isA(Aihw.COMPETITION)) {
      relationship.parties(Aihw.PRODUCT).forEach(product -> found.add(offered(product)));
    }
    for (Node role : HAVING) {
      for (Node party : relationship.parties(role)) {
        products.forEach(product -> found.add(had(party, product)));
      }
    }
    if (relationship.isA(Aihw.DESIGN)) {
      products.forEach(product -> found.add(designed(product)));
    }
    return found;
  }

  /** Returns the lines that a product is in, and what it is a variant of. */
  static Set<Node> linesOf(Node product, Facts facts) {
    Set<Node> lines = new LinkedHashSet<>();
    List<Node> open = new ArrayList<>(List.of(product));
    while (!open.isEmpty()) {
      Node one = open.removeLast();
      for (Node above : List.of(Aihw.IS_IN_LINE, Aihw.VARIANT_OF)) {
        facts.values(one, above).stream().filter(lines::add).forEach(open::add);
      }
    }
    return lines;
  }

  /** The roles by which a party has a product at hand, or made it. */
  static final List<Node> HAVING =
      List.of(Aihw.CUSTOMER, Aihw.DESIGNER, Aihw.HOLDER, Aihw.TRAINER, Aihw.USER);
}
