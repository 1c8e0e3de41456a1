package org.w3id.aihw.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3id.aihw.World;
import org.w3id.aihw.browser.Chromium.Look;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Checked;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.serve.LiveServer;
import org.xml.sax.SAXException;

/** Data that tries to become script stays text: no dialog, no fault of the policy, no request. */
class HostileStringsTest {
  private static final List<String> PAYLOADS =
      List.of(
          "<script>alert(1)</script>",
          "</script><script>alert(1)</script>",
          "</title><script>alert(1)</script>",
          "</textarea><script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "<img src=http://evil.example/pixel.png>",
          "<svg onload=alert(1)>",
          "<svg><script>alert(1)</script></svg>",
          "<iframe src=javascript:alert(1)></iframe>",
          "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
          "<body onload=alert(1)>",
          "<details open ontoggle=alert(1)>",
          "<a href=javascript:alert(1)>x</a>",
          "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
          "<style>@import 'http://evil.example/a.css';</style>",
          "<link rel=stylesheet href=http://evil.example/a.css>",
          "<base href=http://evil.example/>",
          "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
          "<form action=http://evil.example/><button autofocus>x</button></form>",
          "\"><script>alert(1)</script>",
          "\" onmouseover=\"alert(1)\" autofocus onfocus=\"alert(1)",
          "' autofocus onfocus='alert(1)",
          "` onclick=`alert(1)",
          "javascript:alert(1)",
          "${alert(1)} @raw $unsafe{x} {{constructor.constructor('alert(1)')()}}",
          "<!--<script>alert(1)</script>-->",
          "]]><script>alert(1)</script><![CDATA[",
          "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
          "\u2028alert(1)\u2029\u202ealert\u200b",
          "&lt;script&gt;alert(1)&lt;/script&gt;&#60;script>alert(1)//");

  @TempDir private Path folder;

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Things of every kind whose every string is a payload, tied to a firm that is called so too. */
  private static String things(int number, String payload) {
    return """
        <https://w3id.org/aihw/id/firm%1$d'-alert(1)-'> a aihw:Organization ;
          rdfs:label %2$s@en-x-alert1 ; <http://www.w3.org/2004/02/skos/core#altLabel> %2$s@en ;
          rdfs:seeAlso <javascript:alert(1)>, <data:text/html,alert(1)> .
        aihw-id:chip%1$d a aihw:Chip ; rdfs:label %2$s@en ;
          <http://www.w3.org/2004/02/skos/core#scopeNote> %2$s^^<javascript:alert(1)> .
        aihw-id:doc%1$d a aihw:Document ; dcterms:title %2$s@en ;
          dcterms:publisher <https://w3id.org/aihw/id/firm%1$d'-alert(1)-'> ;
          <https://schema.org/url> <javascript:alert(1)> .
        aihw-id:deal%1$d a aihw:Supply ; rdfs:label %2$s@en ; aihw:supplier aihw-id:middle ;
          aihw:customer <https://w3id.org/aihw/id/firm%1$d'-alert(1)-'> ;
          aihw:product aihw-id:chip%1$d .
        aihw-id:claim%1$d a aihw:Claim ; aihw:about aihw-id:deal%1$d ;
          aihw:confidence aihw:HighConfidence ; aihw:confidenceReason %2$s@en ;
          aihw:paraphrase %2$s@en ; aihw:statedIn aihw-id:doc%1$d ;
          aihw:statedOn "2025-03-05"^^xsd:date ; aihw:status aihw:InEffect .
        aihw-id:denial%1$d a aihw:Claim ; aihw:about aihw-id:deal%1$d ;
          aihw:confidence aihw:HighConfidence ; aihw:confidenceReason %2$s@en ;
          aihw:paraphrase %2$s@en ; aihw:statedIn aihw-id:doc%1$d ;
          aihw:statedOn "2025-03-04"^^xsd:date ; aihw:status aihw:Denied .
        aihw-id:low%1$d a aihw:Figure ; aihw:about aihw-id:deal%1$d ;
          aihw:confidence aihw:HighConfidence ; aihw:measure aihw:ContractValue ;
          aihw:paraphrase %2$s@en ; aihw:scope %2$s@en ; aihw:statedIn aihw-id:doc%1$d ;
          aihw:statedOn "2025-03-05"^^xsd:date ; aihw:unitOfMeasure <http://qudt.org/vocab/unit/CCY_USD> ; aihw:value 1.0 .
        aihw-id:high%1$d a aihw:Figure ; aihw:about aihw-id:deal%1$d ;
          aihw:confidence aihw:HighConfidence ; aihw:measure aihw:ContractValue ;
          aihw:paraphrase %2$s@en ; aihw:scope %2$s@en ; aihw:statedIn aihw-id:doc%1$d ;
          aihw:statedOn "2025-03-05"^^xsd:date ; aihw:unitOfMeasure <http://qudt.org/vocab/unit/CCY_USD> ; aihw:value 2.0 .
        """
        .formatted(number, quoted(payload));
  }

  private static List<String> paths() {
    List<String> paths = new ArrayList<>();
    for (int number = 0; number < PAYLOADS.size(); number++) {
      String text = URLEncoder.encode(PAYLOADS.get(number), StandardCharsets.UTF_8);
      for (String slug :
          List.of("firm" + number + "%27-alert(1)-%27", "chip" + number, "doc" + number)) {
        paths.add("/page/" + slug);
      }
      paths.add("/page/deal" + number);
      paths.add("/page/claim" + number);
      paths.add("/lines/firm" + number + "%27-alert(1)-%27");
      paths.add("/why?s=middle&p=supplierOf&o=" + text);
      paths.add("/page/nothing?asOf=" + text);
      paths.add("/graph-view/middle?kind=" + text);
      paths.add("/search?q=" + text);
      paths.add("/questions/whom-does-a-firm-buy-from?firm=" + text);
      paths.add("/questions/whom-does-a-firm-buy-from?firm=firm" + number + "%27-alert(1)-%27");
      paths.add("/pair/middle/firm" + number + "%27-alert(1)-%27");
      paths.add("/pair/middle/" + text.replace("+", "%20").replace("%2F", "-"));
      paths.add("/path?from=middle&to=firm" + number + "%27-alert(1)-%27");
      paths.add("/path?from=middle&to=" + text);
    }
    return paths;
  }

  private static void feedIsXmlAndHoldsPayloadsAsText(LiveServer server) {
    HttpResponse<String> feed =
        server.get("/changes.atom?from=2025-03-01&to=2025-03-31", "application/atom+xml");
    assertEquals(200, feed.statusCode());
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document document =
          factory
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(feed.body().getBytes(StandardCharsets.UTF_8)));
      assertEquals(0, document.getElementsByTagName("script").getLength());
      assertTrue(document.getDocumentElement().getTextContent().contains("<img src=x onerror"));
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new AssertionError("the feed is no XML: " + feed.body(), e);
    }
  }

  @Test
  void nothingOfItIsExecuted() {
    StringBuilder turtle =
        new StringBuilder(
            "aihw-id:middle a aihw:Organization ; rdfs:label "
                + quoted(PAYLOADS.getFirst())
                + "@en .\n");
    for (int number = 0; number < PAYLOADS.size(); number++) {
      turtle.append(things(number, PAYLOADS.get(number)));
    }
    Project project = World.tiny(folder, turtle.toString());
    Checked checked = Pipeline.check(project, List.of());
    // The checks find fault with some of it; here it is shown nevertheless.
    Checked shown =
        new Checked(
            checked.facts(), checked.shapes(), checked.rules(), checked.questions(), List.of());
    assertEquals(30, PAYLOADS.size());
    Pipeline pipeline = Pipeline.over(shown, shown.facts().dataset());
    try (LiveServer server = LiveServer.over(project, pipeline);
        Chromium chromium = Chromium.at(server.address())) {
      Page page = chromium.window(Look.WIDE);
      List<String> faults = new ArrayList<>();
      List<String> paths = new ArrayList<>(paths());
      paths.addAll(
          List.of(
              "/",
              "/page/middle",
              "/lines/middle",
              "/page/graph/world",
              "/graph-view/middle?most=60",
              "/graph-view/middle.svg?most=60",
              "/questions",
              "/matrix?line=supplierOf",
              "/matrix?line=customerOf",
              "/disagreements",
              "/disagreements?page=2",
              "/disagreements?about=figures",
              "/disagreements?about=figures&page=2",
              "/changes?from=2025-03-01&to=2025-03-31",
              "/coverage"));
      int pages = 0;
      for (String path : paths) {
        Response response = page.navigate(server.address() + path);
        pages += response != null && response.status() == 200 ? 1 : 0;
        if (path.equals("/graph-view/middle?most=60")) {
          page.waitForSelector("#graph[data-ready]");
        }
        for (String fault : chromium.faults()) {
          if (!fault.contains("status of 40")) {
            faults.add(path + ": " + fault);
          }
        }
      }
      assertEquals(List.of(), faults);
      assertTrue(pages >= 11 * PAYLOADS.size(), "pages: " + pages);
      for (String path :
          List.of(
              "/disagreements",
              "/disagreements?about=figures",
              "/matrix?line=customerOf",
              "/changes?from=2025-03-01&to=2025-03-31",
              "/search?q=src",
              "/path?from=middle&to=firm3%27-alert(1)-%27",
              "/pair/middle/firm4%27-alert(1)-%27")) {
        assertTrue(
            server.get(path, "text/html").body().matches("(?s).*&lt;(script|img src=x).*"),
            path + " shows payloads");
      }
      feedIsXmlAndHoldsPayloadsAsText(server);
    }
  }
}
