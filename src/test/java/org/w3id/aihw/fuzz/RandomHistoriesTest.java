package org.w3id.aihw.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.load.RdfReader;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Place;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.reason.JenaRules;
import org.w3id.aihw.reason.Rule;
import org.w3id.aihw.reason.RuleReader;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.WritableServer;
import org.w3id.aihw.serve.http.Limits;
import org.w3id.aihw.serve.http.WriteAccess;
import org.w3id.aihw.slice.Chronicle;
import org.w3id.aihw.slice.Slice;

/**
 * Histories of writes made by chance: what the server holds after each is what stock ARQ makes of
 * the same updates, and what follows at the end, and at times before, is what Jena's rule engine
 * makes of a slice that is cut from nothing.
 */
class RandomHistoriesTest {
  private static final int WRITES = 10;
  private static final Place WRITTEN = Place.of(Path.of("written"));

  @TempDir private static Path folder;
  private static Project project;
  private static WritableServer server;
  private static List<Fact> files;

  @BeforeAll
  static void start() {
    project = World.tiny(folder, RandomWorld.file(new Random(Fuzz.seed(0))));
    server =
        WritableServer.over(
            project,
            folder.resolve("store"),
            Limits.standard(),
            Set.of(WriteAccess.digestOf(WritableServer.TOKEN)));
    RdfReader reader = new RdfReader(project);
    files =
        new ArrayList<>(
            reader.read(project.ontologyFiles()).and(reader.read(project.dataFiles())).facts());
    assertTrue(files.size() > 1_000, "facts: " + files.size());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** One history: the same updates to the server and to a plain dataset. */
  private static final class History {
    private final Random random;
    private final DatasetGraph plain = DatasetGraphFactory.create();
    private final List<String> told = new ArrayList<>();
    private int ties;
    private int refused;

    History(long seed) {
      this.random = new Random(seed);
    }

    void write() {
      String graph = RandomWorld.graph(random.nextInt(RandomWorld.GRAPHS));
      String update =
          RandomWorld.withPrefixes("").replace("@prefix", "PREFIX").replaceAll(" \\.\\n", "\n")
              + update("<" + graph + ">");
      RawHttp.Answer answer =
          server
              .writer()
              .sendText("POST", "/update", update, "Content-Type", "application/sparql-update");
      told.add(answer.status() + " " + update);
      if (answer.status() == 204 || answer.status() == 200) {
        UpdateExec.dataset(plain).update(update).execute();
      } else {
        assertEquals(422, answer.status(), () -> told + answer.body());
        refused++;
      }
    }

    private String update(String graph) {
      String tie = "written" + random.nextInt(ties + 1);
      return switch (random.nextInt(14)) {
        case 0, 1, 2 ->
            "INSERT DATA { GRAPH %s { %s } }"
                .formatted(graph, RandomWorld.tie("written" + ties++, random));
        case 13 ->
            (random.nextBoolean() ? "INSERT" : "DELETE")
                + " DATA { GRAPH %s { %s } }".formatted(graph, RandomWorld.isInLine(random));
        case 10 ->
            // What is told of a tie that may be there; of one that is not there is refused.
            "INSERT DATA { GRAPH %s { %s } }"
                .formatted(graph, RandomWorld.claim(tie, 4 + random.nextInt(2), random));
        case 11 ->
            "%s ; INSERT DATA { GRAPH %s { %s } }"
                .formatted(removal(List.of(tie)), graph, RandomWorld.relationship(tie, random));
        case 12 ->
            "INSERT DATA { GRAPH %s { %s } }"
                .formatted(
                    graph, RandomWorld.claim("tie" + random.nextInt(RandomWorld.TIES), 9, random));
        case 3 -> "INSERT DATA { GRAPH %s { %s } }".formatted(graph, RandomWorld.values(random, 5));
        case 4 -> "INSERT DATA { %s }".formatted(RandomWorld.values(random, 2));
        case 5 ->
            removal(
                random.nextInt(3) == 0
                    ? List.of(tie)
                    : Stream.concat(
                            Stream.of(tie),
                            IntStream.range(1, 6).mapToObj(one -> RandomWorld.claimName(tie, one)))
                        .toList());
        case 6 ->
            // A claim without a status is refused, if there is one.
            "DELETE { GRAPH %1$s { ?c aihw:status ?s } } WHERE { GRAPH %1$s { ?c aihw:status ?s } }"
                .formatted(graph);
        case 7 ->
            "DELETE { GRAPH %1$s { ?c aihw:status ?old } } INSERT { GRAPH %1$s { ?c aihw:status aihw:%2$s } }"
                    .formatted(graph, random.nextBoolean() ? "Cancelled" : "InEffect")
                + " WHERE { GRAPH %s { ?c aihw:status ?old } }".formatted(graph);
        case 8 ->
            "DELETE WHERE { GRAPH %s { ?s <http://e.org/p%d> ?o } }"
                .formatted(graph, random.nextInt(4));
        default ->
            random.nextInt(3) == 0
                ? "CLEAR SILENT GRAPH " + graph
                : "MOVE SILENT " + graph + " TO <" + RandomWorld.graph(0) + ">";
      };
    }

    private static String removal(List<String> subjects) {
      return "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o FILTER(?s IN (%s)) } }"
          .formatted(
              subjects.stream().map(slug -> "aihw-id:" + slug).collect(Collectors.joining(", ")));
    }

    void compareStated() {
      Set<String> expected = new TreeSet<>();
      plain.find().forEachRemaining(quad -> expected.add(line(quad)));
      Set<String> found = new TreeSet<>();
      server.written().forEach(quad -> found.add(line(quad)));
      assertEquals(expected, found, () -> String.join("\n", told));
    }

    private static String line(Quad quad) {
      return (quad.isDefaultGraph() ? "default" : quad.getGraph()) + " " + quad.asTriple();
    }

    void compareInferred() {
      List<Fact> facts = new ArrayList<>(files);
      plain
          .find()
          .forEachRemaining(quad -> facts.add(new Fact(quad.asTriple(), graphOf(quad), WRITTEN)));
      Slice slice = Slice.of(Chronicle.of(Facts.of(facts)), Clocks.on(Clocks.today()));
      Graph stated = GraphFactory.createDefaultGraph();
      slice.known().triples().forEach(stated::add);
      slice.standing().all().forEach(stated::add);
      List<Rule> rules = RuleReader.read(project).rules();
      Set<String> expected = lines(JenaRules.closeCompiled(stated, rules));
      Set<String> found = lines(everything());
      assertTrue(found.size() > stated.size() + 100, "something follows");
      assertEquals(List.of(), without(expected, found), () -> "lacks: " + String.join("\n", told));
      assertEquals(
          List.of(), without(found, expected), () -> "too much: " + String.join("\n", told));
    }

    private static Node graphOf(Quad quad) {
      return quad.isDefaultGraph() ? NodeFactory.createURI("urn:default") : quad.getGraph();
    }
  }

  private static Graph everything() {
    RawHttp.Answer answer =
        server
            .anyone()
            .sendText(
                "POST",
                "/sparql",
                "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
                "Content-Type",
                "application/sparql-query",
                "Accept",
                "application/n-triples");
    assertEquals(200, answer.status(), answer.body());
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(answer.body(), Lang.NTRIPLES).parse(graph);
    return graph;
  }

  private static Set<String> lines(Graph graph) {
    Set<String> lines = new TreeSet<>();
    graph
        .find()
        .forEachRemaining(
            (Triple triple) -> {
              // Jena's engine keeps literals as subjects, which are no triples of RDF.
              if (!triple.getSubject().isLiteral()
                  && triple.getPredicate().isURI()
                  && !triple.getPredicate().equals(OWL.sameAs.asNode())) {
                lines.add(triple.toString());
              }
            });
    return lines;
  }

  private static List<String> without(Set<String> some, Set<String> others) {
    return some.stream().filter(line -> !others.contains(line)).limit(20).toList();
  }

  @Test
  void storeAndClosureFollowRandomHistories() {
    int histories = Fuzz.count("histories", 4, 300);
    int refused = 0;
    for (int number = 1; number <= histories; number++) {
      server.clear();
      History history = new History(Fuzz.seed(number));
      for (int write = 0; write < WRITES; write++) {
        history.write();
        history.compareStated();
        if (write == WRITES - 1 || history.random.nextInt(5) == 0) {
          history.compareInferred();
        }
      }
      refused += history.refused;
    }
    System.out.printf(
        "%d histories of %d writes, %d of them refused: equal to ARQ's and Jena's%n",
        histories, WRITES, refused);
    assertTrue(refused > 0 && refused * 2 < histories * WRITES, "refused: " + refused);
  }
}
