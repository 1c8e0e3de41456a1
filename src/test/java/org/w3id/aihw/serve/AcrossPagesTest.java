package org.w3id.aihw.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The pages across things, on a real server over the real data. */
class AcrossPagesTest {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String DAYS = "asOf=2026-11-23&knownAt=2026-11-23";
  private static final String THEN = "asOf=2012-01-01&knownAt=2012-01-01";

  private static final LiveServer SERVER = LiveServer.real();
  private static final QueryCount QUERIES = new QueryCount();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void count() {
    QueryEngineRegistry.addFactory(QUERIES);
  }

  @AfterAll
  static void stopCounting() {
    QueryEngineRegistry.removeFactory(QUERIES);
  }

  /** Counts queries, and leaves them to whoever answers them. */
  private static final class QueryCount implements QueryEngineFactory {
    final AtomicInteger queries = new AtomicInteger();

    @Override
    public boolean accept(Query query, DatasetGraph dataset, Context context) {
      queries.incrementAndGet();
      return false;
    }

    @Override
    public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
      throw new IllegalStateException("nothing was accepted");
    }

    @Override
    public boolean accept(Op op, DatasetGraph dataset, Context context) {
      return false;
    }

    @Override
    public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
      throw new IllegalStateException("nothing was accepted");
    }
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(SERVER.address() + path))
            .header("Accept", "text/html")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String page(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    assertEquals(200, response.statusCode(), path);
    return response.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/|face to face",
        "/questions|Whom does a firm buy from?",
        "/questions/whom-does-a-firm-buy-from|/page/nvidia",
        "/search?q=trainium2|/page/trainium2",
        "/search?q=Q182477|/page/nvidia",
        "/search?q=549300S4KLFTLO7GSQ80|/page/nvidia",
        "/search?q=https://ror.org/03jdj4y14|/page/nvidia",
        "/page/nvidia?panel=identifiers|https://search.gleif.org/#/record/549300S4KLFTLO7GSQ80",
        "/questions/who-bears-an-identifier?identifier=Q182477|/page/nvidia",
        "/matrix|/pair/amazon/nvidia",
        "/matrix?line=customerOf|All pairs",
        "/path|from Anthropic to SK hynix",
        "/path?from=anthropic&to=sk-hynix|Microsoft",
        "/pair/amazon/nvidia|builds alternative to",
        "/disagreements|Groq",
        "/disagreements?about=figures|billion",
        "/changes|What changed",
        "/changes?from=2026-06-17&to=2026-06-18|is in talks about a supply to",
      })
  void pageIsSmallAsksLittleAndShows(String path, String text)
      throws IOException, InterruptedException {
    String asked = path + (path.contains("?") ? "&" : "?") + DAYS;
    int before = QUERIES.queries.get();
    HttpResponse<String> response = get(asked);
    int queries = QUERIES.queries.get() - before;
    assertEquals(200, response.statusCode(), response.body());
    assertTrue(response.body().contains(text), response.body());
    assertTrue(queries <= 12, "queries: " + queries);
    assertTrue(response.body().length() < 300_000, "length: " + response.body().length());
    String own = "<script src=\"/htmx.js\" defer></script>";
    assertFalse(response.body().replace(own, "").contains("<script"), "no script but our own");
    assertTrue(
        response.headers().firstValue("Content-Security-Policy").orElse("").contains("'none'"));
    assertTrue(response.body().contains("action=\"/search\""), "a search box on every page");
  }

  @ParameterizedTest
  @CsvSource({
    "nvidea, nvidia",
    "tranium, trainium",
    "antropic, anthropic",
    "hynix, sk-hynix",
    "NVDIA, nvidia",
    "Microsft, microsoft",
    "amazon web services, aws",
  })
  void nameTypedWronglyFindsTheRightOne(String typed, String slug)
      throws IOException, InterruptedException {
    String found = page("/search?" + DAYS + "&q=" + encoded(typed));
    int first = found.indexOf("<a href=\"/page/");
    assertTrue(found.startsWith("<a href=\"/page/" + slug + "?", first), found);
  }

  @Test
  void whatIsSaidIsFoundToo() throws IOException, InterruptedException {
    String found = page("/search?" + DAYS + "&q=" + encoded("talks at an early stage"));
    assertTrue(found.contains("In what documents say"), found);
    assertTrue(found.contains("in talks that are at an early stage"), found);
  }

  @Test
  void nothingIsFoundBeforeItWasKnown() throws IOException, InterruptedException {
    assertTrue(page("/search?" + DAYS + "&q=DeSantis").contains("Bloomberg"));
    assertFalse(page("/search?" + THEN + "&q=DeSantis").contains("Bloomberg"));
  }

  @Test
  void pairShowsBothLanesAndTheProof() throws IOException, InterruptedException {
    String pair = page("/pair/amazon/nvidia?" + DAYS);
    assertTrue(pair.contains("<svg"), pair);
    assertTrue(pair.contains("class=\"overlap\""), pair);
    assertTrue(pair.contains("A firm that competes with a firm whose customer it is"), pair);
    String then = page("/pair/amazon/nvidia?" + THEN);
    assertFalse(then.contains("is customer and rival of"), then);
  }

  @Test
  void pairWithNothingBetweenSaysSoAndShowsAWay() throws IOException, InterruptedException {
    String pair = page("/pair/cerebras/sk-hynix?" + DAYS);
    assertTrue(pair.contains("Nothing is known between the two"), pair);
    assertTrue(pair.contains("class=\"hops\""), pair);
  }

  @Test
  void pairIsOneAddressHoweverItsPartiesAreCalled() throws IOException, InterruptedException {
    HttpResponse<String> response = get("/pair/Amazon/NVIDIA?asOf=2026-01-01");
    assertEquals(303, response.statusCode());
    assertEquals(
        "/pair/amazon/nvidia?asOf=2026-01-01",
        response.headers().firstValue("Location").orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "/pair/amazon/nvidea, 404, /pair/amazon/nvidia",
    "/pair/amazon/amazon, 404, two parties",
    "/pair/amazon, 404, two names",
    "/pair/, 404, two names",
    "/pair/amazon/trainium2, 404, Not found",
    "/path?from=nvidea&to=tsmc, 404, from=nvidia&amp;to=tsmc",
    "/path?from=amazon&to=amazon, 200, name two parties",
    "/path?from=amazon&to=tsmc&weaker=perhaps, 400, neither true nor false",
    "/matrix?line=loves, 400, line is none of",
    "/matrix?page=-1, 400, page is no number",
    "/matrix?page=9999, 200, Nothing more",
    "/matrix?asOf=soon, 400, asOf is no date",
    "/changes?from=2026-02-30, 400, from is no date",
    "/changes?from=2026-02-02&to=2026-02-01, 400, from must not be after to",
    "/changes?from=0001-01-01&to=0001-01-02, 200, Nothing changed",
    "/disagreements?about=love, 400, neither claims nor figures",
    "/questions/who-loves-whom, 404, did you mean",
    "/questions/whom-does-a-firm-buy-from.xls, 404, .csv",
    "/questions/whom-does-a-firm-buy-from?firm=nvidea, 404, firm=nvidia",
    "/questions/where-does-money-come-back?parties=99, 400, whole number",
    "/search?q=, 200, Search",
    "/search?q=qqzzqqzz, 200, Nothing is called",
  })
  void wrongAddressGetsOneClearSentence(String path, int status, String text)
      throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    assertEquals(status, response.statusCode(), response.body());
    assertTrue(response.body().contains(text), response.body());
    assertFalse(response.body().contains("\tat "), response.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/search?q=",
        "/path?to=nvidia&from=",
        "/path?from=nvidia&to=",
        "/matrix?line=",
        "/disagreements?about=",
        "/disagreements?page=",
        "/changes?from=",
        "/changes.atom?to=",
        "/questions/",
        "/questions/whom-does-a-firm-buy-from?firm=",
        "/questions/whom-does-a-firm-buy-from.csv?firm=",
        "/pair/amazon/",
      })
  void hostileTextIsOnlyText(String path) throws IOException, InterruptedException {
    List<String> hostile = new ArrayList<>();
    hostile.add("<script>alert(1)</script>");
    hostile.add("\"><img src=x onerror=alert(1)>");
    hostile.add("javascript:alert(1)");
    hostile.add("' OR 1=1 } DROP ALL #");
    hostile.add("a* OR [* TO *] ~ \\ ^5 && ||");
    hostile.add("\u202e\u0007x");
    hostile.add("http://example.org/<script>");
    hostile.add("x".repeat(3000));
    for (String text : hostile) {
      HttpResponse<String> response = get(path + encoded(text).replace("+", "%20"));
      assertTrue(response.statusCode() < 500, path + text + ": " + response.statusCode());
      assertFalse(response.body().contains("<script>"), response.body());
      assertFalse(response.body().contains("<img src=x"), response.body());
      assertFalse(response.body().contains("href=\"javascript:"), response.body());
      assertFalse(response.body().contains("\tat "), response.body());
    }
    HttpResponse<String> long10k = get(path + "x".repeat(10_000));
    assertTrue(
        long10k.statusCode() >= 400 && long10k.statusCode() < 500, path + long10k.statusCode());
  }

  @Test
  void feedIsAtomWithCanonicalNames()
      throws IOException, InterruptedException, ParserConfigurationException, SAXException {
    HttpResponse<String> response = get("/changes.atom?from=2026-06-17&to=2026-06-18");
    assertEquals(200, response.statusCode());
    assertTrue(
        response
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .startsWith("application/atom+xml"));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document feed =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)));
    Element root = feed.getDocumentElement();
    assertEquals("feed", root.getLocalName());
    assertEquals(ATOM, root.getNamespaceURI());
    NodeList entries = root.getElementsByTagNameNS(ATOM, "entry");
    assertTrue(entries.getLength() > 10, "entries: " + entries.getLength());
    Set<String> ids = new HashSet<>();
    List<String> titles = new ArrayList<>();
    for (int index = 0; index < entries.getLength(); index++) {
      Element entry = (Element) entries.item(index);
      String id = text(entry, "id");
      assertTrue(id.startsWith("https://w3id.org/aihw/id/"), id);
      assertTrue(ids.add(id), "twice: " + id);
      assertEquals("2026-06-18T00:00:00Z", text(entry, "updated"));
      assertTrue(entry.getElementsByTagNameNS(ATOM, "link").getLength() > 0, id);
      titles.add(text(entry, "title"));
    }
    assertTrue(
        titles.contains(
            "New: Amazon is in talks about a supply to Undisclosed prospective buyers of Trainium"
                + " chips"),
        titles.toString());
  }

  private static String text(Element entry, String name) {
    NodeList found = entry.getElementsByTagNameNS(ATOM, name);
    assertEquals(1, found.getLength(), name);
    return found.item(0).getTextContent();
  }

  @Test
  void changesOfNoTimeAreNone() throws IOException, InterruptedException {
    assertTrue(page("/changes?from=2026-06-18&to=2026-06-18").contains("Nothing changed"));
  }

  @Test
  void answerCanBeHadAsFile() throws IOException, InterruptedException {
    String path = "/questions/who-is-customer-and-rival-of-whom";
    HttpResponse<String> csv = get(path + ".csv?" + DAYS);
    assertEquals("text/csv; charset=utf-8", csv.headers().firstValue("Content-Type").orElse(""));
    assertTrue(
        csv.body().contains("https://w3id.org/aihw/id/amazon,https://w3id.org/aihw/id/nvidia"),
        csv.body());
    HttpResponse<String> json = get(path + ".json?" + DAYS);
    assertEquals(
        "application/sparql-results+json", json.headers().firstValue("Content-Type").orElse(""));
    assertFalse(get(path + ".csv?" + THEN).body().contains("amazon"));
  }

  @Test
  void everyQuestionOfTheLibraryHasAPageThatAnswers() throws IOException, InterruptedException {
    List<String> failed = new ArrayList<>();
    int asked = 0;
    for (String part : page("/questions").split("href=\"/questions/")) {
      String name = part.substring(0, Math.max(0, part.indexOf('"')));
      if (name.matches("[a-z-]+")) {
        asked++;
        if (get("/questions/" + name).statusCode() != 200) {
          failed.add(name);
        }
      }
    }
    assertTrue(asked > 50, "questions: " + asked);
    assertEquals(List.of(), failed);
  }
}
