package org.w3id.aihw.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Place;
import org.w3id.aihw.pipeline.Pipeline;

/** A real TDB2 folder kept equal to files. */
class StoreTest {
  private static final Node ONE = NodeFactory.createURI(Aihw.GRAPH + "one");
  private static final Node TWO = NodeFactory.createURI(Aihw.GRAPH + "two");
  private static final Node OTHER = NodeFactory.createURI(Aihw.GRAPH + "other");

  @TempDir private Path folder;

  private static Fact fact(Node graph, String name) {
    Triple triple =
        Triple.create(
            Aihw.thing(name), RDFS.label.asNode(), NodeFactory.createLiteralLang(name, "en"));
    return new Fact(triple, graph, Place.of(Path.of("test")));
  }

  private static long size(Store store, Node graph) {
    return Txn.calculateRead(
        store.dataset(), () -> (long) store.dataset().getGraph(graph).find().toList().size());
  }

  @Test
  void graphsFollowTheirFilesAndOthersAreLeftAlone() {
    try (Store store = Store.open(folder)) {
      store.sync(Facts.of(List.of(fact(ONE, "a"), fact(ONE, "b"), fact(TWO, "c"))));
      Txn.executeWrite(
          store.dataset(), () -> store.dataset().getGraph(OTHER).add(fact(OTHER, "d").triple()));
      store.sync(Facts.of(List.of(fact(ONE, "a"))));
      assertEquals(1, size(store, ONE));
      assertEquals(0, size(store, TWO), "its file is gone");
      assertEquals(1, size(store, OTHER), "came from no file");
    }
  }

  @Test
  void storeIsThereAgainAfterItWasClosed() {
    try (Store store = Store.open(folder)) {
      store.sync(Facts.of(List.of(fact(ONE, "a"), fact(TWO, "c"))));
    }
    try (Store store = Store.open(folder)) {
      assertEquals(1, size(store, ONE));
      assertEquals(1, size(store, TWO));
    }
  }

  @Test
  void realDataIsStoredWhole() {
    Facts facts = Pipeline.check(World.project(), List.of()).facts();
    try (Store store = Store.open(folder)) {
      store.sync(facts);
      assertTrue(facts.graphs().size() > 20, "graphs: " + facts.graphs().size());
      facts
          .graphs()
          .forEach(
              (name, triples) ->
                  assertEquals(triples.stream().distinct().count(), size(store, name)));
    }
  }

  @Test
  void viewAddsWhatWasInferredAndLeavesItOutOfTheStore() {
    Facts facts = Pipeline.check(World.project(), List.of()).facts();
    try (Store store = Store.open(folder)) {
      store.sync(facts);
      Pipeline pipeline =
          Pipeline.over(Pipeline.check(World.project(), List.of()), store.dataset());
      Triple pair = World.triple("amazon customerAndRivalOf nvidia");
      Txn.executeRead(
          store.dataset(),
          () -> {
            assertTrue(pipeline.datasetAt(World.NOW).getDefaultGraph().contains(pair));
            assertTrue(pipeline.datasetAt(World.NOW).getGraph(Aihw.INFERRED_GRAPH).contains(pair));
            assertFalse(store.dataset().getUnionGraph().contains(pair));
          });
    }
  }
}
