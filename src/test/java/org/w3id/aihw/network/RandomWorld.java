package org.w3id.aihw.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Aihw;

/** Small random worlds of parties and lines; the same seed always makes the same one. */
final class RandomWorld {
  final Random random;
  final List<Triple> triples = new ArrayList<>();
  final List<Node> parties = new ArrayList<>();

  RandomWorld(int seed, int size) {
    random = new Random(seed);
    for (int number = 0; number < size; number++) {
      Node party = Aihw.thing("p" + number);
      parties.add(party);
      // Names in another order than IRIs: what is decided by name must not be decided by IRI.
      add(party, RDFS.label.asNode(), NodeFactory.createLiteralString("name" + (size - number)));
      if (random.nextInt(8) == 0) {
        add(party, RDF.type.asNode(), Aihw.term("PartyGroup"));
      }
    }
  }

  RandomWorld withLines(int lines, String... properties) {
    for (int line = 0; line < lines; line++) {
      Node property = Aihw.term(properties[random.nextInt(properties.length)]);
      add(party(), property, party());
    }
    return this;
  }

  /** Adds current relationships of all kinds of supply, and who designs what. */
  RandomWorld withSupplies(int relationships) {
    for (String module : List.of("provision", "relationship", "supply")) {
      RDFDataMgr.loadGraph("ontology/" + module + ".ttl").find().forEachRemaining(triples::add);
    }
    List<String> kinds =
        List.of(
            "Fabrication",
            "MemorySupply",
            "EquipmentSupply",
            "MaterialSupply",
            "SubstrateSupply",
            "Supply",
            "ComputeLease",
            "Licence");
    for (int number = 0; number < relationships; number++) {
      Node relationship = Aihw.thing("r" + number);
      String kind = kinds.get(random.nextInt(kinds.size()));
      Node supplier = party();
      Node taker = party();
      add(relationship, RDF.type.asNode(), Aihw.term(kind));
      add(relationship, Aihw.PHASE, random.nextInt(6) == 0 ? Aihw.LAPSED : Aihw.CURRENT);
      add(relationship, Aihw.term("supplier"), supplier);
      add(relationship, Aihw.term("customer"), taker);
      add(supplier, Aihw.term("supplierOf"), taker);
      if (random.nextInt(3) > 0) {
        add(relationship, Aihw.term("product"), Aihw.thing("c" + random.nextInt(5)));
      }
    }
    for (int number = 0; number < 4; number++) {
      add(party(), Aihw.term("designs"), Aihw.thing("c" + random.nextInt(5)));
    }
    return this;
  }

  private Node party() {
    return parties.get(random.nextInt(parties.size()));
  }

  private void add(Node subject, Node property, Node object) {
    triples.add(Triple.create(subject, property, object));
  }

  Graph graph() {
    Graph graph = GraphFactory.createDefaultGraph();
    triples.forEach(graph::add);
    return graph;
  }

  Network network() {
    return Network.of(graph());
  }

  /** The same world, met in another order. */
  Network shuffled() {
    Collections.shuffle(triples, random);
    return network();
  }

  boolean isOne(Node party) {
    return !triples.contains(Triple.create(party, RDF.type.asNode(), Aihw.term("PartyGroup")));
  }
}
