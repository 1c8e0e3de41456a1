package org.w3id.aihw.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.w3id.aihw.serve.sparql.Written.count;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.WritableServer;

/**
 * Bodies cut off, with bytes changed, doubled or put in at random: whatever comes, the client is
 * told what is wrong, and it is never the server that fails.
 */
class BrokenBodiesTest {
  private static final int ROUNDS = 40;
  private static final String GRAPH = "/data?graph=x:g";
  private static final String UPDATE = "application/sparql-update";
  private static final String QUERY =
      """
      PREFIX aihw: <https://w3id.org/aihw/ontology#>
      SELECT ?a (COUNT(DISTINCT ?b) AS ?n) WHERE {
        { ?a aihw:customerOf/aihw:customerOf* ?b } UNION { GRAPH ?g { ?a a ?b } }
        OPTIONAL { ?a aihw:rivalOf ?c . FILTER(?c != ?a && regex(str(?c), "a.*", "i")) }
        VALUES ?a { UNDEF } BIND(xsd:integer("1") + 2.5e0 AS ?x) MINUS { ?a ?b "\\u0041"@en }
      } GROUP BY ?a HAVING(COUNT(?b) > 0) ORDER BY DESC(?n) LIMIT 10 OFFSET 0
      """;

  @TempDir private static Path folder;
  private static WritableServer server;
  private static int before;

  @BeforeAll
  static void start() {
    server = WritableServer.in(folder);
    before = count(server, "?g");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] broken(byte[] whole, Random random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte each : whole) {
      bytes.add(each);
    }
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = random.nextInt(bytes.size());
      switch (random.nextInt(5)) {
        case 0 -> bytes.subList(at, bytes.size()).clear();
        case 1 -> bytes.set(at, (byte) random.nextInt(256));
        case 2 -> bytes.add(at, (byte) "{}[]<>\"\\'().;,@^:?$&=%#*/|!0".charAt(random.nextInt(28)));
        case 3 -> bytes.remove(at);
        default ->
            bytes.addAll(at, new ArrayList<>(bytes.subList(at, Math.min(at + 40, bytes.size()))));
      }
      if (bytes.isEmpty()) {
        bytes.add((byte) ' ');
      }
    }
    byte[] result = new byte[bytes.size()];
    for (int at = 0; at < result.length; at++) {
      result[at] = bytes.get(at);
    }
    return result;
  }

  /** Sends a body broken in many ways, and returns how often each status came back. */
  private static Map<Integer, Integer> send(
      String method, String target, String type, String whole, long seed) {
    Random random = new Random(seed);
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = broken(whole.getBytes(StandardCharsets.UTF_8), random);
      Answer answer = server.writer().send(method, target, body, "Content-Type", type);
      String sent = new String(body, StandardCharsets.UTF_8);
      assertTrue(answer.status() < 500, () -> answer.status() + " to " + sent);
      boolean refused = answer.status() >= 400;
      assertTrue(!refused || answer.body().contains("\"detail\"") || answer.status() == 422, sent);
      assertTrue(!answer.body().contains("\tat "), answer.body());
      assertTrue(!refused || !answer.body().contains("Exception"), answer.body());
      statuses.merge(answer.status(), 1, Integer::sum);
      if (!refused && !target.equals("/sparql")) {
        assertEquals(
            204,
            server
                .writer()
                .sendText("POST", "/update", "DROP ALL", "Content-Type", UPDATE)
                .status());
      }
    }
    assertEquals(before, count(server, "?g"), "nothing refused left a trace");
    assertTrue(statuses.size() > 1 || statuses.containsKey(400), () -> statuses.toString());
    return statuses;
  }

  @Test
  void brokenGraphsAreToldOf() {
    server.writer().sendText("PUT", GRAPH, Written.COG, "Content-Type", "text/turtle");
    Map<String, String> bodies = new TreeMap<>();
    for (String type :
        List.of(
            "text/turtle",
            "application/n-triples",
            "application/rdf+xml",
            "application/ld+json",
            "application/trig",
            "application/n-quads")) {
      bodies.put(type, server.anyone().send("GET", GRAPH, "Accept", type).body());
    }
    server.writer().send("DELETE", GRAPH);
    bodies.forEach(
        (type, body) -> {
          assertTrue(body.contains("cog"), body);
          Map<Integer, Integer> statuses = send("PUT", GRAPH, type, body, type.hashCode());
          assertTrue(statuses.getOrDefault(400, 0) > ROUNDS / 4, type + " " + statuses);
        });
  }

  @Test
  void brokenUpdatesAreToldOf() {
    String update =
        """
        PREFIX x: <https://example.org/> INSERT DATA { GRAPH x:g { x:s x:p 1, "a"@en, true } } ;
        DELETE { GRAPH x:g { ?s ?p ?o } } INSERT { GRAPH x:h { ?s x:q ?n } } USING NAMED x:g
        WHERE { GRAPH x:g { ?s ?p ?o FILTER(isNumeric(?o)) BIND(?o + 1 AS ?n) } } ;
        COPY x:h TO x:i ; CLEAR SILENT GRAPH x:none ; DELETE WHERE { GRAPH x:i { ?s ?p 7 } }
        """;
    Map<Integer, Integer> statuses = send("POST", "/update", UPDATE, update, 11);
    assertTrue(statuses.getOrDefault(400, 0) > ROUNDS / 4, () -> statuses.toString());
  }

  @Test
  void brokenQueriesAreToldOf() {
    String type = "application/sparql-query";
    String whole = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n" + QUERY;
    assertEquals(
        200, server.anyone().sendText("POST", "/sparql", whole, "Content-Type", type).status());
    Map<Integer, Integer> statuses = send("POST", "/sparql", type, whole, 5);
    assertTrue(statuses.getOrDefault(400, 0) > ROUNDS / 4, () -> statuses.toString());
  }
}
