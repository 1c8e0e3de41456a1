package org.w3id.aihw.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.network.Supplies.Source;
import org.w3id.aihw.network.Supplies.Tally;

/** Reads supplies and their sources from the current relationships of a slice. */
final class SupplyReader {
  /** A class of relationships that give a kind of supply, and the roles of its two ends. */
  private record Given(Node type, SupplyKind kind, Node giver, Node taker, boolean isUseOnly) {}

  /** A supply: of a part, what it goes into; of anything else, its one source. */
  private record Supply(Tally tally, Object what) {}

  private static final Node GOES_INTO = Aihw.term("goesInto");
  private static final Node GIVEN_BY = Aihw.term("givenBy");
  private static final Node GIVEN_TO = Aihw.term("givenTo");
  private static final Node GIVES_USE_ONLY = Aihw.term("givesUseOnly");
  private static final Node LOSS_RULE = Aihw.term("lossRule");
  private static final Node SUPPLY_KIND = Aihw.term("supplyKind");

  private static final Node TECHNOLOGY = Aihw.term("Technology");

  private final Network network;
  private final Graph graph;
  private final int[] top;
  private final Map<Supply, Set<Source>> supplies = new LinkedHashMap<>();

  /** What each party makes for others, as if it were a supply to itself. */
  private final Set<Supply> madeForOthers = new LinkedHashSet<>();

  SupplyReader(Network network, Graph graph) {
    this.network = network;
    this.graph = graph;
    top = new int[network.size()];
    for (int party = 0; party < top.length; party++) {
      top[party] = network.standsWith(party);
    }
  }

  Supplies read() {
    List<Given> all = given();
    for (Given given : all) {
      graph
          .find(Node.ANY, RDF.type.asNode(), given.type())
          .mapWith(Triple::getSubject)
          .filterKeep(this::isCurrent)
          .toList()
          .forEach(relationship -> read(relationship, given));
    }
    for (Supply own : madeForOthers) {
      if (supplies.containsKey(own)) {
        add(own, new Source(own.tally().party(), false, List.of()));
      }
    }
    List<Tally> tallies = supplies.keySet().stream().map(Supply::tally).toList();
    List<SupplyKind> replaceable =
        all.stream().map(Given::kind).filter(SupplyKind::isReplaceable).distinct().toList();
    for (Tally maker : tallies) {
      Source own = new Source(maker.party(), false, List.of());
      replaceable.stream()
          .filter(maker.kind()::goesInto)
          .forEach(kind -> add(new Supply(new Tally(maker.party(), kind), own), own));
    }
    return tables();
  }

  /** Returns what the ontology says of classes of relationships. */
  private List<Given> given() {
    return graph
        .find(Node.ANY, SUPPLY_KIND, Node.ANY)
        .mapWith(
            triple ->
                new Given(
                    triple.getSubject(),
                    kind(triple.getObject()),
                    value(triple.getSubject(), GIVEN_BY).orElse(Aihw.SUPPLIER),
                    value(triple.getSubject(), GIVEN_TO).orElse(Aihw.CUSTOMER),
                    value(triple.getSubject(), GIVES_USE_ONLY)
                        .filter(is -> is.getLiteralLexicalForm().equals("true"))
                        .isPresent()))
        .toList()
        .stream()
        .sorted(Comparator.comparing(given -> given.type().getURI()))
        .toList();
  }

  private SupplyKind kind(Node term) {
    return new SupplyKind(
        term,
        value(term, RDFS.label.asNode()).orElse(term).getLiteralLexicalForm(),
        SupplyKind.Rule.of(value(term, LOSS_RULE).orElse(term)),
        Set.copyOf(objects(term, GOES_INTO)));
  }

  private Optional<Node> value(Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).nextOptional();
  }

  private boolean isCurrent(Node relationship) {
    return graph.contains(relationship, Aihw.PHASE, Aihw.CURRENT);
  }

  private void read(Node relationship, Given given) {
    List<Node> products = products(relationship);
    for (Node giver : objects(relationship, given.giver())) {
      for (Node taker : objects(relationship, given.taker())) {
        OptionalInt from = network.number(giver);
        OptionalInt to = network.number(taker);
        if (from.isEmpty() || to.isEmpty()) {
          continue;
        }
        int supplier = top[from.getAsInt()];
        Tally tally = new Tally(top[to.getAsInt()], given.kind());
        if (!given.kind().isReplaceable()) {
          Source source = new Source(supplier, false, List.of());
          for (Node product : products) {
            add(new Supply(tally, product), source);
            if (given.kind().isPart() && supplier != tally.party()) {
              madeForOthers.add(new Supply(new Tally(supplier, given.kind()), product));
            }
          }
          if (products.isEmpty()) {
            add(new Supply(tally, given.kind().isPart() ? "nothing named" : source), source);
          }
        } else if (supplier != tally.party()) {
          for (Node product : products.isEmpty() ? List.of(relationship) : products) {
            Source source = new Source(supplier, given.isUseOnly(), designers(product));
            add(new Supply(tally, source), source);
          }
        }
      }
    }
  }

  /** Returns what is supplied; in which process, technology or line is no product beside it. */
  private List<Node> products(Node relationship) {
    List<Node> all = objects(relationship, Aihw.PRODUCT);
    List<Node> goods =
        all.stream()
            .filter(product -> !graph.contains(product, RDF.type.asNode(), TECHNOLOGY))
            .toList();
    return goods.isEmpty() ? all : goods;
  }

  private void add(Supply supply, Source source) {
    supplies.computeIfAbsent(supply, unknown -> new LinkedHashSet<>()).add(source);
  }

  private List<Node> objects(Node subject, Node property) {
    return graph
        .find(subject, property, Node.ANY)
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
