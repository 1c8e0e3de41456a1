package org.w3id.aihw.network;

import static org.w3id.aihw.network.Supplies.Kind.CHIPS_AND_COMPUTING;
import static org.w3id.aihw.network.Supplies.Kind.CONSTRUCTION;
import static org.w3id.aihw.network.Supplies.Kind.DESIGN;
import static org.w3id.aihw.network.Supplies.Kind.EQUIPMENT;
import static org.w3id.aihw.network.Supplies.Kind.FABRICATION;
import static org.w3id.aihw.network.Supplies.Kind.LICENCE;
import static org.w3id.aihw.network.Supplies.Kind.MATERIALS;
import static org.w3id.aihw.network.Supplies.Kind.MEMORY;
import static org.w3id.aihw.network.Supplies.Kind.PACKAGING;
import static org.w3id.aihw.network.Supplies.Kind.POWER;
import static org.w3id.aihw.network.Supplies.Kind.SOFTWARE;
import static org.w3id.aihw.network.Supplies.Kind.TEST;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.network.Supplies.Kind;
import org.w3id.aihw.network.Supplies.Source;
import org.w3id.aihw.network.Supplies.Tally;

/** Reads supplies and their sources from the current relationships of a slice. */
final class SupplyReader {
  /** A class of relationships that give a kind of supply, and the roles of its two ends. */
  private record Given(String relationship, Kind kind, String giver, String taker) {
    boolean isRented() {
      return relationship.equals("ComputeLease") || relationship.equals("CloudOffering");
    }
  }

  private static final List<Given> GIVEN =
      List.of(
          new Given("EquipmentSupply", EQUIPMENT, "supplier", "customer"),
          new Given("MaterialSupply", MATERIALS, "supplier", "customer"),
          new Given("Fabrication", FABRICATION, "supplier", "customer"),
          new Given("Packaging", PACKAGING, "supplier", "customer"),
          new Given("MemorySupply", MEMORY, "supplier", "customer"),
          new Given("Supply", CHIPS_AND_COMPUTING, "supplier", "customer"),
          new Given("ComputeLease", CHIPS_AND_COMPUTING, "supplier", "customer"),
          new Given("CloudOffering", CHIPS_AND_COMPUTING, "supplier", "customer"),
          new Given("DesignService", DESIGN, "supplier", "customer"),
          new Given("Licence", LICENCE, "supplier", "customer"),
          new Given("DesignSoftwareSupply", SOFTWARE, "supplier", "customer"),
          new Given("TestService", TEST, "supplier", "customer"),
          new Given("SoftwareDependence", SOFTWARE, "platformOwner", "dependent"),
          new Given("Construction", CONSTRUCTION, "supplier", "customer"),
          new Given("PowerSupply", POWER, "supplier", "customer"));

  /** A supply: of a part, what it goes into; of anything else, its one source. */
  private record Supply(Tally tally, Object what) {}

  private final Network network;
  private final Graph graph;
  private final int[] top;
  private final Map<Supply, Set<Source>> supplies = new LinkedHashMap<>();

  /** What each party packages for others, as if it were a supply to itself. */
  private final Set<Supply> packaged = new LinkedHashSet<>();

  SupplyReader(Network network, Graph graph) {
    this.network = network;
    this.graph = graph;
    top = new int[network.size()];
    for (int party = 0; party < top.length; party++) {
      top[party] = network.top(party);
    }
  }

  Supplies read() {
    for (Given given : GIVEN) {
      graph
          .find(Node.ANY, RDF.type.asNode(), Aihw.term(given.relationship()))
          .mapWith(Triple::getSubject)
          .filterKeep(this::isCurrent)
          .toList()
          .forEach(relationship -> read(relationship, given));
    }
    for (Supply own : packaged) {
      if (supplies.containsKey(own)) {
        add(own, new Source(own.tally().party(), false, List.of()));
      }
    }
    List<Tally> makers =
        supplies.keySet().stream()
            .map(Supply::tally)
            .filter(tally -> tally.kind().isPart())
            .toList();
    for (Tally maker : makers) {
      Source own = new Source(maker.party(), false, List.of());
      add(new Supply(new Tally(maker.party(), CHIPS_AND_COMPUTING), own), own);
    }
    return tables();
  }

  private boolean isCurrent(Node relationship) {
    return graph.contains(relationship, Aihw.PHASE, Aihw.CURRENT);
  }

  private void read(Node relationship, Given given) {
    List<Node> products = objects(relationship, "product");
    for (Node giver : objects(relationship, given.giver())) {
      for (Node taker : objects(relationship, given.taker())) {
        OptionalInt from = network.number(giver);
        OptionalInt to = network.number(taker);
        if (from.isEmpty() || to.isEmpty()) {
          continue;
        }
        int supplier = top[from.getAsInt()];
        Tally tally = new Tally(top[to.getAsInt()], given.kind());
        if (given.kind().isPart() || given.kind() == DESIGN || given.kind() == LICENCE) {
          Source source = new Source(supplier, false, List.of());
          for (Node product : products.isEmpty() ? List.of(relationship) : products) {
            Object what = products.isEmpty() ? "nothing named" : product;
            add(new Supply(tally, what), source);
            if (given.kind() == PACKAGING && supplier != tally.party()) {
              packaged.add(new Supply(new Tally(supplier, PACKAGING), what));
            }
          }
        } else if (supplier != tally.party()) {
          for (Node product : products.isEmpty() ? List.of(relationship) : products) {
            Source source = new Source(supplier, given.isRented(), designers(product));
            add(new Supply(tally, source), source);
          }
        }
      }
    }
  }

  private void add(Supply supply, Source source) {
    supplies.computeIfAbsent(supply, unknown -> new LinkedHashSet<>()).add(source);
  }

  private List<Node> objects(Node subject, String property) {
    return graph
        .find(subject, Aihw.term(property), Node.ANY)
        .mapWith(Triple::getObject)
        .filterKeep(Node::isURI)
        .toList();
  }

  /** Returns the designers of a product, units under their parents. */
  private List<Integer> designers(Node product) {
    return graph
        .find(Node.ANY, Aihw.term("designs"), product)
        .mapWith(Triple::getSubject)
        .mapWith(network::number)
        .filterKeep(OptionalInt::isPresent)
        .mapWith(number -> top[number.getAsInt()])
        .toList()
        .stream()
        .sorted()
        .distinct()
        .toList();
  }

  private Supplies tables() {
    Map<Tally, Integer> tallies = new LinkedHashMap<>();
    int[] tallyOfSupply = new int[supplies.size()];
    List<Source> sources = new ArrayList<>();
    int[] supplyOfSource = new int[supplies.values().stream().mapToInt(Set::size).sum()];
    int supply = 0;
    for (Map.Entry<Supply, Set<Source>> entry : supplies.entrySet()) {
      tallyOfSupply[supply] =
          tallies.computeIfAbsent(entry.getKey().tally(), unknown -> tallies.size());
      for (Source source : entry.getValue()) {
        supplyOfSource[sources.size()] = supply;
        sources.add(source);
      }
      supply++;
    }
    return new Supplies(top, List.copyOf(tallies.keySet()), tallyOfSupply, supplyOfSource, sources);
  }
}
