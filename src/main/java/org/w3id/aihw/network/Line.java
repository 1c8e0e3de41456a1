package org.w3id.aihw.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.aihw.model.Aihw;

/**
 * A kind of line between two parties.
 *
 * <p>Left out are conclusions that only put lines together (such as {@code customerAndRivalOf}) and
 * those over several steps ({@code dependsOn}): they would hide the lines they rest on. Each line
 * can be walked both ways, which gives it two codes.
 *
 * @param number its place among all lines
 * @param inverse the property that says the same the other way round; empty where the ontology has
 *     none
 */
record Line(int number, Node property, Optional<Node> inverse) {
  static final Line SUPPLY = new Line(0, "supplierOf", "customerOf");
  static final Line INVESTMENT = new Line(1, "investorIn", "fundedBy");
  static final Line UNIT = new Line(2, "unitOf", "");
  static final Line OWNERSHIP = new Line(3, "ownerOf", "");
  static final Line PARTNERSHIP = new Line(4, "partnerOf", "partnerOf");
  static final Line RIVALRY = new Line(5, "rivalOf", "rivalOf");
  static final Line ALTERNATIVE = new Line(6, "buildsAlternativeTo", "");
  static final Line DEPENDENCE = new Line(7, "directlyDependsOn", "");
  static final Line USE = new Line(8, "usesProductOf", "");
  static final Line LOAN = new Line(9, "lendsTo", "borrowsFrom");
  static final Line GUARANTEE = new Line(10, "guaranteesFor", "guaranteedBy");
  static final Line SITE = new Line(11, "leasesSiteTo", "rentsSiteFrom");
  static final Line SHARES = new Line(12, "partOwnerOf", "");
  static final Line WARRANT = new Line(13, "holdsWarrantOf", "");
  static final Line SUBSIDY = new Line(14, "subsidises", "subsidisedBy");
  static final Line POST = new Line(15, "holdsPostAt", "employs");
  static final Line ANNOUNCED = new Line(16, "announcedToSupply", "");
  static final Line TALKS_TO_SUPPLY = new Line(17, "inTalksToSupply", "");
  static final Line TALKS = new Line(18, "inTalksWith", "inTalksWith");
  static final Line RUMOUR = new Line(19, "rumouredToSupply", "");

  /** All of them, by their numbers. */
  static final List<Line> LINES =
      List.of(
          SUPPLY,
          INVESTMENT,
          UNIT,
          OWNERSHIP,
          PARTNERSHIP,
          RIVALRY,
          ALTERNATIVE,
          DEPENDENCE,
          USE,
          LOAN,
          GUARANTEE,
          SITE,
          SHARES,
          WARRANT,
          SUBSIDY,
          POST,
          ANNOUNCED,
          TALKS_TO_SUPPLY,
          TALKS,
          RUMOUR);

  /** All lines that rest on firm standing, both ways, as a set of codes. */
  static final long FIRM = bit(ANNOUNCED.forward()) - 1;

  /** All lines, both ways. */
  static final long ALL = (bit(RUMOUR.forward()) << 2) - 1;

  /** Where money is put in: from investor to investee, and from lender to borrower. */
  static final long FUNDING = bit(INVESTMENT.forward()) | bit(LOAN.forward());

  /** Where money goes: where it is put in, and from customer to supplier. */
  static final long MONEY = FUNDING | bit(SUPPLY.backward());

  /** From a party to those who directly depend on it. */
  static final long DEPENDENTS = bit(SUPPLY.forward()) | bit(DEPENDENCE.backward());

  private Line(int number, String property, String inverse) {
    this(
        number,
        Aihw.term(property),
        inverse.isEmpty() ? Optional.empty() : Optional.of(Aihw.term(inverse)));
  }

  boolean isSymmetric() {
    return inverse.equals(Optional.of(property));
  }

  /** The code of walking from the subject of the property to its object. */
  int forward() {
    return 2 * number;
  }

  /** The code of walking from the object of the property to its subject. */
  int backward() {
    return isSymmetric() ? forward() : 2 * number + 1;
  }

  static long bit(int code) {
    return 1L << code;
  }

  /** Returns the codes of the same lines, walked the other way. */
  static long reversed(long codes) {
    long reversed = 0;
    for (Line line : LINES) {
      if ((codes & bit(line.forward())) != 0) {
        reversed |= bit(line.backward());
      }
      if ((codes & bit(line.backward())) != 0) {
        reversed |= bit(line.forward());
      }
    }
    return reversed;
  }

  /**
   * Returns the codes that lead from a party to those who stand in a property to it: for {@code
   * customerOf}, to its customers.
   */
  static Optional<Long> towards(Node property) {
    if (property.equals(DEPENDENCE.property)) {
      return Optional.of(DEPENDENTS);
    }
    for (Line line : LINES) {
      if (line.property.equals(property)) {
        return Optional.of(bit(line.backward()));
      }
      if (line.inverse.equals(Optional.of(property))) {
        return Optional.of(bit(line.forward()));
      }
    }
    return Optional.empty();
  }

  /** Returns the properties that {@link #towards} knows, for refusals. */
  static List<Node> properties() {
    List<Node> properties = new ArrayList<>();
    for (Line line : LINES) {
      properties.add(line.property);
      line.inverse.filter(inverse -> !inverse.equals(line.property)).ifPresent(properties::add);
    }
    return properties;
  }

  /** Takes from codes those that a stronger one among them says already. */
  static long withoutEchoes(long codes) {
    long left = codes;
    if ((codes & bit(SUPPLY.backward())) != 0) {
      left &= ~(bit(DEPENDENCE.forward()) | bit(USE.forward()));
    }
    if ((codes & bit(SUPPLY.forward())) != 0) {
      left &= ~(bit(DEPENDENCE.backward()) | bit(USE.backward()));
    }
    if ((codes & (bit(TALKS_TO_SUPPLY.forward()) | bit(TALKS_TO_SUPPLY.backward()))) != 0) {
      left &= ~bit(TALKS.forward());
    }
    if ((codes & (bit(OWNERSHIP.forward()) | bit(OWNERSHIP.backward()))) != 0) {
      left &= ~(bit(UNIT.forward()) | bit(UNIT.backward()));
    }
    return left;
  }
}
