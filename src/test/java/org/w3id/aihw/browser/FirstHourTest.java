package org.w3id.aihw.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.browser.Chromium.Look;
import org.w3id.aihw.serve.LiveServer;

/** What each group of users does in its first hour, from the home page on, by clicking. */
class FirstHourTest {
  private static Chromium chromium;
  private Page page;

  @BeforeAll
  static void open() {
    chromium = Chromium.at(LiveServer.real().address());
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void goHome() {
    page = chromium.window(Look.WIDE);
    page.navigate(LiveServer.real().address() + "/");
  }

  @AfterEach
  void nothingWentWrong() {
    page.context().close();
    assertEquals(List.of(), chromium.faults());
  }

  private void follow(String name) {
    page.getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  private Locator heading(String text) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setLevel(1));
  }

  private Locator main() {
    return page.getByRole(AriaRole.MAIN);
  }

  @Test
  void analystSeesWhatAFirmIsInvolvedInAndTakesThePictureAlong() throws IOException {
    follow("Amazon");
    assertThat(heading("Amazon")).isVisible();
    assertThat(main()).containsText("Nvidia");
    follow("graph view");
    page.waitForSelector("#graph[data-ready]");
    assertThat(main()).containsText("supplier, towards Amazon");
    Download picture = page.waitForDownload(() -> page.locator("#png").click());
    byte[] png = Files.readAllBytes(picture.path());
    assertTrue(png.length > 10_000 && png[1] == 'P' && png[2] == 'N', "bytes: " + png.length);
    assertEquals("amazon.png", picture.suggestedFilename());
  }

  @Test
  void analystSeesWhatWasKnownOnAnotherDay() {
    assertThat(main()).containsText("Amazon");
    page.getByLabel("as known on").fill("2012-01-01");
    page.getByLabel("true on").fill("2012-01-01");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).first().click();
    assertThat(page).hasURL(Pattern.compile("knownAt=2012-01-01"));
    assertThat(main()).containsText("Nobody");
  }

  @Test
  void journalistFollowsALineToTheDocumentAndWhoSaidItFirst() {
    page.getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHasText("Amazon").setHasText("Nvidia"))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("why"))
        .first()
        .click();
    assertThat(heading("Amazon is customer and rival of Nvidia")).isVisible();
    assertThat(main()).containsText("because:");
    assertThat(main()).containsText("chain: the document <- ");
    page.navigate(LiveServer.real().address() + "/graph-view/amazon");
    Locator claims = page.locator("details").first();
    claims.locator("summary").click();
    claims.getByRole(AriaRole.LINK).first().click();
    assertThat(page).hasURL(Pattern.compile("/page/claim-"));
    assertThat(main()).containsText("What it says, and who told whom");
  }

  @Test
  void policyResearcherSeesWhatIsHeldAndWhatIsNot() {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Coverage")).click();
    assertThat(main()).containsText("chips without a known foundry");
  }

  @Test
  void procurementSeesThatASupplierIsARival() {
    page.navigate(LiveServer.real().address() + "/graph-view/amazon?most=60");
    page.waitForSelector("#graph[data-ready]");
    Locator rows =
        page.locator("table.lines tr").filter(new Locator.FilterOptions().setHasText("Nvidia"));
    assertThat(
            rows.filter(new Locator.FilterOptions().setHasText("supplier, towards Amazon")).first())
        .isVisible();
    assertThat(rows.filter(new Locator.FilterOptions().setHasText("rival, towards Amazon")).first())
        .isVisible();
  }

  @Test
  void engineerGetsDataAndAsksAQuery() {
    follow("Amazon");
    assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Turtle")))
        .hasAttribute("href", Pattern.compile("^/data/amazon\\.ttl"));
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("SPARQL")).first().click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run")).click();
    assertThat(page.locator("body")).containsText("https://w3id.org/aihw/id/amazon");
  }
}
