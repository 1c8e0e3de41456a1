package org.w3id.aihw.fuzz;

import java.util.List;
import java.util.Random;
import org.w3id.aihw.World;

/**
 * A small world: a file of firms, what they make and their ties that conforms, and graphs of odd
 * values. Half of the firms own each other on some days, by the word of some.
 */
final class RandomWorld {
  static final int FIRMS = 14;
  static final int TIES = 40;
  static final int GRAPHS = 3;

  /** How many claims about a tie there may be. */
  static final int CLAIMS = 3;

  /** Some products, of which the first are lines. */
  static final int PRODUCTS = 7;

  static final int LINES = 3;

  /** Who may own or be owned. */
  private static final int GROUP = 7;

  /** Literals of every kind that SPARQL compares, equal ones in several forms among them. */
  static final List<String> VALUES =
      List.of(
          "1",
          "01",
          "1.0",
          "1.50",
          "-7",
          "0",
          "2e3",
          "\"1\"^^xsd:byte",
          "\"2.5\"^^xsd:float",
          "\"NaN\"^^xsd:double",
          "true",
          "\"0\"^^xsd:boolean",
          "\"2025-03-05\"^^xsd:date",
          "\"2025-03-05T10:00:00Z\"^^xsd:dateTime",
          "\"2025-03-05T12:00:00+02:00\"^^xsd:dateTime",
          "\"2025\"^^xsd:gYear",
          "\"P1Y\"^^xsd:duration",
          "\"abc\"",
          "\"Abc\"@en",
          "\"abc\"@de-AT",
          "\"\"",
          "\"Zürich 東京\"",
          "\"a.b|c\"",
          "\"x\"^^<http://e.org/type>");

  private static final List<String> STATUSES =
      List.of(
          "InEffect",
          "InEffect",
          "Signed",
          "Announced",
          "InTalks",
          "Rumoured",
          "Completed",
          "Cancelled",
          "Denied",
          "Stated");

  private static final List<String> TRUST = List.of("High", "High", "Medium", "Medium", "Low");

  private static final List<String> DAYS =
      List.of(
          "\"2022-07\"^^xsd:gYearMonth",
          "\"2023\"^^xsd:gYear",
          "\"2023-11-20\"^^xsd:date",
          "\"2024-01-05\"^^xsd:date",
          "\"2024-02-05\"^^xsd:date",
          "\"2024-03-05\"^^xsd:date",
          "\"2024-12\"^^xsd:gYearMonth",
          "\"2025-06-30\"^^xsd:date",
          "\"2026-02-01\"^^xsd:date",
          "\"2027-05-01\"^^xsd:date");

  private static final List<String> DATES =
      List.of("aihw:validFrom", "aihw:validTo", "aihw:observedOn");

  /** Kinds of ties with two roles, and whether something is told that is dealt in. */
  private record Kind(String type, String role, String other, boolean hasProduct) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("Supply", "supplier", "customer", false),
          new Kind("Supply", "supplier", "customer", true),
          new Kind("MaterialSupply", "supplier", "customer", true),
          new Kind("ComputeLease", "provider", "customer", true),
          new Kind("MemorySupply", "supplier", "customer", false),
          new Kind("Competition", "rival", "rival", false),
          new Kind("Investment", "investor", "investee", false),
          new Kind("Partnership", "partner", "partner", false),
          new Kind("Divestiture", "seller", "divested", false),
          new Kind("Acquisition", "acquirer", "acquired", false),
          new Kind("Holding", "holder", "holder", true),
          new Kind("Design", "designer", "designer", true),
          new Kind("HeadOffice", "resident", "seat", false));

  private static final Kind OWNERSHIP = new Kind("Ownership", "parent", "unit", false);

  private RandomWorld() {}

  /** Returns the file of a world. */
  static String file(Random random) {
    StringBuilder text = new StringBuilder();
    for (int firm = 0; firm < FIRMS; firm++) {
      text.append(
          """
          aihw-id:firm%1$d a aihw:Organization ; rdfs:label "Firm %1$d"@en .
          aihw-id:step%1$d a aihw:ReportingStep ; aihw:reporter aihw-id:firm%1$d %2$s .
          aihw-id:doc%1$d a aihw:Document ; dcterms:title "News %1$d"@en ; dcterms:publisher aihw-id:firm%1$d .
          """
              .formatted(
                  firm, firm % 3 == 0 ? "" : "; aihw:receivedFrom aihw-id:step" + (firm - 1)));
    }
    for (int product = 0; product < PRODUCTS; product++) {
      boolean isLine = product < LINES;
      text.append(
          "aihw-id:product%1$d a aihw:%2$s ; rdfs:label \"Product %1$d\"@en .\n"
              .formatted(product, isLine ? "ProductLine" : "Chip"));
      if (!isLine && random.nextBoolean()) {
        text.append(isInLine(product, random));
      }
    }
    text.append(
        """
        aihw-id:land0 a aihw:Country ; rdfs:label "Land"@en .
        aihw-id:land1 a aihw:Country ; rdfs:label "Other land"@en .
        aihw-id:doc-daily a aihw:Document ; dcterms:issued "2024-03-05"^^xsd:date ;
          dcterms:title "News"@en .
        """);
    for (int tie = 0; tie < TIES; tie++) {
      text.append(tie("tie" + tie, random));
    }
    return text.toString();
  }

  /** Returns that a chip is in a line, or a variant of the chip before it. */
  static String isInLine(int product, Random random) {
    return product > LINES && random.nextInt(3) == 0
        ? "aihw-id:product%d aihw:variantOf aihw-id:product%d .\n".formatted(product, product - 1)
        : "aihw-id:product%d aihw:isInLine aihw-id:product%d .\n"
            .formatted(product, random.nextInt(LINES));
  }

  /** Returns that some chip is in a line or a variant of another. */
  static String isInLine(Random random) {
    return isInLine(LINES + random.nextInt(PRODUCTS - LINES), random);
  }

  /** Returns a tie of two firms with one claim or several, which may speak of one another. */
  static String tie(String name, Random random) {
    StringBuilder text = new StringBuilder(relationship(name, random));
    for (int claim = random.nextInt(3) == 0 ? CLAIMS : 1; claim > 0; claim--) {
      text.append(claim(name, claim, random));
    }
    return text.toString();
  }

  /**
   * Returns a tie without claims. Who belongs to whom is told of few, so that families are deep.
   */
  static String relationship(String name, Random random) {
    boolean joins = random.nextInt(3) == 0;
    Kind kind = joins ? OWNERSHIP : Fuzz.oneOf(random, KINDS);
    // A unit never comes before its owner, or somebody might be a unit of himself.
    boolean isAbove = joins || kind.type().equals("Acquisition");
    int one = random.nextInt(isAbove ? GROUP - 1 : FIRMS);
    int other =
        isAbove
            ? one + 1 + random.nextInt(GROUP - 1 - one)
            : (one + 1 + random.nextInt(FIRMS - 1)) % FIRMS;
    String second = "firm" + other;
    if (kind.other().equals("seat")) {
      second = "land" + other % 2;
    } else if (kind.role().equals(kind.other()) && kind.hasProduct()) {
      second = "firm" + one;
    }
    StringBuilder text =
        new StringBuilder(
            "aihw-id:%1$s a aihw:%2$s ; rdfs:label \"%1$s\"@en ; aihw:%3$s aihw-id:firm%4$d ; aihw:%5$s aihw-id:%6$s .\n"
                .formatted(name, kind.type(), kind.role(), one, kind.other(), second));
    if (kind.hasProduct()) {
      for (int more = random.nextInt(4); more >= 0; more -= 2) {
        text.append(
            "aihw-id:%s aihw:product aihw-id:product%d .\n"
                .formatted(name, random.nextInt(PRODUCTS)));
      }
    }
    return text.toString();
  }

  /** Returns one of the claims about a tie. */
  static String claim(String tie, int number, Random random) {
    StringBuilder text =
        new StringBuilder(
            """
            aihw-id:%1$s a aihw:Claim ; aihw:about aihw-id:%2$s ; aihw:confidence aihw:%3$sConfidence ;
              aihw:confidenceReason "Both say so."@en ; aihw:paraphrase "They say so."@en ;
              aihw:statedIn aihw-id:doc%4$s ; aihw:statedOn %5$s ; aihw:status aihw:%6$s .
            """
                .formatted(
                    claimName(tie, number),
                    tie,
                    Fuzz.oneOf(random, TRUST),
                    random.nextBoolean() ? "-daily" : random.nextInt(FIRMS),
                    Fuzz.oneOf(random, DAYS),
                    Fuzz.oneOf(random, STATUSES)));
    for (int one = 0; one < DATES.size(); one++) {
      if (random.nextInt(4) == 0) {
        text.append(date(tie, number, one, random));
      }
    }
    for (int more = random.nextInt(3); more > 0; more--) {
      text.append(more(tie, number, random));
    }
    return text.toString();
  }

  /** Returns a day of a claim about a tie; those on which it begins come before all others. */
  static String date(String tie, int number, int which, Random random) {
    int day = which == 0 ? random.nextInt(3) : 3 + random.nextInt(DAYS.size() - 3);
    return "aihw-id:%s %s %s .\n"
        .formatted(claimName(tie, number), DATES.get(which), DAYS.get(day));
  }

  /** Returns something that a claim about a tie may say any number of times. */
  static String more(String tie, int number, Random random) {
    String other = "aihw-id:" + claimName(tie, 1 + random.nextInt(CLAIMS));
    String words =
        switch (random.nextInt(5)) {
          case 0 -> "aihw:supersedes " + other;
          case 1 -> "aihw:corrects " + other;
          case 2 -> "aihw:conditionalOn aihw-id:tie" + random.nextInt(TIES);
          // By few, so that several have it from one.
          default ->
              "aihw:reportedVia aihw-id:step" + random.nextInt(random.nextBoolean() ? 2 : FIRMS);
        };
    return "aihw-id:%s %s .\n".formatted(claimName(tie, number), words);
  }

  static String claimName(String tie, int number) {
    return "claim-" + tie + (number == 1 ? "" : "-" + number);
  }

  /** Returns the name of a graph that may be written to. */
  static String graph(int number) {
    return "http://e.org/g" + number;
  }

  /** Returns some triples of things that are none of the model's, with values of all kinds. */
  static String values(Random random, int size) {
    StringBuilder text = new StringBuilder();
    for (int triple = 0; triple < size; triple++) {
      text.append(
              "<http://e.org/s%d> <http://e.org/p%d> "
                  .formatted(random.nextInt(8), random.nextInt(4)))
          .append(
              random.nextInt(3) == 0
                  ? "<http://e.org/s%d>".formatted(random.nextInt(8))
                  : Fuzz.oneOf(random, VALUES))
          .append(" .\n");
    }
    return text.toString();
  }

  /** Returns a text with the prefixes that all worlds have. */
  static String withPrefixes(String turtle) {
    return World.PREFIXES + turtle;
  }
}
