package org.w3id.aihw.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.model.Aihw;

/** Who is hit if a firm stops, against the definition worked out round by round on plain sets. */
class SuppliesTest {
  private static final String CHIPS = "chips and computing";
  private static final Map<String, String> PARTS =
      Map.of(
          "Fabrication", "fabrication",
          "MemorySupply", "memory",
          "EquipmentSupply", "equipment",
          "MaterialSupply", "materials",
          "SubstrateSupply", "substrates");

  /** What cannot be given without it. */
  private static final Map<String, Set<String>> GOES_INTO =
      Map.of(
          "fabrication", Set.of(CHIPS, "memory"),
          "memory", Set.of(CHIPS),
          "equipment", Set.of("equipment", "fabrication", "memory"),
          "materials", Set.of("materials", "fabrication", "memory", "substrates"),
          "substrates", Set.of(CHIPS));

  private record Source(Node supplier, boolean rented, Set<Node> designers) {}

  private static List<Node> objects(Graph graph, Node subject, String property) {
    return graph.find(subject, Aihw.term(property), Node.ANY).mapWith(Triple::getObject).toList();
  }

  /** The sources of each supply, by party and kind and then by supply. */
  private static Map<String, Map<Object, Set<Source>>> supplies(RandomWorld world, Graph graph) {
    Map<String, Map<Object, Set<Source>>> supplies = new TreeMap<>();
    List<Map.Entry<String, Object>> madeForOthers = new ArrayList<>();
    for (Triple typed : graph.find(Node.ANY, RDF.type.asNode(), Node.ANY).toList()) {
      Node relationship = typed.getSubject();
      String kind = typed.getObject().getLocalName();
      if (!objects(graph, relationship, "phase").contains(Aihw.CURRENT)) {
        continue;
      }
      Node supplier = objects(graph, relationship, "supplier").getFirst();
      List<Node> products = objects(graph, relationship, "product");
      String taker = slug(objects(graph, relationship, "customer").getFirst());
      boolean part = PARTS.containsKey(kind);
      if (part || kind.equals("Licence")) {
        String words = PARTS.getOrDefault(kind, "licence");
        Source source = new Source(supplier, false, Set.of());
        put(supplies, taker + " " + words, part || !products.isEmpty() ? products : source, source);
        if (part && !products.isEmpty() && !slug(supplier).equals(taker)) {
          madeForOthers.add(Map.entry(slug(supplier) + " " + words, products));
        }
        if (GOES_INTO.getOrDefault(words, Set.of()).contains(CHIPS)) {
          Source own = new Source(Aihw.thing(taker), false, Set.of());
          put(supplies, taker + " " + CHIPS, own, own);
        }
      } else if (!slug(supplier).equals(taker)) {
        Set<Node> designers = new HashSet<>();
        products.forEach(
            product ->
                graph
                    .find(Node.ANY, Aihw.term("designs"), product)
                    .mapWith(Triple::getSubject)
                    .filterKeep(designer -> isInNetwork(world, designer))
                    .forEach(designers::add));
        Source source = new Source(supplier, kind.equals("ComputeLease"), designers);
        put(supplies, taker + " " + CHIPS, source, source);
      }
    }
    madeForOthers.forEach(
        made -> {
          Set<Source> own = supplies.getOrDefault(made.getKey(), Map.of()).get(made.getValue());
          if (own != null) {
            String party = made.getKey().substring(0, made.getKey().indexOf(' '));
            own.add(new Source(Aihw.thing(party), false, Set.of()));
          }
        });
    return supplies;
  }

  private static boolean isInNetwork(RandomWorld world, Node party) {
    return world.triples.stream()
        .filter(triple -> triple.getPredicate().equals(Aihw.term("supplierOf")))
        .filter(triple -> !triple.getSubject().equals(triple.getObject()))
        .anyMatch(triple -> triple.getSubject().equals(party) || triple.getObject().equals(party));
  }

  private static void put(
      Map<String, Map<Object, Set<Source>>> supplies, String tally, Object what, Source source) {
    supplies
        .computeIfAbsent(tally, unknown -> new HashMap<>())
        .computeIfAbsent(what, unknown -> new HashSet<>())
        .add(source);
  }

  private static String slug(Node party) {
    return party.getURI().substring(Aihw.ID.length());
  }

  private static Set<String> byDefinition(
      Map<String, Map<Object, Set<Source>>> supplies, Node stopping) {
    Map<String, Set<Node>> cannotGive = new HashMap<>();
    Set<Node> withoutComputing = new HashSet<>(Set.of(stopping));
    Map<String, String> hits = new HashMap<>();
    Map<String, Integer> firstLoss = new HashMap<>();
    for (int round = 1; round < 20; round++) {
      Map<String, Set<Node>> nowCannotGive = new HashMap<>();
      cannotGive.forEach((what, who) -> nowCannotGive.put(what, new HashSet<>(who)));
      Set<Node> nowWithout = new HashSet<>(withoutComputing);
      for (Map.Entry<String, Map<Object, Set<Source>>> entry : supplies.entrySet()) {
        String tally = entry.getKey();
        String party = tally.substring(0, tally.indexOf(' '));
        String kind = tally.substring(tally.indexOf(' ') + 1);
        boolean slow = kind.equals("licence");
        boolean any = kind.equals(CHIPS);
        Set<Node> without = cannotGive.getOrDefault(kind, Set.of());
        Set<Node> withoutChips = new HashSet<>(cannotGive.getOrDefault(CHIPS, Set.of()));
        withoutChips.add(stopping);
        int known = entry.getValue().size();
        int lost = 0;
        for (Set<Source> sources : entry.getValue().values()) {
          boolean gone = true;
          for (Source source : sources) {
            boolean down = source.supplier().equals(stopping);
            if (!slow) {
              down |= (source.rented() ? withoutComputing : without).contains(source.supplier());
            }
            down |= !source.designers().isEmpty() && withoutChips.containsAll(source.designers());
            gone &= down;
          }
          lost += gone ? 1 : 0;
        }
        if (lost == 0 || party.equals(slug(stopping))) {
          continue;
        }
        firstLoss.putIfAbsent(tally, round);
        boolean whole =
            any ? lost == known : kind.equals("equipment") ? lost > 0 : 2 * lost > known;
        String before = hits.getOrDefault(tally, "");
        int step =
            !whole
                ? firstLoss.get(tally)
                : before.contains("part") || before.isEmpty()
                    ? round
                    : Integer.parseInt(before.substring(before.lastIndexOf(' ') + 1));
        String effect = !whole ? "loses part" : slow ? "slows" : "stops";
        hits.put(tally, effect + " " + lost + " of " + known + " at " + step);
        if (whole && any) {
          nowWithout.add(Aihw.thing(party));
        } else if (whole && !slow) {
          for (String what : GOES_INTO.getOrDefault(kind, Set.of())) {
            nowCannotGive.computeIfAbsent(what, unknown -> new HashSet<>()).add(Aihw.thing(party));
          }
        }
      }
      cannotGive = nowCannotGive;
      withoutComputing = nowWithout;
    }
    Set<String> shown = new TreeSet<>();
    hits.forEach(
        (tally, hit) -> {
          Source own =
              new Source(Aihw.thing(tally.substring(0, tally.indexOf(' '))), false, Set.of());
          if (!Map.of(own, Set.of(own)).equals(supplies.get(tally))) {
            shown.add(tally + " " + hit);
          }
        });
    return shown;
  }

  private static Set<String> found(Network network, int stopping) {
    Set<String> shown = new TreeSet<>();
    for (Supplies.Hit hit : network.supplies().ifStopped(stopping)) {
      shown.add(
          "%s %s %s %d of %d at %d"
              .formatted(
                  slug(network.party(hit.party())),
                  hit.kind().words(),
                  hit.effect().words,
                  hit.lost(),
                  hit.known(),
                  hit.step()));
    }
    return shown;
  }

  @Test
  void whoIsHitIsWhatTheDefinitionSays() {
    int hits = 0;
    int passedOn = 0;
    for (int seed = 0; seed < 300; seed++) {
      RandomWorld world = new RandomWorld(seed, 8).withSupplies(6 + seed % 25);
      Graph graph = world.graph();
      Network network = world.network();
      Map<String, Map<Object, Set<Source>>> supplies = supplies(world, graph);
      for (Node party : world.parties) {
        if (network.number(party).isPresent()) {
          Set<String> expected = byDefinition(supplies, party);
          assertEquals(expected, found(network, network.number(party).getAsInt()), "world " + seed);
          hits += expected.size();
          passedOn += (int) expected.stream().filter(hit -> hit.endsWith("at 2")).count();
        }
      }
    }
    assertTrue(hits > 2_000 && passedOn > 200, "hits: " + hits + ", passed on: " + passedOn);
  }

  @Test
  void orderOfLoadingChangesNothing() {
    for (int seed = 0; seed < 40; seed++) {
      RandomWorld world = new RandomWorld(seed, 8).withSupplies(25);
      Network one = world.network();
      Network other = world.shuffled();
      List<List<Supplies.Hit>> both = new ArrayList<>();
      for (int party = 0; party < one.size(); party++) {
        both.add(one.supplies().ifStopped(party));
        assertEquals(both.getLast(), other.supplies().ifStopped(party));
      }
    }
  }

  private static boolean standsForItself(Network network, String party) {
    int number = network.number(Aihw.thing(party)).orElseThrow();
    return network.standsWith(number) == number;
  }

  @Test
  void unitAbroadDoesNotStopItsGroup() {
    Graph graph = GraphFactory.createDefaultGraph();
    add(graph, "group", "supplierOf", "lab");
    add(graph, "unit", "unitOf", "group");
    add(graph, "maker", "supplierOf", "lab");
    add(graph, "office", "unitOf", "fund");
    add(graph, "group", "headquarteredIn", "large");
    add(graph, "unit", "headquarteredIn", "small");
    add(graph, "maker", "headquarteredIn", "small");
    add(graph, "office", "headquarteredIn", "small");
    Network network = Network.of(graph);
    assertEquals(List.of("group"), firmsOf(network, "large"));
    assertEquals(List.of("maker", "office", "unit"), firmsOf(network, "small"));
    assertEquals(
        List.of("unit"),
        List.of("unit", "office").stream().filter(one -> standsForItself(network, one)).toList());
  }

  private static void add(Graph graph, String subject, String property, String object) {
    graph.add(Triple.create(Aihw.thing(subject), Aihw.term(property), Aihw.thing(object)));
  }

  private static List<String> firmsOf(Network network, String country) {
    return Arrays.stream(network.firmsOf(Aihw.thing(country)))
        .mapToObj(party -> slug(network.party(party)))
        .sorted()
        .toList();
  }
}
