package org.w3id.aihw.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.browser.Chromium.Look;
import org.w3id.aihw.serve.LiveServer;

/** The picture of a firm among others: always the same, and the same as its table. */
class GraphViewTest {
  private static final LiveServer SERVER = LiveServer.real();

  private static JsonObject picture(String path) {
    return JSON.parse(SERVER.get(path, "application/json").body());
  }

  private static int x(JsonObject spot) {
    return spot.get("x").getAsNumber().value().intValue();
  }

  private static int y(JsonObject spot) {
    return spot.get("y").getAsNumber().value().intValue();
  }

  @Test
  void everySideHasItsRole() {
    JsonObject picture = picture("/graph-view/nvidia.json?most=20");
    List<JsonObject> spots =
        picture.get("spots").getAsArray().stream().map(spot -> spot.getAsObject()).toList();
    assertTrue(spots.size() > 40, "spots: " + spots.size());
    for (JsonObject spot : spots) {
      boolean there =
          switch (spot.get("role").getAsString().value()) {
            case "" -> x(spot) == 0 && y(spot) == 0;
            case "supplier" -> x(spot) < -300;
            case "customer" -> x(spot) > 300;
            case "rival or opponent" -> y(spot) > 100;
            case "partner, investor or unit" -> y(spot) < -100;
            default -> false;
          };
      assertTrue(there, spot.toString());
    }
  }

  @Test
  void noTwoPartiesStandInOnePlace() {
    for (String query : List.of("", "?most=60", "?hops=2", "?hops=2&most=20")) {
      Map<String, Long> places =
          picture("/graph-view/nvidia.json" + query).get("spots").getAsArray().stream()
              .map(spot -> x(spot.getAsObject()) + " " + y(spot.getAsObject()))
              .collect(Collectors.groupingBy(place -> place, Collectors.counting()));
      places.values().removeIf(count -> count == 1);
      assertEquals(Map.of(), places, query);
      List<String> narrow =
          picture("/graph-view/nvidia.json" + query).get("spots").getAsArray().stream()
              .filter(spot -> spot.getAsObject().hasKey("narrow"))
              .map(spot -> spot.getAsObject().get("narrow").toString())
              .toList();
      assertEquals(!query.contains("hops"), !narrow.isEmpty(), query);
      assertEquals(narrow.stream().distinct().toList(), narrow, query);
    }
  }

  @Test
  void pictureIsTheSameEachTime() {
    String path = "/graph-view/nvidia.svg?hops=2&asOf=2026-01-01&knownAt=2026-01-01";
    String first = SERVER.get(path, "*/*").body();
    assertEquals(first, SERVER.get(path, "*/*").body());
    assertTrue(first.contains("as known on 2026-01-01"), first);
    assertTrue(first.contains("Apache-2.0"), first);
    assertTrue(first.contains("+"), first);
  }

  @Test
  void talksAreDottedAndConclusionsDashed() {
    String svg = SERVER.get("/graph-view/amazon.svg?most=60", "*/*").body();
    assertTrue(svg.contains("stroke-dasharray=\"2 5\""), "talks");
    assertTrue(svg.contains("stroke-dasharray=\"9 5\""), "conclusions");
  }

  @Test
  void filterLeavesOnlyWhatIsAskedFor() {
    JsonObject picture = picture("/graph-view/amazon.json?kind=investment");
    assertTrue(picture.get("lines").getAsArray().size() > 0);
    picture.get("lines").getAsArray().stream()
        .forEach(line -> assertEquals("investment", line.getAsObject().getString("kind")));
    assertEquals(400, SERVER.get("/graph-view/amazon?since=soon", "text/html").statusCode());
    assertEquals(400, SERVER.get("/graph-view/amazon?hops=3", "text/html").statusCode());
    assertEquals(404, SERVER.get("/graph-view/nobody.svg", "text/html").statusCode());
    assertFalse(
        SERVER
            .get("/graph-view/amazon.json?knownAt=2020-01-01", "*/*")
            .body()
            .contains("trainium-buyers"));
  }

  @Test
  void lineOpensItsClaimsByMouseAndByKeyboard() {
    try (Chromium chromium = Chromium.at(SERVER.address())) {
      Page page = chromium.window(Look.WIDE);
      page.navigate(SERVER.address() + "/graph-view/amazon");
      page.waitForSelector("#graph[data-ready]");
      page.locator("#canvas").scrollIntoViewIfNeeded();
      Map<?, ?> place =
          (Map<?, ?>)
              page.evaluate(
                  """
                  () => {
                    const canvas = document.getElementById('canvas');
                    const box = canvas.getBoundingClientRect();
                    const cy = canvas._cyreg.cy;
                    // One that lies free: a click where two cross may mean the other.
                    const room = one => {
                      const at = one.renderedMidpoint();
                      const away = to => Math.hypot(to.x - at.x, to.y - at.y);
                      return Math.min(at.x, at.y, box.width - at.x, box.height - at.y,
                          ...cy.nodes().map(node => away(node.renderedPosition())),
                          ...cy.edges().filter(other => other !== one)
                              .map(other => away(other.renderedMidpoint())));
                    };
                    const edge = cy.edges()
                        .filter(one => one.target().degree() === 1 && one.data('newest'))
                        .sort((one, other) => room(other) - room(one))[0];
                    const at = edge.renderedMidpoint();
                    return { id: edge.id(), x: box.x + at.x, y: box.y + at.y };
                  }
                  """);
      page.mouse()
          .click(
              ((Number) Objects.requireNonNull(place.get("x"))).doubleValue(),
              ((Number) Objects.requireNonNull(place.get("y"))).doubleValue());
      page.waitForSelector("#" + place.get("id") + ".chosen details[open]");
      page.locator("#line-1 a").first().focus();
      page.waitForSelector("#line-1.chosen");
      assertEquals(List.of(), chromium.faults());
    }
  }
}
