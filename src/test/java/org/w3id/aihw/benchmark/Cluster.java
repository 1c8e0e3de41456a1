package org.w3id.aihw.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Aihw;

/** Some thirty firms that deal with each other, and what documents say of their deals. */
final class Cluster {
  private static final int CHIPS = 12;
  private static final int LINES = 4;
  private static final int DOCUMENTS = 14;
  private static final int STEPS = 8;
  private static final int REPORTERS = 3;
  private static final int OUTLETS = 40;

  private static final String[] NAMES = {
    "Aldra",
    "Boreal",
    "Cobalt",
    "Delphi",
    "Ember",
    "Fathom",
    "Glacier",
    "Helix",
    "Iridium",
    "Juno",
    "Krypton",
    "Lumen",
    "Meridian",
    "Nimbus",
    "Orchard",
    "Photon",
    "Quarry",
    "Rampart",
    "Sable",
    "Tundra",
    "Umbra",
    "Vertex",
    "Willow",
    "Xenon",
    "Yarrow",
    "Zephyr"
  };
  private static final String[] MEASURES = {
    "DealQuantity", "DealQuantity", "ContractValue", "FundsInvested", "UnitsHeld", "MarketShare"
  };
  private static final String[] HEDGES = {"About", "AtLeast", "MoreThan", "Nearly", "UpTo"};
  private static final String[] CONFIDENCES = {
    "HighConfidence", "HighConfidence", "MediumConfidence", "LowConfidence"
  };

  /** Each status as often as it turns up among twenty. */
  private static final String[] STATUSES = {
    "InEffect", "InEffect", "InEffect", "InEffect", "InEffect", "InEffect", "InEffect", "Stated",
    "Stated", "Stated", "Stated", "Signed", "Signed", "Completed", "Completed", "Announced",
    "Announced", "InTalks", "Rumoured", "Cancelled"
  };

  private static final Map<String, String> PHASES =
      Map.of(
          "InEffect", "Current",
          "Stated", "Current",
          "Signed", "Coming",
          "Completed", "Past",
          "Announced", "Coming",
          "InTalks", "Tentative",
          "Rumoured", "Tentative",
          "Cancelled", "Ended");

  private final Industry industry;
  private final int number;
  private final SplittableRandom random;
  private final List<Triple> triples = new ArrayList<>();
  private final String sentence;
  private int relationships;

  Cluster(Industry industry, int number) {
    this.industry = industry;
    this.number = number;
    random = new SplittableRandom(industry.seed() * 0x9E3779B97F4A7C15L + number);
    sentence = " in cluster " + number + ", the two said in a joint note to the press.";
  }

  /** The place of a firm on the way from tools to models; supply goes to higher ones. */
  private enum Level {
    TOOLS(2),
    MAKERS(3),
    DESIGNERS(5),
    CLOUDS(5),
    LABS(6);

    /** The number of firms; each has a unit if it is even, and one unit has a unit of its own. */
    final int firms;

    Level(int firms) {
      this.firms = firms;
    }

    String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  List<Triple> triples() {
    describeSources();
    describeParties();
    describeProducts();
    relate();
    return triples;
  }

  private void add(Node subject, String property, Node object) {
    triples.add(Triple.create(subject, Aihw.term(property), object));
  }

  private void add(Node subject, String property, String term) {
    add(subject, property, Aihw.term(term));
  }

  private void describe(Node thing, String type, String label) {
    triples.add(Triple.create(thing, RDF.type.asNode(), Aihw.term(type)));
    triples.add(
        Triple.create(thing, RDFS.label.asNode(), NodeFactory.createLiteralLang(label, "en")));
  }

  private Node own(String slug) {
    return Aihw.thing("c" + number + "-" + slug);
  }

  private String name() {
    return NAMES[random.nextInt(NAMES.length)];
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private Node date() {
    String month = "0" + (1 + random.nextInt(9));
    return NodeFactory.createLiteralDT(
        "20" + (23 + random.nextInt(4)) + "-" + month + "-" + (10 + random.nextInt(18)),
        XSDDatatype.XSDdate);
  }

  private static Node outlet(int index) {
    return Aihw.thing("outlet-" + index);
  }

  private void describeSources() {
    if (number == 0) {
      for (int outlet = 0; outlet < OUTLETS; outlet++) {
        describe(outlet(outlet), "Organization", "The " + NAMES[outlet % NAMES.length] + " Post");
      }
    }
    for (int index = 0; index < DOCUMENTS; index++) {
      Node document = own("doc-" + index);
      triples.add(Triple.create(document, RDF.type.asNode(), Aihw.DOCUMENT));
      triples.add(Triple.create(document, DCTerms.issued.asNode(), date()));
      triples.add(
          Triple.create(document, DCTerms.publisher.asNode(), outlet(random.nextInt(OUTLETS))));
      triples.add(
          Triple.create(
              document,
              DCTerms.title.asNode(),
              NodeFactory.createLiteralLang(name() + " and " + name() + " sign a deal", "en")));
      triples.add(
          Triple.create(
              document,
              NodeFactory.createURI("https://schema.org/url"),
              NodeFactory.createURI("https://news.example/" + number + "/" + index)));
    }
    for (int index = 0; index < REPORTERS; index++) {
      describe(own("reporter-" + index), "Person", name() + " " + name());
    }
    for (int index = 0; index < STEPS; index++) {
      Node step = own("via-" + index);
      triples.add(Triple.create(step, RDF.type.asNode(), Aihw.term("ReportingStep")));
      add(step, "reporter", own("reporter-" + random.nextInt(REPORTERS)));
      add(step, "reportedOn", date());
      if (index > 0 && chance(60)) {
        add(step, "receivedFrom", own("via-" + random.nextInt(index)));
      }
    }
  }

  private void describeParties() {
    for (Level level : Level.values()) {
      for (int firm = 0; firm < level.firms; firm++) {
        String slug = level.slug() + "-" + firm;
        String label = name() + " " + level.slug() + " " + number;
        describe(own(slug), "Organization", label);
        add(own(slug), "familyHead", own(slug));
        if (firm % 2 == 0) {
          describe(own(slug + "-unit"), "Organization", label + " unit");
          add(own(slug + "-unit"), "familyHead", own(slug));
          own(slug + "-unit", slug);
        }
        if (firm == 0 && level == Level.CLOUDS) {
          describe(own(slug + "-unit-brand"), "Organization", label + " brand");
          add(own(slug + "-unit-brand"), "familyHead", own(slug));
          own(slug + "-unit-brand", slug + "-unit");
        }
      }
    }
  }

  private void own(String unit, String parent) {
    add(own(unit), "countsFor", own(parent));
    Node ownership = relationship("Ownership", "Stated");
    add(ownership, "unit", own(unit));
    add(ownership, "parent", own(parent));
  }

  private void describeProducts() {
    for (int index = 0; index < LINES; index++) {
      describe(own("line-" + index), "ProductLine", name() + " line " + index);
    }
    for (int index = 0; index < CHIPS; index++) {
      Node chip = own("chip-" + index);
      describe(chip, "Chip", name() + " " + (100 + index));
      add(chip, "isInLine", own("line-" + index % LINES));
    }
  }

  /** A party of this cluster, or of another one of the bloc, sometimes by its unit. */
  private Node party(int cluster, Level level) {
    int firm = random.nextInt(level.firms);
    String unit = firm % 2 == 0 && chance(40) ? "-unit" : "";
    return Aihw.thing("c" + cluster + "-" + level.slug() + "-" + firm + unit);
  }

  private Node party(Level level) {
    return party(number, level);
  }

  private Node chip() {
    return own("chip-" + random.nextInt(CHIPS));
  }

  private void relate() {
    provide(5, new Provision("Licence", "licensor", "licensee"), Level.TOOLS, Level.MAKERS);
    provide(4, new Provision("Licence", "licensor", "licensee"), Level.TOOLS, Level.DESIGNERS);
    provide(
        12, new Provision("EquipmentSupply", "supplier", "customer"), Level.TOOLS, Level.MAKERS);
    provide(8, new Provision("Fabrication", "foundry", "customer"), Level.MAKERS, Level.DESIGNERS);
    provide(
        6, new Provision("MemorySupply", "supplier", "customer"), Level.MAKERS, Level.DESIGNERS);
    provide(3, new Provision("Packaging", "supplier", "customer"), Level.MAKERS, Level.DESIGNERS);
    provide(16, new Provision("Supply", "supplier", "customer"), Level.DESIGNERS, Level.CLOUDS);
    provide(6, new Provision("Supply", "supplier", "customer"), Level.DESIGNERS, Level.LABS);
    provide(12, new Provision("ComputeLease", "provider", "customer"), Level.CLOUDS, Level.LABS);
    provide(6, new Provision("Holding", "supplier", "holder"), Level.DESIGNERS, Level.CLOUDS);
    each(3, "CloudOffering", deal -> add(deal, "provider", party(Level.CLOUDS)));
    each(9, "Design", deal -> add(deal, "designer", party(Level.DESIGNERS)));
    each(4, "Use", deal -> add(deal, "user", party(Level.LABS)));
    each(2, "Training", deal -> add(deal, "trainer", party(Level.LABS)));
    between(6, "Competition", "rival", Level.DESIGNERS, "rival", Level.DESIGNERS);
    between(5, "Competition", "rival", Level.CLOUDS, "rival", Level.CLOUDS);
    between(6, "Competition", "rival", Level.DESIGNERS, "rival", Level.CLOUDS);
    between(4, "Partnership", "partner", Level.CLOUDS, "partner", Level.LABS);
    between(3, "Investment", "investor", Level.CLOUDS, "investee", Level.LABS);
    between(2, "Investment", "investor", Level.DESIGNERS, "investee", Level.LABS);
    between(3, "Substitution", "builder", Level.CLOUDS, "incumbent", Level.DESIGNERS);
    between(3, "SoftwareDependence", "dependent", Level.LABS, "platformOwner", Level.DESIGNERS);
    Node acquisition = relationship("Acquisition", status());
    int acquired = random.nextInt(Level.LABS.firms - 1);
    add(acquisition, "acquired", own(Level.LABS.slug() + "-" + acquired));
    add(acquisition, "acquirer", own(Level.LABS.slug() + "-" + (acquired + 1)));
  }

  /** A kind of relationship in which one party provides for another, with the roles of the two. */
  private record Provision(String kind, String from, String to) {}

  private void provide(int times, Provision provision, Level from, Level to) {
    for (int index = 0; index < times; index++) {
      Node deal = relationship(provision.kind(), status());
      int supplying = number;
      int buying = number;
      boolean reversed = false;
      if (industry.shape() == Industry.Shape.CYCLIC) {
        int first = number - number % Industry.BLOC;
        if (number > first && chance(20)) {
          int other = first + random.nextInt(number - first);
          if (chance(50)) {
            supplying = other;
          } else {
            buying = other;
          }
        }
        reversed = chance(10);
      }
      add(deal, provision.from(), party(supplying, reversed ? to : from));
      Node buyer = party(buying, reversed ? from : to);
      Node chip = chip();
      add(deal, provision.to(), buyer);
      add(deal, "unsurpassedFor", buyer);
      add(deal, "product", chip);
      add(deal, "awaits", chip);
      if (chance(60)) {
        figure(deal);
      }
    }
  }

  private void between(
      int times, String kind, String role, Level level, String otherRole, Level otherLevel) {
    for (int index = 0; index < times; index++) {
      Node tie = relationship(kind, status());
      Node one = party(level);
      Node other = party(otherLevel);
      while (other.equals(one)) {
        other = party(otherLevel);
      }
      add(tie, role, one);
      add(tie, otherRole, other);
      if (chance(30)) {
        figure(tie);
      }
    }
  }

  private void each(int times, String kind, Consumer<Node> role) {
    for (int index = 0; index < times; index++) {
      Node tie = relationship(kind, status());
      role.accept(tie);
      add(tie, "product", chip());
    }
  }

  private String status() {
    return STATUSES[random.nextInt(STATUSES.length)];
  }

  /** Describes a relationship with its standing and the claims that it rests on. */
  private Node relationship(String kind, String status) {
    Node relationship = own("tie-" + relationships++);
    describe(relationship, kind, name() + " and " + name() + ": " + kind);
    add(relationship, "standing", status);
    add(relationship, "phase", PHASES.getOrDefault(status, "Current"));
    int claims = 1 + random.nextInt(2);
    for (int index = 0; index < claims; index++) {
      Node claim = own("claim-" + relationships + "-" + index);
      add(relationship, "standingClaim", claim);
      state(claim, relationship, "Claim");
      add(claim, "status", status);
      if (chance(30)) {
        add(claim, "validFrom", date());
      }
    }
    return relationship;
  }

  private void figure(Node about) {
    Node figure = own("figure-" + relationships);
    state(figure, about, "Figure");
    add(figure, "measure", MEASURES[random.nextInt(MEASURES.length)]);
    add(figure, "unitOfMeasure", NodeFactory.createURI("http://qudt.org/vocab/unit/NUM"));
    add(
        figure,
        "value",
        NodeFactory.createLiteralDT(
            Integer.toString(1000 * (1 + random.nextInt(900))), XSDDatatype.XSDdecimal));
    if (chance(50)) {
      add(figure, "hedge", HEDGES[random.nextInt(HEDGES.length)]);
    }
  }

  /** Says of a statement what all statements have. */
  private void state(Node statement, Node about, String kind) {
    triples.add(Triple.create(statement, RDF.type.asNode(), Aihw.term(kind)));
    add(statement, "about", about);
    add(statement, "confidence", CONFIDENCES[random.nextInt(CONFIDENCES.length)]);
    add(
        statement,
        "paraphrase",
        NodeFactory.createLiteralLang(name() + " deals with " + name() + sentence, "en"));
    add(statement, "statedIn", own("doc-" + random.nextInt(DOCUMENTS)));
    add(statement, "statedOn", date());
    if (chance(60)) {
      add(statement, "reportedVia", own("via-" + random.nextInt(STEPS)));
    }
  }
}
