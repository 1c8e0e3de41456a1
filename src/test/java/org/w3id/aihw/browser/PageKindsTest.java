package org.w3id.aihw.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.aihw.browser.Chromium.Look;
import org.w3id.aihw.serve.LiveServer;

/**
 * Each kind of page on the real data, in a real browser. A new kind of page is a new line of {@link
 * #KINDS}. With {@code -Daihw.screenshots=true} what they look like is under {@code
 * target/screenshots}.
 */
class PageKindsTest {
  private static final String KINDS =
      """
      home, /
      company, /page/nvidia
      customer-and-rival, /page/amazon
      chip, /page/trainium2
      line, /page/trainium
      relationship, /page/google-buys-gpus-from-nvidia
      claim, /page/claim-google-buys-nvidia-gpus-spokesperson
      document, /page/doc-5iter-nvidia-a-generation-ahead-of-the-industry
      place, /page/country-tw
      term, /page/ontology/Chip
      ontology, /page/ontology
      graph, /page/graph/relationships/amazon-nvidia
      rule, /page/rule/customer-and-rival
      lines, /lines/nvidia
      graph-view, /graph-view/nvidia
      graph-view-two-steps, /graph-view/amazon?hops=2
      why, /why?s=amazon&p=customerAndRivalOf&o=nvidia
      another-day, /page/amazon?asOf=2024-06-01&knownAt=2024-06-01
      coverage, /coverage
      sparql, /sparql
      missing, /page/nvidai
      search, /search?q=amzon
      search-words, /search?q=trainium+talks
      questions, /questions
      question, /questions/whom-does-a-firm-buy-from?firm=amazon
      question-wide, /questions/what-does-an-hour-of-each-chip-cost
      question-country, /questions/who-is-hit-if-a-country-stops?country=country-kr
      matrix, /matrix
      pair, /pair/amazon/nvidia
      path, /path?from=anthropic&to=sk-hynix
      disagreements, /disagreements
      disagreeing-figures, /disagreements?about=figures
      changes, /changes
      changes-between-two-days, /changes?from=2025-01-01&to=2025-02-01
      person, /page/andy-jassy
      market, /page/ai-chip-market
      rule-of-law, /page/ai-diffusion-rule
      technology, /page/tsmc-n3p
      memory, /page/hbm4
      cloud-service, /page/azure
      cloud-offering, /page/aws-offers-trainium-in-its-cloud
      figure, /page/figure-amazon-5-percent-of-cowos-per-whispertick
      assessment, /page/assessment-alchip-sole-source-trainium3-per-morgan-stanley
      data-center, /page/colossus-1
      system, /page/blackwell-nvl72
      software, /page/cuda
      model, /page/claude
      trained-model, /page/model-yi-34b
      unnamed-party, /page/undisclosed-broadcom-ten-billion-customer
      dataset, /page/doc-epoch-ai-chip-sales-2026-09
      falls, /page/amazon?panel=falls
      """;

  private static final boolean TAKES_PICTURES = Boolean.getBoolean("aihw.screenshots");

  /** The smallest width that WCAG asks to be readable without scrolling sideways. */
  private static final int SMALLEST = 320;

  /** How wide A4 is between its margins. */
  private static final int PAPER = 700;

  private static final int LONGEST_SHOT = 2600;
  private static final String READ =
      "() => [...document.querySelectorAll('main h1, main h2, main td, main th, main li, main dt,"
          + " main pre')].map(part => part.textContent.trim()).join('\\n')";

  private static Chromium chromium;

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

  private static Page visit(String path, Look look) {
    Page page = chromium.window(look);
    Response response = page.navigate(LiveServer.real().address() + path);
    assertEquals(
        path.endsWith("/nvidai") ? 404 : 200, response == null ? 0 : response.status(), path);
    if (look.script() && path.startsWith("/graph-view/")) {
      page.waitForSelector("#graph[data-ready]");
    }
    return page;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(textBlock = KINDS)
  void isReadableByEverybody(String kind, String path) {
    Page page = visit(path, Look.WIDE);
    Object read = page.evaluate(READ);
    show(page, kind, Look.WIDE);
    assertEquals(List.of(), Chromium.barriers(page), kind);
    show(page, kind, Look.WIDE.dark());
    show(page, kind, Look.WIDE.narrow());
    show(page, kind, Look.WIDE.narrow().dark());
    assertEquals(List.of(), Chromium.barriersOfLook(page), kind + ", narrow and dark");
    print(page, kind);
    page.setViewportSize(SMALLEST, 640);
    int width = (int) page.evaluate("() => document.documentElement.scrollWidth");
    assertTrue(width <= SMALLEST, () -> kind + " is " + width + " wide at " + SMALLEST);
    page.context().close();
    Page still = visit(path, Look.WIDE.withoutScript());
    assertEquals(read, still.evaluate(READ), kind + ", without script");
    still.context().close();
    assertEquals(List.of(), chromium.faults());
  }

  /** On paper nothing is left of what is for clicking alone. */
  private static void print(Page page, String kind) {
    page.setViewportSize(PAPER, 1000);
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.LIGHT));
    picture(page, kind + "-print");
    assertFalse(page.locator("header.top").isVisible(), kind + ", on paper");
    assertFalse(page.locator("main button").first().isVisible(), kind + ", on paper");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  private static void show(Page page, String kind, Look look) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
    page.setViewportSize(look.width(), look.height());
    if (TAKES_PICTURES) {
      int height = (int) page.evaluate("() => document.documentElement.scrollHeight");
      page.setViewportSize(look.width(), Math.clamp(height, look.height(), LONGEST_SHOT));
      picture(
          page, kind + "-" + look.width() + "-" + look.scheme().name().toLowerCase(Locale.ROOT));
      page.setViewportSize(look.width(), look.height());
    }
  }

  private static void picture(Page page, String name) {
    if (TAKES_PICTURES) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }
  }
}
