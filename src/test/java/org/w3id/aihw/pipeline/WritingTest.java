package org.w3id.aihw.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.store.Store;
import org.w3id.aihw.store.WriteRefusedException;
import org.w3id.aihw.validate.NotConformingException;
import org.w3id.aihw.validate.Violation;

/** Writes conform or are not there at all, and what follows from them follows at once. */
class WritingTest {
  private static final Node GRAPH = NodeFactory.createURI("https://example.org/written");
  private static final Path SOUND = Path.of("src/test/resources/sound.ttl");
  private static final Path BROKEN = Path.of("src/test/resources/broken");
  private static final String MORE =
      """
      aihw-id:cog a aihw:Organization ; rdfs:label "Cog"@en .
      aihw-id:cog-supplies-acme a aihw:Supply ; rdfs:label "Cog's supply to Acme"@en ;
        aihw:customer aihw-id:acme ; aihw:supplier aihw-id:cog .
      aihw-id:claim-cog a aihw:Claim ; aihw:about aihw-id:cog-supplies-acme ;
        aihw:confidence aihw:HighConfidence ; aihw:confidenceReason "Both say so."@en ;
        aihw:paraphrase "Cog sells to Acme."@en ; aihw:statedIn aihw-id:doc-daily ;
        aihw:statedOn "2025-03-05"^^xsd:date ; aihw:status aihw:InEffect .
      """;

  @TempDir private Path folder;
  private Project project;
  private Store store;
  private Pipeline pipeline;

  @BeforeEach
  void open() throws IOException {
    project = World.tiny(folder, "");
    Files.copy(SOUND, folder.resolve("data/sound.ttl"));
    reopen();
  }

  private void reopen() {
    store = Store.open(folder.resolve("store"));
    pipeline = Pipeline.over(Pipeline.check(project, List.of()), store, project);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Graph graph(String turtle) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(World.PREFIXES + turtle, org.apache.jena.riot.Lang.TURTLE).parse(graph);
    return graph;
  }

  private void add(Graph triples) {
    pipeline.write(addition(triples));
  }

  private static Store.Change<Boolean> addition(Graph triples) {
    return (dataset, isOpen) -> {
      triples.find().forEachRemaining(triple -> dataset.add(Quad.create(GRAPH, triple)));
      return true;
    };
  }

  private void remove(Graph triples) {
    pipeline.write(
        (dataset, isOpen) -> {
          triples
              .find()
              .forEachRemaining(
                  triple ->
                      dataset.delete(
                          GRAPH, triple.getSubject(), triple.getPredicate(), triple.getObject()));
          return true;
        });
  }

  private boolean holds(String words) {
    return pipeline.at(World.NOW).graph().contains(World.triple(words));
  }

  private long stored() {
    return Txn.calculateRead(store.dataset(), () -> store.dataset().stream().count());
  }

  private static Set<String> codes(NotConformingException refused) {
    return refused.violations().stream().map(Violation::code).collect(Collectors.toSet());
  }

  @Test
  void whatFollowsIsThereWhenTheWriteReturnsAndGoesWithIt() {
    assertFalse(holds("acme customerOf cog"));
    add(graph(MORE));
    assertTrue(holds("acme customerOf cog"));
    assertEquals(
        List.of("cog"),
        pipeline.at(World.NOW).names().find("Cog").stream()
            .map(org.w3id.aihw.model.Names::slug)
            .toList());
    remove(graph(MORE));
    assertFalse(holds("acme customerOf cog"));
    assertTrue(holds("bolt customerOf acme"), "what files state stays");
  }

  /** Opens the store as the server does, which believes what it kept and noted. */
  private void startAgain() {
    store.close();
    store = Store.open(folder.resolve("store"));
    pipeline = Pipeline.over(Pipeline.look(project), store, project);
    pipeline.settle();
  }

  private boolean isNoted() {
    return store.isOf(KeptState.of(project).name());
  }

  @Test
  void storeOfUnchangedFilesIsBelievedWithWhatWasWritten() throws IOException {
    startAgain();
    assertTrue(isNoted());
    assertTrue(Pipeline.look(project).kept().isPresent(), "nothing was written: files are kept");
    add(graph(MORE));
    startAgain();
    assertTrue(isNoted());
    assertTrue(holds("acme customerOf cog"));
    assertTrue(holds("bolt customerOf acme"));
    remove(graph(MORE));
    assertFalse(holds("acme customerOf cog"));
    add(graph(MORE));
    Path file = folder.resolve("data/more.ttl");
    Files.writeString(file, World.PREFIXES + MORE.replace("cog", "dot").replace("Cog", "Dot"));
    assertFalse(isNoted());
    startAgain();
    assertTrue(isNoted());
    assertTrue(holds("acme customerOf dot"));
    assertTrue(holds("acme customerOf cog"));
    Files.delete(file);
    startAgain();
    assertFalse(holds("acme customerOf dot"));
    assertEquals(
        0, Txn.calculateRead(store.dataset(), () -> statedOf("dot")), "the store forgets it too");
  }

  private long statedOf(String slug) {
    return store.dataset().stream(Node.ANY, Aihw.thing(slug), Node.ANY, Node.ANY).count();
  }

  @Test
  void whatWasWrittenIsThereAfterARestart() {
    add(graph(MORE));
    store.close();
    reopen();
    assertTrue(holds("acme customerOf cog"));
    remove(graph(MORE));
    assertFalse(holds("acme customerOf cog"));
  }

  @TestFactory
  List<DynamicTest> brokenDataIsRefusedWithItsCodeAndNothingOfItIsKept() throws IOException {
    List<Path> examples;
    try (Stream<Path> files = Files.list(BROKEN)) {
      examples =
          files
              .filter(file -> file.toString().endsWith(".ttl"))
              // D001 is for readers; of blank nodes those alone that are described in our terms.
              .filter(file -> !file.getFileName().toString().matches("D0(01|19).*"))
              .sorted()
              .toList();
    }
    assertTrue(examples.size() >= 25, "examples: " + examples.size());
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(example.getFileName().toString(), () -> refuse(example)))
        .toList();
  }

  private void refuse(Path example) throws IOException {
    Graph broken = graph(Files.readString(example));
    long before = stored();
    NotConformingException refused = assertThrows(NotConformingException.class, () -> add(broken));
    assertEquals(Set.of(example.getFileName().toString().substring(0, 4)), codes(refused));
    assertEquals(before, stored());
    assertFalse(holds("nobody customerOf acme"));
  }

  @Test
  void whatOthersReferToCannotBeTakenAway() {
    String claim = MORE.replace("aihw-id:doc-daily", "aihw-id:doc-weekly");
    String document =
        "aihw-id:doc-weekly a aihw:Document ; dcterms:title \"Weekly\"@en ;"
            + " dcterms:issued \"2025-03-05\"^^xsd:date .";
    add(graph(claim + document));
    NotConformingException refused =
        assertThrows(NotConformingException.class, () -> remove(graph(document)));
    assertTrue(codes(refused).contains("D002"), "codes: " + codes(refused));
    assertTrue(holds("acme customerOf cog"));
    remove(graph(claim + document));
    assertFalse(holds("acme customerOf cog"));
  }

  @Test
  void graphsOfFilesAreClosed() {
    WriteRefusedException refused =
        assertThrows(
            WriteRefusedException.class,
            () ->
                pipeline.write(
                    (dataset, isOpen) -> {
                      dataset.removeGraph(
                          NodeFactory.createURI("https://w3id.org/aihw/graph/sound"));
                      return true;
                    }));
    assertEquals(WriteRefusedException.Reason.CLOSED_GRAPH, refused.reason());
    assertTrue(holds("bolt customerOf acme"));
  }

  @Test
  void blankNodesAreWelcomeInTermsOfOthers() {
    add(graph("[] <https://example.org/p> [ <https://example.org/q> 1 ] ."));
    NotConformingException refused =
        assertThrows(
            NotConformingException.class,
            () -> add(graph("[] a aihw:Organization ; rdfs:label \"Nameless\"@en .")));
    assertTrue(codes(refused).contains("D019"));
  }

  @Test
  void afterManyWritesAllIsAsInAFreshStart() {
    Random random = new Random(7);
    List<Triple> pool = new ArrayList<>(graph(MORE).find().toList());
    graph(MORE.replace("cog", "dot").replace("Cog", "Dot")).find().forEachRemaining(pool::add);
    int kept = 0;
    for (int round = 0; round < 60; round++) {
      Graph part = GraphFactory.createDefaultGraph();
      // Mostly whole descriptions, which conform; at times any triples, which mostly do not.
      boolean whole = round % 3 != 0;
      Node subject = pool.get(random.nextInt(pool.size())).getSubject();
      boolean cog = subject.toString().contains("cog");
      for (Triple triple : pool) {
        if (whole
            ? triple.getSubject().toString().contains("cog") == cog
            : random.nextInt(4) == 0) {
          part.add(triple);
        }
      }
      try {
        if (random.nextBoolean()) {
          add(part);
        } else {
          remove(part);
        }
        kept++;
      } catch (NotConformingException _refused) {
        // Some must be; that they leave nothing behind is what is tested.
      }
    }
    assertTrue(kept > 10 && kept < 60, "kept: " + kept);
    Set<Triple> moved = everything();
    store.close();
    reopen();
    Set<Triple> fresh = everything();
    Set<Triple> lost = new HashSet<>(fresh);
    lost.removeAll(moved);
    moved.removeAll(fresh);
    assertEquals(Set.of(), lost);
    assertEquals(Set.of(), moved);
  }

  @Test
  void whatTakesTooLongToCheckIsRefusedByTheLimitOfTheWriteAndNothingIsKept() {
    Graph chain = GraphFactory.createDefaultGraph();
    Node before = NodeFactory.createURI("urn:x:step0");
    for (int step = 1; step < 10_000; step++) {
      Node next = NodeFactory.createURI("urn:x:step" + step);
      chain.add(Triple.create(before, Aihw.RECEIVED_FROM, next));
      before = next;
    }
    long stored = stored();
    WorkLimit limit =
        new WorkLimit(
            Duration.ofSeconds(2), new WorkLimit.Most(1 << 20, 1 << 20, 1 << 20), () -> {});
    long start = System.nanoTime();
    WorkStoppedException stopped =
        assertThrows(
            WorkStoppedException.class, () -> pipeline.write(addition(chain), () -> limit));
    assertEquals(WorkStoppedException.Reason.TIME, stopped.reason());
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    assertTrue(seconds < 60, "stopped after " + seconds + " s");
    assertEquals(stored, stored());
    add(graph(MORE));
    assertTrue(holds("acme customerOf cog"), "others write as ever");
  }

  private Set<Triple> everything() {
    Set<Triple> all = new HashSet<>();
    pipeline.at(World.NOW).graph().find().forEachRemaining(all::add);
    return all;
  }
}
