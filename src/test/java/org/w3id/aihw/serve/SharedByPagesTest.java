package org.w3id.aihw.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.aihw.serve.LiveServer.header;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.World;

/** What all pages share: the header with its links, the icon, refusals by the web server itself. */
class SharedByPagesTest {
  private static final LiveServer SERVER = LiveServer.real();
  private static final String DAYS = "asOf=2025-03-04&knownAt=2026-07";

  /** The most that the web server reads of an address and its headers together. */
  private static final int MOST_BYTES = 512 * 1024;

  private static final String HTML = "text/html";

  private static String top(String page) {
    return page.substring(page.indexOf("<header"), page.indexOf("</header>"));
  }

  private static List<String> found(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1).replace("&amp;", "&"));
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "/, 200",
    "/page/amazon, 200",
    "/page/amazon?panel=timeline, 200",
    "/page/ontology, 200",
    "/page/graph/people, 200",
    "/page/rule/customer-and-rival, 200",
    "/lines/aws, 200",
    "/graph-view/amazon, 200",
    "/pair/amazon/nvidia, 200",
    "/matrix, 200",
    "/path, 200",
    "/path?from=amazon&to=nosuchfirm, 404",
    "/questions, 200",
    "/questions/whom-does-a-firm-buy-from, 200",
    "/disagreements, 200",
    "/changes, 200",
    "/changes?from=2026-01-01&to=2026-02-01, 200",
    "/coverage, 200",
    "/search, 200",
    "/search?q=amazon, 200",
    "/sparql, 200",
    "/why?s=amazon&p=customerOf&o=nvidia, 200",
    "/why?s=nvidia&p=unitOf&o=amazon, 404",
    "/nothing-here, 404"
  })
  void headerKeepsTheDays(String path, int status) {
    HttpResponse<String> answer = SERVER.get(path + (path.contains("?") ? "&" : "?") + DAYS, HTML);
    assertEquals(status, answer.statusCode(), path);
    String header = top(answer.body());
    List<String> links = found("href=\"(/[^\"]*)\"", header);
    assertEquals(8, links.size(), header);
    links.forEach(link -> assertTrue(link.endsWith("?" + DAYS), link));
    assertTrue(header.contains("<input type=\"hidden\" name=\"asOf\" value=\"2025-03-04\">"));
    assertTrue(header.contains("<input type=\"hidden\" name=\"knownAt\" value=\"2026-07\">"));
  }

  @Test
  void headerNamesNoDayWhereNoneWasAskedAbout() {
    for (String path : List.of("/page/amazon", "/page/amazon?asOf=yesterday")) {
      String header = top(SERVER.get(path, HTML).body());
      found("href=\"(/[^\"]*)\"", header).forEach(link -> assertFalse(link.contains("?"), link));
      assertFalse(header.contains("hidden"), header);
    }
  }

  @Test
  void choosingOtherDaysToCompareKeepsTheDays() {
    String page = SERVER.get("/changes?from=2024-01-01&to=2026-06-30&" + DAYS, HTML).body();
    String form =
        page.substring(page.indexOf("<main"), page.indexOf("</form>", page.indexOf("<main")));
    assertTrue(form.contains("name=\"knownAt\" value=\"2026-07\""), form);
    List<String> next = found("<a href=\"(/changes[^\"]*)\" rel=\"next\"", page);
    assertFalse(next.isEmpty(), page);
    next.forEach(link -> assertTrue(link.contains(DAYS), link));
  }

  @Test
  void pagesHaveAnIcon() {
    String page = SERVER.get("/", HTML).body();
    String icon = found("<link rel=\"icon\" href=\"([^\"]+)\"", page).getFirst();
    for (String path : List.of(icon, "/favicon.ico")) {
      HttpResponse<String> answer = SERVER.get(path, "image/*");
      assertEquals(200, answer.statusCode(), path);
      assertEquals("image/svg+xml", header(answer, "Content-Type"), path);
      assertTrue(answer.body().startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\""), path);
      assertFalse(answer.body().contains("style"), "which the policy forbids");
    }
  }

  @Test
  void partsOfPagesSayWhereElseTheirTopicIs() {
    String whole = header(SERVER.get("/page/amazon?" + DAYS, HTML), "Link");
    assertTrue(whole.contains("rel=\"canonical\""), whole);
    for (String part :
        List.of("panel=timeline", "panel=falls", "panel=buys-from&with=nvidia&part=row")) {
      HttpResponse<String> answer = SERVER.get("/page/amazon?" + part + "&" + DAYS, HTML);
      assertEquals(200, answer.statusCode(), part);
      assertEquals(whole, header(answer, "Link"), part);
    }
  }

  @Test
  void twoFacesLeadToThePair() {
    String page = SERVER.get("/page/amazon?asOf=2026-07-01", HTML).body();
    String box = page.substring(page.indexOf("part-two-faces"));
    box = box.substring(0, box.indexOf("</section>"));
    assertTrue(box.contains("<a href=\"/pair/amazon/nvidia?asOf=2026-07-01\">"), box);
  }

  @Test
  void graphViewIsLinkedFromPartiesAlone() {
    assertTrue(SERVER.get("/page/amazon", HTML).body().contains("/graph-view/amazon"));
    for (String slug : List.of("trainium2", "amazon-buys-gpus-from-nvidia", "ontology/Party")) {
      HttpResponse<String> answer = SERVER.get("/page/" + slug, HTML);
      assertEquals(200, answer.statusCode(), slug);
      assertFalse(answer.body().contains("/graph-view/"), slug);
    }
  }

  @Test
  void linesTellVocabulariesApart() {
    String page = SERVER.get("/lines/amazon", HTML).body();
    List<String> cells = found("<td[^>]*>(?:<a [^>]*>)?([^<]*rganization[^<]*)<", page);
    assertTrue(cells.contains("organization (aihw:Organization)"), cells.toString());
    assertTrue(cells.stream().anyMatch(cell -> cell.contains("(org:Organization)")), page);
    assertTrue(cells.stream().allMatch(cell -> cell.contains(":")), cells.toString());
  }

  @Test
  void changesShowWhatPeopleComeForFirst() {
    String page = SERVER.get("/changes?from=2026-08-31&to=2026-11-23", HTML).body();
    List<String> headings = found("<h2>([^<]*) <span", page);
    assertEquals(
        List.of(
            "Lines that came or went",
            "Relationships that stand otherwise",
            "Documents with new statements",
            "Datasets with new statements"),
        headings);
    List<String> standings =
        found("<li><time>[^<]*</time> <a [^>]*>[^<]*</a>: <span class=\"([a-z]+)", page);
    assertEquals("badge", standings.getFirst(), "first what stood otherwise before");
    assertTrue(standings.contains("kinds"), "then what is new");
    assertTrue(standings.lastIndexOf("badge") < standings.indexOf("kinds"), standings.toString());
  }

  /** Sends what no client library sends, and returns all of the answer. */
  private static String raw(String... lines) throws IOException {
    try (Socket socket = new Socket("localhost", URI.create(SERVER.address()).getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close",
        "GET /page/%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close",
        "GET /search?q=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close",
        "GET / HTTP/1.1\r\nConnection: close",
        "NONSENSE"
      })
  void unreadableRequestIsRefusedInOurForm(String request) throws IOException {
    String answer = raw(request);
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("\r\nContent-Type: application/problem+json\r\n"), answer);
    assertTrue(answer.contains("\"detail\" : \"The address or a header cannot be read"), answer);
    assertSafe(answer);
  }

  private static void assertSafe(String answer) {
    for (String safety :
        List.of(
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: no-referrer",
            "Content-Security-Policy: default-src 'none'")) {
      assertTrue(answer.contains("\r\n" + safety), answer);
    }
    assertFalse(answer.contains("\r\nServer:"), answer);
    for (String telling : List.of("jetty", "badmessage", "exception", "<table>")) {
      assertFalse(answer.toLowerCase(Locale.ROOT).contains(telling), answer);
    }
  }

  @Test
  void tooLongHeaderIsRefusedInOurForm() throws IOException {
    String answer = raw("GET / HTTP/1.1", "Host: localhost", "X-Long: " + "a".repeat(MOST_BYTES));
    assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertSafe(answer);
  }

  @Test
  void unreadableRequestThatWantsAPageGetsOne() throws IOException {
    String answer =
        raw("GET /page/%ff HTTP/1.1", "Host: localhost", "Accept: text/html", "Connection: close");
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("<h1>Bad Request</h1>"), answer);
    assertTrue(answer.contains("style-src 'self'"), answer);
    assertSafe(answer);
  }

  @Test
  void searchesThatComeEarlyWaitForTheIndex() throws InterruptedException, ExecutionException {
    try (LiveServer server = LiveServer.over(World.project(), World.real());
        ExecutorService people = Executors.newFixedThreadPool(4)) {
      Callable<String> search = () -> server.get("/search?q=trainium2", HTML).body();
      for (Future<String> page : people.invokeAll(List.of(search, search, search, search))) {
        assertTrue(page.get().contains("/page/trainium2"), page.get());
      }
    }
  }
}
