package org.w3id.aihw.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.pipeline.Pipeline;

/** What is true when, and what was known when. */
class ClockTest {
  private static final String TWO_FIRMS =
      """
      aihw-id:acme a aihw:Organization ; rdfs:label "Acme"@en .
      aihw-id:bolt a aihw:Organization ; rdfs:label "Bolt"@en .
      aihw-id:deal a aihw:Supply ; rdfs:label "Acme supplies Bolt"@en ;
        aihw:supplier aihw-id:acme ; aihw:customer aihw-id:bolt .
      """;
  private static final String SALE = "acme supplierOf bolt";

  @TempDir private Path folder;

  private static String claim(String name, String status, String statedOn, String more) {
    return """
    aihw-id:doc-%1$s a aihw:Document ; dcterms:title "%1$s"@en .
    aihw-id:claim-%1$s a aihw:Claim ; aihw:about aihw-id:deal ;
      aihw:confidence aihw:MediumConfidence ; aihw:paraphrase "%1$s"@en ;
      aihw:statedIn aihw-id:doc-%1$s ; aihw:statedOn %3$s ; aihw:status aihw:%2$s %4$s .
    """
        .formatted(name, status, statedOn, more);
  }

  private static Clocks on(String asOf, String knownAt) {
    return new Clocks(LocalDate.parse(asOf), LocalDate.parse(knownAt));
  }

  private static boolean holds(Pipeline pipeline, String asOf, String knownAt, String words) {
    return pipeline.at(on(asOf, knownAt)).closure().contains(World.triple(words));
  }

  private Pipeline world(String... claims) {
    return Pipeline.inMemory(World.tiny(folder, TWO_FIRMS + String.join("", claims)));
  }

  @Test
  void talksAreNeverASale() {
    Pipeline pipeline = world(claim("talks", "InTalks", "\"2025-03-05\"^^xsd:date", ""));
    assertFalse(holds(pipeline, "2025-04-01", "2025-04-01", SALE));
    assertTrue(holds(pipeline, "2025-04-01", "2025-04-01", "acme inTalksToSupply bolt"));
  }

  @Test
  void claimIsNotKnownBeforeItIsStated() {
    Pipeline pipeline =
        world(
            claim(
                "late",
                "InEffect",
                "\"2025-03-05\"^^xsd:date",
                "; aihw:validFrom \"2020\"^^xsd:gYear"));
    assertFalse(holds(pipeline, "2021-01-01", "2025-03-04", SALE));
    assertTrue(holds(pipeline, "2021-01-01", "2025-03-05", SALE));
    assertFalse(holds(pipeline, "2019-12-31", "2025-03-05", SALE));
  }

  @Test
  void claimOfAMonthIsKnownFromItsEnd() {
    Pipeline pipeline = world(claim("month", "InEffect", "\"2025-03\"^^xsd:gYearMonth", ""));
    assertFalse(holds(pipeline, "2025-06-01", "2025-03-30", SALE));
    assertTrue(holds(pipeline, "2025-06-01", "2025-03-31", SALE));
  }

  @Test
  void endOfAClaimCountsToItsLastDay() {
    Pipeline pipeline =
        world(
            claim(
                "ends",
                "InEffect",
                "\"2025-03-05\"^^xsd:date",
                "; aihw:validTo \"2026\"^^xsd:gYear"));
    assertTrue(holds(pipeline, "2026-12-31", "2027-06-01", SALE));
    assertFalse(holds(pipeline, "2027-01-01", "2027-06-01", SALE));
  }

  @Test
  void laterDenialEndsADealAndCanBeSeenToDissent() {
    Pipeline pipeline =
        world(
            claim("signed", "Signed", "\"2025-03-05\"^^xsd:date", ""),
            claim("off", "Cancelled", "\"2025-09-01\"^^xsd:date", ""));
    assertTrue(holds(pipeline, "2025-08-31", "2025-12-01", SALE));
    assertFalse(holds(pipeline, "2025-09-01", "2025-12-01", SALE));
    assertTrue(holds(pipeline, "2025-09-01", "2025-12-01", "deal standing Cancelled"));
    assertTrue(holds(pipeline, "2025-09-01", "2025-12-01", "deal dissentingClaim claim-signed"));
    assertTrue(
        holds(pipeline, "2025-10-01", "2025-08-01", SALE), "the end was not known in August");
  }

  @Test
  void claimOfLowConfidenceAloneIsDoubted() {
    Pipeline pipeline =
        Pipeline.inMemory(
            World.tiny(
                folder,
                TWO_FIRMS
                    + claim("weak", "InEffect", "\"2025-03-05\"^^xsd:date", "")
                        .replace("MediumConfidence", "LowConfidence")));
    assertFalse(holds(pipeline, "2025-04-01", "2025-04-01", SALE));
    assertTrue(holds(pipeline, "2025-04-01", "2025-04-01", "acme doubtedToSupply bolt"));
  }

  @Test
  void conditionalClaimWaitsForItsCondition() {
    String condition =
        """
        aihw-id:first a aihw:Supply ; rdfs:label "Bolt supplies Acme"@en ;
          aihw:supplier aihw-id:bolt ; aihw:customer aihw-id:acme .
        aihw-id:doc-first a aihw:Document ; dcterms:title "first"@en .
        aihw-id:claim-first a aihw:Claim ; aihw:about aihw-id:first ;
          aihw:confidence aihw:MediumConfidence ; aihw:paraphrase "first"@en ;
          aihw:statedIn aihw-id:doc-first ; aihw:statedOn "2025-01-01"^^xsd:date ;
          aihw:status aihw:InTalks .
        aihw-id:doc-second a aihw:Document ; dcterms:title "second"@en .
        aihw-id:claim-second a aihw:Claim ; aihw:about aihw-id:first ;
          aihw:confidence aihw:MediumConfidence ; aihw:paraphrase "second"@en ;
          aihw:statedIn aihw-id:doc-second ; aihw:statedOn "2025-06-01"^^xsd:date ;
          aihw:status aihw:Signed .
        """;
    Pipeline pipeline =
        world(
            condition,
            claim(
                "waits",
                "InEffect",
                "\"2025-03-05\"^^xsd:date",
                "; aihw:conditionalOn aihw-id:first"));
    assertFalse(holds(pipeline, "2025-05-01", "2025-12-01", SALE));
    assertTrue(holds(pipeline, "2025-06-01", "2025-12-01", SALE));
  }

  @Test
  void pairOfTheFoundingExampleIsGoneBeforeThePurchaseWasKnown() {
    String pair = "amazon customerAndRivalOf nvidia";
    assertTrue(World.real().at(World.NOW).closure().contains(World.triple(pair)));
    assertFalse(holds(World.real(), "2026-11-23", "2023-11-29", pair));
    assertFalse(holds(World.real(), "2026-11-23", "2023-11-29", "amazon customerOf nvidia"));
    assertTrue(holds(World.real(), "2023-12-31", "2023-12-31", "amazon customerOf nvidia"));
    assertTrue(holds(World.real(), "2026-11-23", "2023-12-31", "aws lastKnownCustomerOf nvidia"));
  }

  @Test
  void talksOfTheFoundingExampleShowFromTheDayOfTheReport() {
    String talks = "amazon inTalksToSupply undisclosed-trainium-buyers";
    assertFalse(holds(World.real(), "2026-11-23", "2026-06-17", talks));
    assertTrue(holds(World.real(), "2026-11-23", "2026-06-18", talks));
    assertFalse(
        holds(
            World.real(),
            "2026-11-23",
            "2026-11-23",
            "amazon supplierOf undisclosed-trainium-buyers"));
  }

  @Test
  void whatWasNotKnownIsNotInTheGraph() {
    assertEquals(
        0,
        World.real()
            .at(Clocks.on(LocalDate.of(2012, 1, 1)))
            .graph()
            .find(null, org.w3id.aihw.model.Aihw.STATED_IN, null)
            .toList()
            .size());
  }

  @Test
  void documentsThatCameOutLaterAreNotInTheGraph() {
    Pipeline pipeline =
        world(
            claim("undated", "InEffect", "\"2025-03-05\"^^xsd:date", ""),
            """
            aihw-id:doc-table a aihw:Dataset ; dcterms:title "table"@en ;
              dcterms:issued "2025-06-01"^^xsd:date .
            """);
    assertFalse(holds(pipeline, "2025-05-01", "2025-03-04", "doc-undated a Document"));
    assertTrue(holds(pipeline, "2025-05-01", "2025-03-05", "doc-undated a Document"));
    assertFalse(holds(pipeline, "2025-07-01", "2025-05-31", "doc-table a Dataset"));
    assertTrue(holds(pipeline, "2025-07-01", "2025-06-01", "doc-table a Dataset"));
  }

  @Test
  void whatIsDatedByTheYearIsKnownOnceItIsInOurHands() {
    Pipeline pipeline =
        world(
            claim("year", "InEffect", "\"2025\"^^xsd:gYear", ""),
            "aihw-id:doc-year aihw:retrievedOn \"2025-03-05\"^^xsd:date .");
    assertFalse(holds(pipeline, "2025-03-05", "2025-03-04", SALE));
    assertTrue(holds(pipeline, "2025-03-05", "2025-03-05", SALE));
  }
}
