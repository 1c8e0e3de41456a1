package org.w3id.aihw.fuzz;

import java.util.List;
import java.util.Random;
import org.w3id.aihw.World;

/** A small world: a file of firms and their ties that conforms, and graphs of odd values. */
final class RandomWorld {
  static final int FIRMS = 14;
  static final int TIES = 40;
  static final int GRAPHS = 3;

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
      List.of("InEffect", "Signed", "Announced", "InTalks", "Rumoured", "Cancelled", "Stated");

  private static final List<List<String>> KINDS =
      List.of(
          List.of("Supply", "supplier", "customer"),
          List.of("Competition", "rival", "rival"),
          List.of("Investment", "investor", "investee"),
          List.of("Partnership", "partner", "partner"),
          List.of("Ownership", "unit", "parent"));

  private RandomWorld() {}

  /** Returns the file of a world. */
  static String file(Random random) {
    StringBuilder text = new StringBuilder();
    for (int firm = 0; firm < FIRMS; firm++) {
      text.append(
          "aihw-id:firm%d a aihw:Organization ; rdfs:label \"Firm %d\"@en .\n"
              .formatted(firm, firm));
    }
    text.append(
        "aihw-id:doc-daily a aihw:Document ; dcterms:issued \"2024-03-05\"^^xsd:date ;"
            + " dcterms:title \"News\"@en .\n");
    for (int tie = 0; tie < TIES; tie++) {
      text.append(tie("tie" + tie, random));
    }
    return text.toString();
  }

  /** Returns a tie of two firms with one claim. */
  static String tie(String name, Random random) {
    List<String> kind = Fuzz.oneOf(random, KINDS);
    int one = random.nextInt(FIRMS);
    int other = (one + 1 + random.nextInt(FIRMS - 1)) % FIRMS;
    return """
    aihw-id:%1$s a aihw:%2$s ; rdfs:label "%1$s"@en ; aihw:%3$s aihw-id:firm%4$d ; aihw:%5$s aihw-id:firm%6$d .
    aihw-id:claim-%1$s a aihw:Claim ; aihw:about aihw-id:%1$s ; aihw:confidence aihw:HighConfidence ;
      aihw:confidenceReason "Both say so."@en ; aihw:paraphrase "They say so."@en ;
      aihw:statedIn aihw-id:doc-daily ; aihw:statedOn "2024-%7$02d-05"^^xsd:date ; aihw:status aihw:%8$s .
    """
        .formatted(
            name,
            kind.get(0),
            kind.get(1),
            one,
            kind.get(2),
            other,
            1 + random.nextInt(3),
            Fuzz.oneOf(random, STATUSES));
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
