package org.w3id.aihw.query.guarded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.query.federated.Endpoints;

/**
 * Faults of ARQ that are cured here. Where one of these tests fails at a line that says {@code
 * stock}, a newer Jena has cured the fault itself: the cure here can go.
 */
class JenaFaultsTest {
  private static final String BASE = "http://e.org/";

  private static DatasetGraph dataset() {
    DatasetGraph dataset = DatasetGraphFactory.create();
    dataset
        .getDefaultGraph()
        .add(
            Triple.create(
                NodeFactory.createURI(BASE + "a"),
                NodeFactory.createURI(BASE + "p"),
                NodeFactory.createURI(BASE + "b")));
    return dataset;
  }

  private static List<String> rows(Query query, boolean guarded) {
    DatasetGraph dataset = dataset();
    Context context = dataset.getContext().copy();
    if (guarded) {
      GuardedEngine.in(context, Endpoints.none());
    }
    List<String> rows = new ArrayList<>();
    try (QueryExec execution = QueryExec.dataset(dataset).query(query).context(context).build()) {
      execution.select().forEachRemaining(row -> rows.add(row.toString()));
    }
    return rows;
  }

  private static List<String> ours(String query) {
    return rows(QueryText.parse(query, BASE), true);
  }

  private static List<String> stock(String query) {
    return rows(QueryFactory.create(query, BASE, Syntax.syntaxSPARQL_11), false);
  }

  /** SPARQL 1.1, section 18.5.1.7; jena#4240. */
  @Test
  void nothingPutTogetherIsNothingAlsoWhereItIsDistinct() {
    String query = "SELECT (GROUP_CONCAT(DISTINCT ?v) AS ?all) { ?s <urn:nope> ?v }";
    assertEquals("[[]]", stock(query).toString().replace("( )", "[]").replace("[()]", "[[]]"));
    assertEquals(ours("SELECT (GROUP_CONCAT(?v) AS ?all) { ?s <urn:nope> ?v }"), ours(query));
  }

  /** SPARQL 1.1, section 18.5; jena#4242. */
  @Test
  void distinctRowsAreDistinctHoweverTheyAreSorted() {
    String query =
        "SELECT DISTINCT ?v { VALUES (?v ?tag) { ('a' 1) ('b' 2) ('a' 3) } }"
            + " ORDER BY STRLEN(?v) ?tag";
    assertEquals(3, stock(query).size());
    assertEquals(2, ours(query).size());
  }

  /** SPARQL 1.1, section 18.4; jena#1868, which Jena 6.2 cures for two bound ends alone. */
  @Test
  void pathsOfNoStepStayInTheGraph() {
    String absent = "SELECT * { VALUES ?v { <gone> } ?v <p>* ?w }";
    assertEquals(1, stock(absent).size());
    assertEquals(0, ours(absent).size());
    assertEquals(0, ours("SELECT * { VALUES ?w { <gone> } ?v <p>? ?w }").size());
    assertEquals(0, ours("SELECT * { VALUES ?v { <gone> } ?v <p>*/<q>? ?w }").size());
    assertEquals(0, ours("SELECT * { VALUES ?v { <gone> } GRAPH <g> { ?v <p>* ?w } }").size());
    assertEquals(
        1,
        ours("SELECT * { VALUES ?v { <gone> } OPTIONAL { ?v <p>* ?w } FILTER(!BOUND(?w)) }")
            .size());
    // A term that is written needs not be in the graph, and one that is in it is found.
    assertEquals(1, ours("SELECT * { <gone> <p>* ?w }").size());
    assertEquals(2, ours("SELECT * { VALUES ?v { <a> } ?v <p>* ?w }").size());
    assertEquals(1, ours("SELECT * { VALUES ?v { <b> } ?v <p>* ?w }").size());
    assertEquals(3, ours("SELECT * { ?v <p>* ?w }").size());
    assertEquals(1, ours("SELECT * { VALUES ?v { <b> } ?v <p>* ?v }").size());
  }

  /** SPARQL 1.1, section 13.2; told to nobody yet. */
  @Test
  void aGraphMayBeNamedTwice() {
    String query = "SELECT * FROM NAMED <g> FROM NAMED <g> FROM <d> FROM <d> { ?s ?p ?o }";
    assertThrows(QueryException.class, () -> stock(query));
    assertEquals(List.of(BASE + "g"), QueryText.parse(query, BASE).getNamedGraphURIs());
  }
}
