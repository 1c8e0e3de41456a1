package org.w3id.aihw.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;

/** Lines are joined with the claims that they rest on, in a graph of their own. */
class ConclusionsTest {
  private static final Knowledge NOW = World.real().at(World.NOW);
  private static final DatasetGraph DATASET = World.real().datasetAt(World.NOW);
  private static final Graph SUPPORT = DATASET.getGraph(Aihw.SUPPORT_GRAPH);

  private static Set<Node> objects(Node subject, String property) {
    return SUPPORT.find(subject, Aihw.term(property), Node.ANY).mapWith(Triple::getObject).toSet();
  }

  @Test
  void everyCustomerIsFoundWithDocumentAndDayBySixPatterns() {
    String query =
        """
        PREFIX aihw: <https://w3id.org/aihw/ontology#>
        PREFIX aihw-id: <https://w3id.org/aihw/id/>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT ?customer ?document ?day {
          GRAPH <https://w3id.org/aihw/graph/support> {
            ?line rdf:subject ?customer ; rdf:predicate aihw:customerOf ; rdf:object aihw-id:nvidia ;
              aihw:restsOn ?claim .
          }
          ?claim aihw:statedIn ?document ; aihw:statedOn ?day .
        }
        """;
    Set<Node> found = new HashSet<>();
    try (QueryExec execution = QueryExec.dataset(DATASET).query(query).build()) {
      RowSet rows = execution.select();
      while (rows.hasNext()) {
        found.add(rows.next().get("customer"));
      }
    }
    Set<Node> customers =
        NOW.graph()
            .find(Node.ANY, Aihw.term("customerOf"), Aihw.thing("nvidia"))
            .mapWith(Triple::getSubject)
            .toSet();
    assertTrue(customers.size() > 3, "customers: " + customers);
    assertEquals(customers, found);
  }

  @Test
  void whatALineRestsOnIsAtTheLeavesOfItsProofs() {
    Triple line = World.triple("amazon customerOf nvidia");
    List<Node> named =
        SUPPORT.find(Node.ANY, RDF.subject.asNode(), line.getSubject()).toList().stream()
            .map(Triple::getSubject)
            .filter(node -> SUPPORT.contains(node, RDF.predicate.asNode(), line.getPredicate()))
            .filter(node -> SUPPORT.contains(node, RDF.object.asNode(), line.getObject()))
            .toList();
    assertEquals(List.of(ProofTriples.nameOf(line)), named);
    String proofs =
        NOW.proofTriples(NOW.why(line, Conclusions.SHOWN_PROOFS)).stream()
            .map(triple -> triple.getObject().toString())
            .reduce("", String::concat);
    Set<Node> claims = objects(named.getFirst(), "restsOn");
    assertFalse(claims.isEmpty());
    claims.forEach(claim -> assertTrue(proofs.contains(claim.getURI()), claim::toString));
    assertFalse(objects(named.getFirst(), "byRule").isEmpty());
    assertEquals(1, objects(named.getFirst(), "lastEvidenceOn").size());
    assertEquals(1, objects(named.getFirst(), "independentOrigins").size());
  }

  @Test
  void nothingOfItIsInTheDefaultGraph() {
    assertTrue(SUPPORT.size() > 10_000, "triples: " + SUPPORT.size());
    assertFalse(
        DATASET.getDefaultGraph().contains(Node.ANY, RDF.type.asNode(), Aihw.term("Conclusion")));
    assertTrue(DATASET.containsGraph(Aihw.SUPPORT_GRAPH));
  }

  @Test
  void whatMustFollowDoesWithClaimsAndWhatMustNotDoesNot() {
    for (String line :
        List.of(
            "nvidia directlyDependsOn tsmc",
            "nvidia directlyDependsOn sk-hynix",
            "tsmc directlyDependsOn asml",
            "nvidia dependsOn asml",
            "amd dependsOn asml",
            "intel dependsOn asml",
            "anthropic dependsOn amazon",
            "amazon partnerOf nvidia",
            "amazon customerOf nvidia",
            "amazon rivalOf nvidia")) {
      assertFalse(objects(ProofTriples.nameOf(World.triple(line)), "restsOn").isEmpty(), line);
    }
    for (String line :
        List.of(
            "amazon dependsOn coreweave",
            "amazon dependsOn groq",
            "yandex customerOf nvidia",
            "nvidia a CloudProvider",
            "openai usesProduct trainium4",
            "anthropic usesProduct trainium4")) {
      assertFalse(NOW.closure().contains(World.triple(line)), line);
    }
  }
}
