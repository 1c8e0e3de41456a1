package org.w3id.aihw.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.load.RdfReader;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Project;

/**
 * Every link inside the server leads somewhere: those of pages of all kinds over the real data. The
 * long form follows all links of 300 pages, the short one some of each kind of address.
 */
class CrawlTest {
  private static final boolean IS_LONG = "long".equals(System.getProperty("aihw.faults"));
  private static final int PAGES = IS_LONG ? 300 : 60;
  private static final int OF_A_KIND = IS_LONG ? Integer.MAX_VALUE : 12;
  private static final long SEED = Long.getLong("aihw.seed", 13);
  private static final List<String> ACROSS =
      List.of(
          "/",
          "/questions",
          "/matrix",
          "/path?from=anthropic&to=sk-hynix",
          "/disagreements",
          "/changes",
          "/coverage",
          "/sparql",
          "/search?q=nvidia",
          "/pair/amazon/nvidia",
          "/page/ontology",
          "/page/ontology/supplier",
          "/page/graph/people",
          "/page/rule/customer-and-rival",
          "/lines/cisco",
          "/graph-view/nvidia",
          "/page/cisco",
          "/page/cisco?panel=falls",
          "/page/trainium2?asOf=2025-06-01&knownAt=2025-06-01",
          "/questions/who-is-customer-and-rival-of-whom");

  private final RawHttp client = new RawHttp(LiveServer.real().address(), Map.of());

  /** Returns pages of things, as many of each class, chosen anew by each seed. */
  private List<String> pages() {
    Map<String, List<String>> kinds = new TreeMap<>();
    Project project = World.project();
    List<Path> files =
        project.dataFiles().stream().filter(file -> !file.toString().contains("imported")).toList();
    for (Fact fact : new RdfReader(project).read(files).facts()) {
      Triple triple = fact.triple();
      if (triple.getPredicate().equals(RDF.type.asNode())) {
        kinds
            .computeIfAbsent(triple.getObject().toString(), kind -> new ArrayList<>())
            .add(triple.getSubject().getURI());
      }
    }
    assertTrue(kinds.size() > 20, "kinds: " + kinds.size());
    Random random = new Random(SEED);
    Set<String> pages = new LinkedHashSet<>(ACROSS);
    kinds.values().forEach(things -> Collections.shuffle(things, random));
    for (int turn = 0; pages.size() < PAGES; turn++) {
      for (List<String> things : kinds.values()) {
        if (turn < things.size() && pages.size() < PAGES) {
          pages.add("/page/" + things.get(turn).replaceFirst(".*/id/", ""));
        }
      }
    }
    return List.copyOf(pages);
  }

  @Test
  void noLinkIsDead() {
    Crawl crawl = new Crawl(client);
    List<String> pages = pages();
    Map<String, String> links = crawl.links(pages);
    Map<String, String> followed = Crawl.ofEachKind(links, OF_A_KIND, SEED);
    Set<String> kinds = links.keySet().stream().map(Crawl::kind).collect(Collectors.toSet());
    assertTrue(kinds.size() > 30 && followed.size() > PAGES, kinds.toString());
    assertEquals(Map.of(), crawl.dead(followed));
  }
}
