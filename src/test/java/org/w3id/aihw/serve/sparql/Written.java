package org.w3id.aihw.serve.sparql;

import org.w3id.aihw.World;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.WritableServer;

/** What the tests of writes send, and how they look whether it is there. */
final class Written {
  static final String TURTLE = "text/turtle";

  /** A graph that conforms, and from which it follows that Acme is a customer of Cog. */
  static final String COG =
      World.PREFIXES
          + """
          aihw-id:cog a aihw:Organization ; rdfs:label "Cog"@en .
          aihw-id:cog-supplies-acme a aihw:Supply ; rdfs:label "Cog's supply to Acme"@en ;
            aihw:customer aihw-id:acme ; aihw:supplier aihw-id:cog .
          aihw-id:claim-cog a aihw:Claim ; aihw:about aihw-id:cog-supplies-acme ;
            aihw:confidence aihw:HighConfidence ; aihw:confidenceReason "Both say so."@en ;
            aihw:paraphrase "Cog sells to Acme."@en ; aihw:statedIn aihw-id:doc-daily ;
            aihw:statedOn "2025-03-05"^^xsd:date ; aihw:status aihw:InEffect .
          """;

  /** What {@link #COG} implies. */
  static final String FOLLOWS =
      "<https://w3id.org/aihw/id/acme> <https://w3id.org/aihw/ontology#customerOf>"
          + " <https://w3id.org/aihw/id/cog>";

  /** A claim without a status, whose focus node is {@code claim-bad}. */
  static final String BAD =
      COG.replace("claim-cog", "claim-bad").replace(" ; aihw:status aihw:InEffect", "");

  private Written() {}

  static boolean holds(WritableServer server, String pattern) {
    String body = rows(server, "ASK { " + pattern + " }");
    return body.contains("true");
  }

  /** Returns how many triples match in graphs of a name; with {@code ?g} in any. */
  static int count(WritableServer server, String graph) {
    String body =
        rows(server, "SELECT (COUNT(*) AS ?n) { GRAPH " + graph + " { ?s ?p ?o } }")
            .replaceAll("(?s).*\"value\": \"(\\d+)\".*", "$1");
    return Integer.parseInt(body);
  }

  private static String rows(WritableServer server, String query) {
    RawHttp.Answer answer =
        server
            .anyone()
            .sendText("POST", "/sparql", query, "Content-Type", "application/sparql-query");
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.status() + " " + answer.body());
    }
    return answer.body();
  }
}
