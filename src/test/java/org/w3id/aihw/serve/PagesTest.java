package org.w3id.aihw.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of things on a real server, over the real data. */
class PagesTest {
  private static final String DAYS = "?asOf=2026-06-20&knownAt=2026-07-01";
  private static final int MOST_BYTES = 300_000;
  private static final int MOST_QUERIES = 13;

  private static final LiveServer SERVER = LiveServer.real();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(SERVER.address() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String page(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    assertEquals(200, response.statusCode(), path);
    return response.body();
  }

  /** Returns the part of a page that a panel fills. */
  private static String part(String page, String name) {
    int start = page.indexOf("<section class=\"part part-" + name + "\"");
    assertTrue(start >= 0, "part " + name + " in " + page);
    return page.substring(start, page.indexOf("</section>", start));
  }

  private static List<String> found(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1).replace("&amp;", "&"));
    }
    return found;
  }

  private static List<String> others(String part) {
    return found("<span class=\"other\"><a href=\"/page/([^\"?]+)", part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nvidia",
        "amazon",
        "openai",
        "tsmc",
        "trainium2",
        "trainium",
        "nvidia-h100-sxm5-80gb",
        "nvidia-million-gpu-deal-with-aws",
        "claim-amazon-major-nvidia-customer-seed",
        "doc-seed-article",
        "doc-epoch-gpu-clusters",
        "stargate-abilene",
        "country-us",
        "ai-diffusion-rule",
        "andy-jassy",
        "cuda",
        "model-yi-34b",
        "ontology/Figure",
        "ontology/party",
        "ontology/InEffect",
      })
  void everyKindOfPageIsSmallAndAsksLittle(String slug) throws IOException, InterruptedException {
    HttpResponse<String> response = get("/page/" + slug);
    assertEquals(200, response.statusCode());
    int bytes = response.body().getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes <= MOST_BYTES, slug + " has " + bytes + " bytes");
    String timing = response.headers().firstValue("Server-Timing").orElse("");
    int queries = Integer.parseInt(found("queries;desc=\"(\\d+)\"", timing).getFirst());
    assertTrue(queries <= MOST_QUERIES, slug + " asks " + queries + " queries");
    assertTrue(response.body().contains("Shows what held on"), "the page says its day");
    String shown =
        response.body().replaceFirst("(?s)<script type=\"application/ld\\+json\">.*?</script>", "");
    assertFalse(shown.contains("@"), "no template command is left");
  }

  @Test
  void partyIsOneRowHoweverManyDealsThereAre() throws IOException, InterruptedException {
    String all = page("/page/nvidia?panel=sells-to");
    List<String> others = others(all);
    assertTrue(others.size() > 50, "customers of Nvidia: " + others.size());
    assertEquals(others.stream().distinct().toList(), others);
    assertTrue(others.contains("amazon"));
    assertFalse(others.contains("aws"), "AWS is counted with Amazon");
    assertTrue(part(all, "sells-to").contains("through"), "and the row says so");
  }

  @Test
  void boxShowsEightRowsAndLeadsToAll() throws IOException, InterruptedException {
    String box = part(page("/page/nvidia" + DAYS), "sells-to");
    assertEquals(8, others(box).size());
    String all = found("<a href=\"([^\"]+)\">all \\d+", box).getLast();
    int total = Integer.parseInt(found(">all (\\d+)<", box).getLast());
    assertTrue(total > 8, "customers: " + total);
    assertEquals(Math.min(total, 100), others(page(all)).size());
  }

  @Test
  void longListIsPaged() throws IOException, InterruptedException {
    String second = page("/page/nvidia?panel=timeline&start=100");
    assertTrue(second.contains("rows 101 to 200 of"), second);
    assertEquals(100, found("<li class=\"(saying)", second).size());
    assertTrue(second.contains("panel=timeline&amp;start=200"), second);
  }

  @Test
  void everyLinkKeepsTheDays() throws IOException, InterruptedException {
    for (String slug : List.of("amazon", "trainium2", "amazon-buys-gpus-from-nvidia")) {
      List<String> links = found("<a [^>]*href=\"(/[^\"]*)\"", page("/page/" + slug + DAYS));
      assertTrue(links.size() > 10, slug + ": " + links.size());
      for (String link : links) {
        assertTrue(link.contains("asOf=2026-06-20&knownAt=2026-07-01"), link);
      }
    }
  }

  @Test
  void pageShowsTheDayAskedAbout() throws IOException, InterruptedException {
    String page = page("/page/amazon" + DAYS);
    assertTrue(page.contains("Shows what held on <strong>2026-06-20</strong>"), page);
    assertTrue(page.contains("name=\"knownAt\" value=\"2026-07-01\""), page);
    String then = page("/page/nvidia?knownAt=2022-01-01");
    assertFalse(others(then).contains("openai"), then);
    assertTrue(part(then, "gaps").contains("No customer is known."), then);
  }

  @Test
  void rowOpensWithoutAScript() throws IOException, InterruptedException {
    String box = part(page("/page/amazon" + DAYS), "buys-from");
    String link = found("<div class=\"opened\"><a href=\"([^\"]+)\"", box).getFirst();
    String behind = page(link);
    assertTrue(behind.contains("Amazon is a major customer for Nvidia GPUs"), behind);
    assertTrue(behind.contains("doc-seed-article"), "its document");
    assertTrue(behind.contains("the document ← Reuters ← Ian Buck"), "its chain of reporting");
    assertTrue(behind.contains("because: Whoever now provides"), "its proof");
    String opened = found("hx-get=\"([^\"]+)\"", box).getFirst();
    String row = page(opened);
    assertFalse(row.contains("<html"), row);
    assertTrue(row.contains("Amazon is a major customer for Nvidia GPUs"), row);
  }

  @Test
  void inferredLineLeadsToItsProof() throws IOException, InterruptedException {
    String box = part(page("/page/amazon" + DAYS), "two-faces");
    assertTrue(box.contains("is customer and rival of"), box);
    assertTrue(box.contains("<li class=\"tie inferred\">"), box);
    String why = found("<div class=\"opened\"><a href=\"([^\"]+)\"", box).getFirst();
    assertTrue(page(why).contains("because:"), why);
  }

  @Test
  void talksAreNoSaleAndUnnamedPartiesAreSaidToBe() throws IOException, InterruptedException {
    String box = part(page("/page/amazon" + DAYS), "sells-to");
    int row = box.indexOf("<li class=\"tie tentative\">");
    assertTrue(row >= 0, box);
    String talks = box.substring(row, box.indexOf("</li>", row));
    assertTrue(talks.contains("in talks"), talks);
    assertTrue(talks.contains("not named by the source"), talks);
  }

  @Test
  void cancelledTieIsStruckThroughAndSaysSo() throws IOException, InterruptedException {
    String box = part(page("/page/mediatek"), "sells-to");
    assertTrue(box.contains("<li class=\"tie ended\">"), box);
    assertTrue(box.contains("cancelled"), box);
  }

  @ParameterizedTest
  @CsvSource({
    "/page/amazon, No investor is known.",
    "/page/trainium4, No price is known.",
  })
  void gapIsSaid(String path, String words) throws IOException, InterruptedException {
    assertTrue(get(path).body().contains(words), path);
  }

  @Test
  void amountHasItsInterval() throws IOException, InterruptedException {
    String box = part(page("/page/nvidia?panel=sells-to"), "sells-to");
    assertTrue(box.matches("(?s).*units held [\\d.,]+( million)? \\([\\d.,]+ to .*"), box);
  }

  @Test
  void documentTellsWhatFallsWithIt() throws IOException, InterruptedException {
    String page = page("/page/doc-seed-article?panel=falls");
    assertTrue(page.contains("Amazon is rival of AMD"), page);
  }

  @Test
  void termCountsWhatUsesIt() throws IOException, InterruptedException {
    String uses = part(page("/page/ontology/Chip"), "uses");
    int total = Integer.parseInt(found("<span class=\"count\">(\\d+)", uses).getFirst());
    assertTrue(total > 100, "chips: " + total);
    assertTrue(page("/page/ontology/supplierOf").contains("<th scope=\"col\">value</th>"));
  }

  @ParameterizedTest
  @CsvSource({
    "/page/amazon?panel=nothing, 404",
    "/page/amazon?panel=sells-to&with=nobody, 404",
    "/page/amazon?panel=sells-to&start=x, 400",
    "/page/trainium2?panel=falls, 404",
    "/page/amazon?panel=timeline&start=999999, 200",
  })
  void wrongPartIsAnsweredHonestly(String path, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    assertEquals(status, response.statusCode());
    assertFalse(response.body().contains("\tat "), response.body());
  }

  @Test
  void scriptIsServedByUs() throws IOException, InterruptedException {
    HttpResponse<String> script = get("/htmx.js");
    assertEquals(200, script.statusCode());
    assertTrue(script.body().contains("htmx"), "the script of the pages");
    // A link may lead to a register of others; what a browser loads by itself is ours.
    List<String> loaded =
        found("<(?!a )\\w+ [^>]*?(?:src|href)=\"([^\"]+)\"", page("/page/amazon"));
    assertFalse(loaded.isEmpty());
    for (String address : loaded) {
      assertTrue(address.startsWith("/") || address.startsWith("#"), address);
    }
  }
}
