package org.w3id.aihw.serve.pages;

import java.util.List;

/** Where a party stands in the picture of another, by what it is to it. Always the same place. */
public enum Side {
  /** It provides: on the left. */
  SUPPLIER("supplier"),
  /** It receives: on the right. */
  CUSTOMER("customer"),
  /** It competes, or is fought: below. */
  RIVAL("rival or opponent"),
  /** It works together with, funds, owns, backs or houses, or is so treated: above. */
  PARTNER("partner, investor or unit");

  /**
   * Two roles in one relationship, and on which side of a party in the first role one in the second
   * stands.
   *
   * @param mine the role of the party in the middle
   * @param theirs the role of the other party
   * @param side where the other party stands
   */
  record Meeting(String mine, String theirs, Side side) {}

  /** The roles that put a party on a side; the roles below these count too. */
  static final List<Meeting> MEETINGS =
      List.of(
          new Meeting("customer", "supplier", SUPPLIER),
          new Meeting("supplier", "customer", CUSTOMER),
          new Meeting("dependent", "platformOwner", SUPPLIER),
          new Meeting("platformOwner", "dependent", CUSTOMER),
          new Meeting("rival", "rival", RIVAL),
          new Meeting("builder", "incumbent", RIVAL),
          new Meeting("incumbent", "builder", RIVAL),
          new Meeting("claimant", "respondent", RIVAL),
          new Meeting("respondent", "claimant", RIVAL),
          new Meeting("partner", "partner", PARTNER),
          new Meeting("partner", "venture", PARTNER),
          new Meeting("venture", "partner", PARTNER),
          new Meeting("investor", "investee", PARTNER),
          new Meeting("investee", "investor", PARTNER),
          new Meeting("acquirer", "acquired", PARTNER),
          new Meeting("acquired", "acquirer", PARTNER),
          new Meeting("parent", "unit", PARTNER),
          new Meeting("unit", "parent", PARTNER),
          new Meeting("shareholder", "issuer", PARTNER),
          new Meeting("issuer", "shareholder", PARTNER),
          new Meeting("warrantHolder", "issuer", PARTNER),
          new Meeting("issuer", "warrantHolder", PARTNER),
          new Meeting("seller", "divested", PARTNER),
          new Meeting("divested", "seller", PARTNER),
          new Meeting("lender", "borrower", PARTNER),
          new Meeting("borrower", "lender", PARTNER),
          new Meeting("guarantor", "beneficiary", PARTNER),
          new Meeting("beneficiary", "guarantor", PARTNER),
          new Meeting("guarantor", "protectedParty", PARTNER),
          new Meeting("protectedParty", "guarantor", PARTNER),
          new Meeting("landlord", "tenant", PARTNER),
          new Meeting("tenant", "landlord", PARTNER),
          new Meeting("grantor", "recipient", PARTNER),
          new Meeting("recipient", "grantor", PARTNER),
          new Meeting("employer", "officeHolder", PARTNER),
          new Meeting("officeHolder", "employer", PARTNER));

  /**
   * A line that follows between two parties.
   *
   * @param property the property
   * @param outgoing whether the party in the middle is its subject
   * @param side where the other party stands
   */
  record Inferred(String property, boolean outgoing, Side side) {}

  /** The conclusions that put a party on a side where no relationship of the two does. */
  static final List<Inferred> CONCLUSIONS =
      List.of(
          new Inferred("customerOf", true, SUPPLIER),
          new Inferred("supplierOf", true, CUSTOMER),
          new Inferred("rivalOf", true, RIVAL),
          new Inferred("buildsAlternativeTo", true, RIVAL),
          new Inferred("buildsAlternativeTo", false, RIVAL),
          new Inferred("partnerOf", true, PARTNER),
          new Inferred("investorIn", true, PARTNER),
          new Inferred("fundedBy", true, PARTNER),
          new Inferred("lendsTo", true, PARTNER),
          new Inferred("borrowsFrom", true, PARTNER),
          new Inferred("guaranteesFor", true, PARTNER),
          new Inferred("guaranteedBy", true, PARTNER),
          new Inferred("unitOf", true, PARTNER),
          new Inferred("unitOf", false, PARTNER));

  private final String words;

  Side(String words) {
    this.words = words;
  }

  /** Returns what a party on this side is to the one in the middle. */
  public String words() {
    return words;
  }
}
