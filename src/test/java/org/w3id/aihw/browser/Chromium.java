package org.w3id.aihw.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The browser that tests look at pages with: the system's chromium. Without one they are skipped,
 * but never where {@code CI} is set.
 */
final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final String AXE = text("/axe.min.js");

  private final Playwright playwright;
  private final Browser browser;
  private final String home;
  private final List<String> faults = new ArrayList<>();

  private Chromium(Playwright playwright, Browser browser, String home) {
    this.playwright = playwright;
    this.browser = browser;
    this.home = home;
  }

  /**
   * Starts the browser.
   *
   * @param home the address of the only server that pages may ask
   */
  static Chromium at(String home) {
    boolean there = Files.isExecutable(PROGRAM);
    String advice = "no " + PROGRAM + ": apt-get install chromium";
    if ("true".equals(System.getenv("CI"))) {
      assertTrue(there, advice);
    }
    assumeTrue(there, advice);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    return new Chromium(playwright, browser, home);
  }

  /** A window of a browser. */
  record Look(int width, int height, ColorScheme scheme, boolean script) {
    static final Look WIDE = new Look(1280, 900, ColorScheme.LIGHT, true);

    Look narrow() {
      return new Look(390, 844, scheme, script);
    }

    Look dark() {
      return new Look(width, height, ColorScheme.DARK, script);
    }

    Look withoutScript() {
      return new Look(width, height, scheme, false);
    }
  }

  /** Opens a window in which whatever goes wrong is noted. */
  Page window(Look look) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme())
                .setJavaScriptEnabled(look.script()));
    Page page = context.newPage();
    page.setDefaultTimeout(60_000);
    page.onRequest(request -> note(isOurs(request.url()), "asks another host: " + request.url()));
    page.onPageError(error -> note(false, "script fails: " + error));
    page.onDialog(
        dialog -> {
          note(false, "dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onConsoleMessage(
        message ->
            note(
                // A page that says 404 is one of those looked at.
                !message.type().equals("error") || message.text().contains("status of 404"),
                "console: " + message.text()));
    return page;
  }

  private boolean isOurs(String address) {
    URI asked = URI.create(address.replaceFirst("[?#].*", ""));
    return asked.getScheme().equals("blob")
        || asked.getScheme().equals("data")
        || URI.create(home).getAuthority().equals(asked.getAuthority());
  }

  private void note(boolean fine, String fault) {
    if (!fine) {
      faults.add(fault);
    }
  }

  /** Returns what went wrong since this was last asked: dialogs, errors, requests elsewhere. */
  List<String> faults() {
    List<String> noted = List.copyOf(faults);
    faults.clear();
    return noted;
  }

  /** Returns what axe finds on a page that keeps people from reading it. */
  static List<String> barriers(Page page) {
    return barriers(page, "{ resultTypes: ['violations'] }");
  }

  /** Returns those that may differ with width and colours alone, which is a part of the time. */
  static List<String> barriersOfLook(Page page) {
    return barriers(
        page,
        """
        { resultTypes: ['violations'], runOnly: { type: 'rule', values:
          ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable',
           'target-size'] } }
        """);
  }

  private static List<String> barriers(Page page, String options) {
    page.evaluate(AXE);
    Object found =
        page.evaluate(
            """
            async () => (await axe.run(%s)).violations
              .filter(found => ['serious', 'critical'].includes(found.impact))
              .flatMap(found => found.nodes.slice(0, 3).map(node =>
                found.id + ': ' + node.html.slice(0, 160) + ' (' + node.failureSummary + ')'))
            """
                .formatted(options));
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static String text(String resource) {
    try (InputStream in = Chromium.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("axe is not on the class path: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
