package org.w3id.aihw.model;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Namespaces, and the terms of our ontology that Java code names. */
public final class Aihw {
  /** Namespace of terms. */
  public static final String ONTOLOGY = "https://w3id.org/aihw/ontology#";

  /** Namespace of things: parties, products, relationships, statements, documents. */
  public static final String ID = "https://w3id.org/aihw/id/";

  /** Namespace of what queries can call beside SPARQL's own functions. */
  public static final String FUNCTION = "https://w3id.org/aihw/function#";

  /** Namespace of named graphs, one for each file. */
  public static final String GRAPH = "https://w3id.org/aihw/graph/";

  /** Namespace of the shapes under {@code ontology/shapes}. */
  public static final String SHAPE = "https://w3id.org/aihw/shape/";

  /** Namespace of the rules under {@code ontology/rules}. */
  public static final String RULE = "https://w3id.org/aihw/rule/";

  public static final Node ABOUT = term("about");
  public static final Node ACQUIRED = term("acquired");
  public static final Node ACQUIRER = term("acquirer");
  public static final Node ASSESSMENT = term("Assessment");
  public static final Node AWAITS = term("awaits");
  public static final Node BEGINS_WHEN_SIGNED = term("beginsWhenSigned");
  public static final Node CLAIM = term("Claim");
  public static final Node COMING = term("Coming");
  public static final Node COMPETITION = term("Competition");
  public static final Node COMPLETED = term("Completed");
  public static final Node CONDITIONAL_ON = term("conditionalOn");
  public static final Node CONFIDENCE = term("confidence");
  public static final Node CORRECTS = term("corrects");
  public static final Node CURRENT = term("Current");
  public static final Node COUNTS_FOR = term("countsFor");
  public static final Node CUSTOMER = term("customer");
  public static final Node DENIED = term("Denied");
  public static final Node DESIGN = term("Design");
  public static final Node DESIGNER = term("designer");
  public static final Node DISSENTING_CLAIM = term("dissentingClaim");
  public static final Node DIVESTED = term("divested");
  public static final Node DOCUMENT = term("Document");
  public static final Node DOUBTED = term("doubted");

  /** The phase of what is doubted. */
  public static final Node DOUBTED_PHASE = term("Doubted");

  public static final Node ENDED = term("Ended");
  public static final Node EVENT = term("Event");
  public static final Node FAMILY_HEAD = term("familyHead");
  public static final Node FIGURE = term("Figure");
  public static final Node FIRM = term("Firm");
  public static final Node FORMER_PRODUCT = term("formerProduct");
  public static final Node HELD_BEFORE = term("heldBefore");
  public static final Node HOLDER = term("holder");
  public static final Node HOLDING_COMPANY = term("HoldingCompany");
  public static final Node HOLDS_FROM = term("holdsFrom");
  public static final Node HOLDS_TO = term("holdsTo");
  public static final Node INVESTEE = term("investee");
  public static final Node INVESTMENT = term("Investment");
  public static final Node INVESTOR = term("investor");
  public static final Node ISSUER = term("issuer");
  public static final Node IS_IN_LINE = term("isInLine");
  public static final Node KNOWN_FROM = term("knownFrom");
  public static final Node LAPSED = term("Lapsed");
  public static final Node LAPSES_AFTER = term("lapsesAfter");
  public static final Node LAST_HEARD_ON = term("lastHeardOn");
  public static final Node OBSERVED_ON = term("observedOn");
  public static final Node OUTCOME_LASTS = term("outcomeLasts");
  public static final Node PARAPHRASE = term("paraphrase");
  public static final Node PARENT = term("parent");
  public static final Node PARTY = term("party");
  public static final Node PARTY_CLASS = term("Party");
  public static final Node PAST = term("Past");
  public static final Node PHASE = term("phase");
  public static final Node PRODUCT = term("product");
  public static final Node PRODUCT_CLASS = term("Product");
  public static final Node PROVISION = term("Provision");
  public static final Node RECEIVED_FROM = term("receivedFrom");
  public static final Node RELATIONSHIP = term("Relationship");
  public static final Node REPLACEABLE_SUPPLY = term("ReplaceableSupply");
  public static final Node REPORTED_VIA = term("reportedVia");
  public static final Node REPORTER = term("reporter");
  public static final Node RETRIEVED_ON = term("retrievedOn");
  public static final Node RULE_CLASS = term("Rule");
  public static final Node RUMOURED = term("Rumoured");
  public static final Node RUNG = term("rung");
  public static final Node SELLER = term("seller");
  public static final Node SHAREHOLDER = term("shareholder");
  public static final Node SIGNED = term("Signed");
  public static final Node SOLE_DESIGNER = term("soleDesigner");
  public static final Node SOLE_SOURCE_FOR = term("soleSourceFor");
  public static final Node STANDING = term("standing");
  public static final Node STANDING_CLAIM = term("standingClaim");
  public static final Node STANDING_KNOWN_SINCE = term("standingKnownSince");
  public static final Node STANDING_SINCE = term("standingSince");
  public static final Node STANDING_UNTIL = term("standingUntil");
  public static final Node STATED = term("Stated");
  public static final Node STATED_IN = term("statedIn");
  public static final Node STATED_ON = term("statedOn");
  public static final Node STATEMENT = term("Statement");
  public static final Node STATUS = term("status");
  public static final Node SUPERSEDES = term("supersedes");
  public static final Node SUPPLIER = term("supplier");
  public static final Node TAKES_DESIGNER_OF = term("takesDesignerOf");
  public static final Node TEMPORAL_KIND = term("temporalKind");
  public static final Node TENTATIVE = term("Tentative");
  public static final Node TRAINER = term("trainer");
  public static final Node UNDISCLOSED_PARTY = term("UndisclosedParty");
  public static final Node UNIT = term("unit");
  public static final Node UNSURPASSED_FOR = term("unsurpassedFor");
  public static final Node USER = term("user");
  public static final Node VALID_FROM = term("validFrom");
  public static final Node VALID_TO = term("validTo");
  public static final Node VARIANT_OF = term("variantOf");

  /** Name of the graph that holds what was inferred, and only that. */
  public static final Node INFERRED_GRAPH = NodeFactory.createURI(GRAPH + "inferred");

  /** Name of the graph that joins conclusions with what they rest on. */
  public static final Node SUPPORT_GRAPH = NodeFactory.createURI(GRAPH + "support");

  /** Name of the graph that holds the standing of each relationship on the days asked about. */
  public static final Node STANDING_GRAPH = NodeFactory.createURI(GRAPH + "standing");

  private Aihw() {}

  /** Returns whether a property tells how a relationship stands, which its claims decide. */
  public static boolean isStanding(Node property) {
    return property.equals(PHASE) || property.equals(STANDING);
  }

  /** Returns the term of our ontology with a local name. */
  public static Node term(String name) {
    return NodeFactory.createURI(ONTOLOGY + name);
  }

  /** Returns the rule with a name. */
  public static Node rule(String name) {
    return NodeFactory.createURI(RULE + name);
  }

  /** Returns the thing with a slug. */
  public static Node thing(String slug) {
    return NodeFactory.createURI(ID + slug);
  }
}
