package org.w3id.aihw.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.w3id.aihw.reason.Closure;

/** Measures five kinds of queries over all that is stated and inferred. */
final class Querying {
  private static final String PREFIXES =
      """
      PREFIX aihw: <https://w3id.org/aihw/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      """;

  /** The queries by what they are about. */
  static final Map<String, String> QUERIES = queries();

  private Querying() {}

  private static Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put(
        "two hops",
        """
        SELECT ?firm ?far WHERE { ?firm aihw:customerOf ?near . ?near aihw:customerOf ?far }
        """);
    queries.put(
        "pairs",
        """
        SELECT ?firm ?other WHERE { ?firm aihw:customerOf ?other . ?firm aihw:rivalOf ?other }
        """);
    queries.put(
        "path",
        """
        SELECT DISTINCT ?firm ?origin WHERE {
          ?lease a aihw:ComputeLease .
          ?lease aihw:customer ?firm .
          ?firm aihw:customerOf+ ?origin
        }
        """);
    queries.put(
        "sums",
        """
        SELECT ?supplier (SUM(?value) AS ?total) WHERE {
          ?figure aihw:measure aihw:DealQuantity .
          ?figure aihw:value ?value .
          ?figure aihw:about ?deal .
          ?deal aihw:supplier ?supplier
        } GROUP BY ?supplier
        """);
    queries.put(
        "labels",
        """
        SELECT ?thing ?label WHERE {
          ?thing rdfs:label ?label
          FILTER (CONTAINS(LCASE(STR(?label)), "photon"))
        }
        """);
    queries.replaceAll((name, query) -> PREFIXES + query);
    return queries;
  }

  static void measure(Job job, Workload workload) {
    try (Answerer answerer = answerer(job.engine(), workload)) {
      Worker.print("live", Worker.live());
      for (Map.Entry<String, String> query : QUERIES.entrySet()) {
        Repetition.Times<Long> times =
            Repetition.of(job.runs(), () -> answerer.answers(query.getValue()));
        Worker.print(query.getKey(), times.median());
        Worker.print(query.getKey() + " processor", times.processor());
        Worker.print(query.getKey() + " answers", times.first());
      }
    }
  }

  private static Answerer answerer(String engine, Workload workload) {
    Graph closure = Closure.of(workload, workload.written()).graph();
    return switch (engine) {
      case "ours" -> new Answerer.OfGraph(closure);
      case "tdb2" -> Answerer.OfTdb.holding(closure);
      case "rdf4j" -> Answerer.OfRdf4j.holding(closure);
      default -> Answerer.OfGraph.copy(engine, closure);
    };
  }
}
