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

  private void open(String name) {
    page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Site"))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  /** Presses a button of the page itself, not of what stands above all pages. */
  private void press(String name) {
    main()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  private void fill(String label, String text) {
    main().getByLabel(label).first().fill(text);
  }

  private Locator part(String title) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + title)));
  }

  /** Follows a link that brings a file, and returns what is in it. */
  private String download(String link, String name) throws IOException {
    Download file = page.waitForDownload(() -> follow(link));
    assertEquals(name, file.suggestedFilename());
    return Files.readString(file.path());
  }

  @Test
  void analystFindsWhomAFirmBuysFromSellsToAndFights() {
    fill("Firm, chip, deal, or words of what is said", "amazn");
    press("Search");
    follow("Amazon");
    assertThat(heading("Amazon")).isVisible();
    assertThat(part("Buys from")).containsText("Nvidia");
    assertThat(part("Sells to")).containsText("Anthropic");
    assertThat(part("Rivals")).containsText("Nvidia");
    assertThat(part("Two faces")).containsText("is customer and rival of Nvidia");
  }

  @Test
  void analystTakesATableAlong() throws IOException {
    follow("Amazon");
    part("Buys from")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("as a table or file"))
        .click();
    assertThat(heading("Whom does a firm buy from?")).isVisible();
    String csv = download("CSV", "whom-does-a-firm-buy-from.csv");
    assertTrue(csv.contains("https://w3id.org/aihw/id/nvidia"), csv);
  }

  @Test
  void analystSeesWhatChangedBetweenTwoDays() {
    open("Changes");
    fill("from the end of", "2026-06-17");
    fill("to the end of", "2026-06-18");
    press("Show");
    assertThat(main())
        .containsText(
            "Amazon is in talks about a supply to Undisclosed prospective buyers of Trainium");
    assertThat(main()).not().containsText("2026-06-17 new:");
  }

  @Test
  void analystTakesThePictureAlong() throws IOException {
    follow("Amazon");
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
    fill("as known on", "2012-01-01");
    fill("true on", "2012-01-01");
    press("Show");
    assertThat(page).hasURL(Pattern.compile("knownAt=2012-01-01"));
    assertThat(main()).containsText("Nobody");
  }

  @Test
  void journalistFindsWhoSaidItFirstAndThatNothingIsSigned() {
    follow("Amazon");
    Locator talks =
        part("Sells to")
            .locator("li.tie")
            .filter(new Locator.FilterOptions().setHasText("prospective buyers of Trainium"));
    assertThat(talks).containsText("in talks");
    assertThat(talks).not().containsText("signed");
    talks.locator("summary").click();
    assertThat(talks).containsText("TechCrunch ← Bloomberg ← Peter DeSantis");
    talks
        .getByRole(
            AriaRole.LINK,
            new Locator.GetByRoleOptions()
                .setName(Pattern.compile("^Amazon's talks to sell Trainium")))
        .first()
        .click();
    assertThat(part("Who and what")).containsText("in talks");
    part("What documents say")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("who spoke first"))
        .click();
    assertThat(heading("Who spoke first of a relationship?")).isVisible();
    assertThat(page.getByRole(AriaRole.TABLE)).containsText("Peter DeSantis");
  }

  @Test
  void journalistFollowsALineToItsDocuments() {
    page.getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHasText("Amazon and Nvidia"))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("why"))
        .first()
        .click();
    assertThat(heading("Amazon is customer and rival of Nvidia")).isVisible();
    assertThat(main())
        .containsText("because: A firm that competes with a firm whose customer it is");
    assertThat(main()).containsText("chain: the document <- SemiAnalysis");
    main()
        .getByRole(
            AriaRole.LINK,
            new Locator.GetByRoleOptions()
                .setName("Amazon in talks to sell its Trainium AI chips to outside customers"))
        .first()
        .click();
    assertThat(page).hasURL(Pattern.compile("/page/doc-seed-article$"));
  }

  @Test
  void journalistFindsWhoContradicts() {
    open("Disagreements");
    Locator dispute =
        page.locator("section")
            .filter(
                new Locator.FilterOptions().setHasText("Nvidia's alleged outright acquisition of"));
    assertThat(dispute).containsText("What speaks against that");
    assertThat(dispute).containsText("denied");
    follow("Figures: how much?");
    assertThat(main()).containsText("funds invested");
  }

  @Test
  void policyResearcherFindsChokePointsByCountry() {
    open("Questions");
    follow("Which firms leave most others without another way if they stop?");
    assertThat(page.getByRole(AriaRole.ROW).nth(1)).containsText("Carl Zeiss");
    assertThat(page.getByRole(AriaRole.ROW).nth(3)).containsText("ASML");
    follow("All questions");
    follow("Who loses what if all firms of a country stop?");
    fill("the country whose firms stop", "South Korea");
    press("Ask");
    assertThat(page).hasURL(Pattern.compile("country=South\\+Korea"));
    assertThat(page.getByRole(AriaRole.TABLE)).containsText("stops");
  }

  @Test
  void policyResearcherComparesBeforeAndAfterARule() {
    open("Questions");
    follow("Which export controls have been set, and how do they stand?");
    fill("true on", "2025-03-01");
    fill("as known on", "2025-03-01");
    press("Ask");
    assertThat(main()).not().containsText("H20");
    fill("true on", "2025-05-01");
    fill("as known on", "2025-05-01");
    press("Ask");
    assertThat(page.getByRole(AriaRole.TABLE)).containsText("Nvidia H20");
    main()
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("H20")))
        .first()
        .click();
    assertThat(page).hasURL(Pattern.compile("asOf=2025-05-01"));
    assertThat(main()).containsText("Shows what held on 2025-05-01");
  }

  @Test
  void policyResearcherSeesWhatIsHeldAndWhatIsNot() {
    open("Coverage");
    assertThat(main()).containsText("chips without a known foundry");
  }

  @Test
  void procurementFindsAlternativesToAChip() {
    follow("Which products compete with those of a designer?");
    fill("whose products are to be replaced", "Nvidia");
    press("Ask");
    assertThat(page.getByRole(AriaRole.TABLE)).containsText("Trainium");
    assertThat(page.getByRole(AriaRole.TABLE)).containsText("TPU");
  }

  @Test
  void procurementSeesThatASupplierIsARival() {
    follow("Amazon");
    part("Buys from")
        .getByRole(
            AriaRole.LINK, new Locator.GetByRoleOptions().setName("which of them compete with it"))
        .click();
    assertThat(page.getByRole(AriaRole.TABLE)).containsText("Nvidia");
    open("Matrix");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Nvidia").setExact(true))
        .first()
        .waitFor();
    main().locator("a[title='Amazon is customer and rival of Nvidia']").click();
    assertThat(heading("Amazon and Nvidia")).isVisible();
    assertThat(main()).containsText("Why both at once");
    assertThat(main()).containsText("Nvidia's continuing supply of GPUs to Amazon");
    assertThat(main()).containsText("Amazon and Nvidia compete in AI and data-center chips");
  }

  @Test
  void procurementSeesBothSidesInThePicture() {
    follow("Amazon");
    follow("graph view");
    main().getByLabel("a side").selectOption("60");
    press("Show");
    page.waitForSelector("#graph[data-ready]");
    Locator rows =
        page.locator("table.lines tr").filter(new Locator.FilterOptions().setHasText("Nvidia"));
    for (String role : List.of("supplier, towards Amazon", "rival, towards Amazon")) {
      assertThat(rows.filter(new Locator.FilterOptions().setHasText(role)).first()).isVisible();
    }
  }

  @Test
  void engineerGetsDataOfAThing() {
    follow("Amazon");
    follow("Turtle");
    assertThat(page).hasURL(Pattern.compile("/data/amazon\\.ttl$"));
    assertThat(page.locator("body")).containsText("@prefix aihw-id:");
    assertThat(page.locator("body")).containsText("rdfs:label");
  }

  @Test
  void engineerAsksAQuery() {
    open("SPARQL");
    press("Run");
    Locator row =
        page.getByRole(AriaRole.ROW)
            .filter(new Locator.FilterOptions().setHasText("Amazon").setHasText("Nvidia"));
    assertThat(row.first()).isVisible();
    follow("Amazon");
    assertThat(heading("Amazon")).isVisible();
  }

  @Test
  void engineerFindsWhatATermMeans() {
    page.getByRole(AriaRole.CONTENTINFO)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("the ontology"))
        .click();
    assertThat(heading("The AI Hardware ontology")).isVisible();
    follow("is customer and rival of");
    assertThat(heading("is customer and rival of")).isVisible();
    assertThat(part("Meaning")).containsText("definition");
    assertThat(part("Uses")).containsText("Amazon");
  }
}
