package org.w3id.aihw.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.World;
import org.w3id.aihw.serve.RawHttp.Answer;

/** Dates in all their forms, written over HTTP and asked for in addresses. */
class DatesOverHttpTest {
  private static final String GRAPH = "/data?graph=https%3A%2F%2Fexample.org%2Fdates";

  /** A deal whose every date carries a time zone. */
  private static final String ZONED =
      World.PREFIXES
          + """
          aihw-id:cog a aihw:Organization ; rdfs:label "Cog"@en .
          aihw-id:doc-zoned a aihw:Document ; dcterms:title "Cog and Acme"@en ;
            dcterms:publisher aihw-id:cog ; dcterms:issued "2024-02-28-11:00"^^xsd:date ;
            aihw:retrievedOn "2024-03-01Z"^^xsd:date .
          aihw-id:cog-supplies-acme a aihw:Supply ; rdfs:label "Cog's supply to Acme"@en ;
            aihw:customer aihw-id:acme ; aihw:supplier aihw-id:cog .
          aihw-id:claim-cog a aihw:Claim ; aihw:about aihw-id:cog-supplies-acme ;
            aihw:confidence aihw:HighConfidence ; aihw:confidenceReason "Both say so."@en ;
            aihw:paraphrase "Cog sells to Acme."@en ; aihw:statedIn aihw-id:doc-zoned ;
            aihw:statedOn "2024-02-27+14:00"^^xsd:date ; aihw:status aihw:InEffect ;
            aihw:validFrom "2024Z"^^xsd:gYear ; aihw:validTo "2024-12-31-11:00"^^xsd:date .
          aihw-id:figure-cog a aihw:Figure ; aihw:about aihw-id:cog-supplies-acme ;
            aihw:confidence aihw:HighConfidence ; aihw:confidenceReason "Both say so."@en ;
            aihw:measure aihw:ContractValue ; aihw:paraphrase "Worth 5 dollars."@en ;
            aihw:statedIn aihw-id:doc-zoned ; aihw:statedOn "2024-02+05:30"^^xsd:gYearMonth ;
            aihw:unitOfMeasure <http://qudt.org/vocab/unit/CCY_USD> ; aihw:value 5 ;
            aihw:validFrom "2024-01-05:00"^^xsd:gYearMonth ; aihw:validTo "2024Z"^^xsd:gYear .
          """;

  private static final String SALE =
      RawHttp.encoded(
          "ASK { <https://w3id.org/aihw/id/acme> <https://w3id.org/aihw/ontology#customerOf>"
              + " <https://w3id.org/aihw/id/cog> }");

  @TempDir private static Path folder;
  private static WritableServer server;

  @BeforeAll
  static void start() {
    server = WritableServer.in(folder);
    Answer answer = server.writer().sendText("PUT", GRAPH, ZONED, "Content-Type", "text/turtle");
    assertTrue(answer.status() / 100 == 2, answer.status() + " " + answer.body());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer get(String target) {
    return server.anyone().send("GET", target);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-12-31, 2024-03-01, false",
    "2024-01-01, 2024-02-26, false",
    "2024-01-01, 2024-02-27, true",
    "2024-12-31, 2026-01-01, true",
    "2024-12-31Z, 2026Z, true",
    "2024-12-31-11:00, 2026-01-05:00, true",
    "2025-01-01, 2026-01-01, false",
  })
  void datesWithAZoneHoldOnTheDaysThatAreWritten(String asOf, String knownAt, boolean holds) {
    Answer answer =
        get(
            "/sparql?query="
                + SALE
                + "&asOf="
                + RawHttp.encoded(asOf)
                + "&knownAt="
                + RawHttp.encoded(knownAt));
    assertEquals(200, answer.status(), answer.body());
    assertTrue(answer.body().contains(Boolean.toString(holds)), answer.body());
  }

  @Test
  void everyPageShowsTheDayAndNotItsZone() {
    String days = "asOf=2024-06-01&knownAt=2024-06-01";
    List<String> pages =
        List.of(
            "/page/cog?" + days,
            "/page/cog-supplies-acme?" + days,
            "/page/claim-cog?" + days,
            "/page/figure-cog?" + days,
            "/page/doc-zoned?" + days,
            "/pair/acme/cog?" + days,
            "/why?s=acme&p=customerOf&o=cog&" + days,
            "/changes?from=2024-01-01&to=2024-12-31Z",
            "/changes.atom?from=2024-01-01%2B05:00&to=2024-12-31",
            "/disagreements?" + days,
            "/questions/what-is-the-history-of-a-relationship?relationship=cog-supplies-acme&"
                + days,
            "/questions/what-became-known-between-two-days?since=2024-02-27Z&until=2024-02%2B01:00&"
                + days);
    for (String page : pages) {
      Answer answer = get(page);
      assertEquals(200, answer.status(), page + " " + answer.body());
      String shown = answer.body().replaceAll("(?s)<script.*?</script>", "");
      assertFalse(
          Pattern.compile("2024(-\\d\\d){0,2}([-+]\\d\\d:\\d\\d|Z)[^A-Za-z0-9]")
              .matcher(
                  shown
                      .replace("2024-12-31Z", "")
                      .replace("2024-01-01%2B05:00", "")
                      .replace("2024-02-27Z", "")
                      .replaceAll("2024-02(%2B|\\+)01:00", ""))
              .find(),
          page);
    }
    assertTrue(get(pages.get(2)).body().contains("2024-02-27"));
    assertTrue(get(pages.get(8)).body().contains("cog-supplies-acme"), "the feed tells of it");
    assertTrue(get(pages.getLast()).body().contains("Cog"), "a month ends with its last day");
  }

  @Test
  void zoneStaysInWhatProgramsAreGiven() {
    String data = get("/data/claim-cog.ttl?asOf=2024-06-01").body();
    assertTrue(data.contains("2024-02-27+14:00") && data.contains("2024-12-31-11:00"), data);
  }

  @ParameterizedTest
  @CsvSource({
    "-2024-02-27, date",
    "12024-02-27, date",
    "0000-02-27, date",
    "2024-02-30, date",
    "2024-13, gYearMonth",
    "-0044, gYear",
    "12024, gYear",
    "2024-02-27+15:00, date",
    "2024-02-27T10:00:00Z, dateTime",
    "2024-02-27T24:00:00, dateTime",
    "' 2024-02-27', date",
    "'2024-02-27\\n', date",
    "2024-02-27, string",
  })
  void dateThatCannotBeReadIsRefusedWithItsCure(String form, String type) {
    String before = get("/page/claim-cog?asOf=2024-06-01").body();
    for (String property : List.of("statedOn", "validFrom", "validTo", "retrievedOn", "issued")) {
      String subject = property.matches("retrievedOn|issued") ? "doc-zoned" : "claim-cog";
      String term =
          property.equals("issued")
              ? "<http://purl.org/dc/terms/issued>"
              : "<https://w3id.org/aihw/ontology#" + property + ">";
      String thing = "<https://w3id.org/aihw/id/" + subject + ">";
      String old = "{ GRAPH ?g { " + thing + " " + term + " ?old } }";
      String literal = "\"" + form + "\"^^<http://www.w3.org/2001/XMLSchema#" + type + ">";
      String update = "DELETE " + old + " INSERT " + old.replace("?old", literal) + " WHERE " + old;
      Answer answer =
          server
              .writer()
              .sendText("POST", "/update", update, "Content-Type", "application/sparql-update");
      String told = property + " " + answer.status() + " " + answer.body();
      assertTrue(answer.status() == 400 || answer.status() == 422, told);
      assertTrue(
          answer.status() == 400 || answer.body().contains("in the years 0001 to 9999"), told);
    }
    assertEquals(before, get("/page/claim-cog?asOf=2024-06-01").body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sparql?query=ASK%7B%7D&asOf=",
        "/sparql?query=ASK%7B%7D&knownAt=",
        "/page/acme?asOf=",
        "/page/acme?knownAt=",
        "/pair/acme/bolt?asOf=",
        "/changes?from=",
        "/changes?to=",
        "/changes.atom?to=",
        "/data/acme.ttl?asOf=",
        "/why?s=acme&p=supplierOf&o=bolt&asOf=",
        "/search?q=acme&asOf="
      })
  void dayOfAnAddressIsReadOrRefused(String address) {
    for (String day :
        List.of("2025-06-18", "2025-06-18Z", "2025-06-18+05:00", "2025-06", "2025-06Z", "2025")) {
      Answer answer = get(address + RawHttp.encoded(day));
      assertEquals(200, answer.status(), address + day + " " + answer.body());
    }
    for (String day :
        List.of(
            "0000-01-01",
            "-0044-03-15",
            "12026-01-01",
            "+12026-01-01",
            "2026-02-30",
            "2026-13",
            "2026-6-1",
            "2026-06-18T10:00:00Z",
            "2026-06-18T24:00:00",
            "2026-06-18+15:00",
            "２０２６",
            "tomorrow",
            "99999999999")) {
      Answer answer = get(address + RawHttp.encoded(day));
      assertEquals(400, answer.status(), address + day + " " + answer.body());
      assertTrue(answer.body().contains("is no date"), answer.body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01", "9999-12-31"})
  void firstAndLastDayOfTheCalendarLeadNowhereElse(String day) {
    List<String> pages =
        List.of("/", "/page/acme", "/pair/acme/bolt", "/changes", "/changes.atom", "/matrix");
    List<String> links = new ArrayList<>();
    for (String page : pages) {
      Answer answer = get(page + "?asOf=" + day + "&knownAt=" + day);
      assertTrue(answer.status() == 200 || answer.status() == 404, page + answer.status());
      Matcher link =
          Pattern.compile("(?:asOf|knownAt|from|to)=([-+0-9][^&\"#<]*)").matcher(answer.body());
      while (link.find()) {
        links.add(link.group(1));
      }
    }
    assertTrue(
        links.stream().allMatch(one -> one.matches("(?!0000)\\d{4}-\\d\\d-\\d\\d")),
        links.stream().distinct().toList().toString());
    assertEquals(200, get("/why?s=bolt&p=lastKnownCustomerOf&o=acme&asOf=9999-12-31").status());
  }
}
