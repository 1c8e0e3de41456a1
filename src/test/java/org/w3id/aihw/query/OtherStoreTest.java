package org.w3id.aihw.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.query.Binding;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.World;
import org.w3id.aihw.load.RdfWriter;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;

/** The dump, loaded into a store of others, gives the same answers. */
class OtherStoreTest {
  private static final SailRepository OTHER = new SailRepository(new MemoryStore());

  @BeforeAll
  static void loadTheDump() throws IOException {
    List<Triple> everything = World.real().at(World.NOW).graph().find().toList();
    assertTrue(everything.size() > 200_000, "triples: " + everything.size());
    ByteArrayOutputStream dump = new ByteArrayOutputStream();
    RdfWriter.of("nt").orElseThrow().write(everything, dump);
    try (RepositoryConnection connection = OTHER.getConnection()) {
      connection.add(new ByteArrayInputStream(dump.toByteArray()), RDFFormat.NTRIPLES);
    }
  }

  @AfterAll
  static void close() {
    OTHER.shutDown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "who-is-customer-and-rival-of-whom",
        "whom-does-a-firm-buy-from",
        "who-funds-its-own-customer",
        "who-invests-in-whom",
        "which-parties-are-not-named",
        "which-relationships-are-disputed",
        "who-holds-how-many-chips",
        "which-export-controls-stand",
        "which-chips-rest-on-one-foundry",
        "what-does-an-hour-of-each-chip-cost",
        "who-trains-on-whose-chips",
        "whose-claims-rest-on-one-outlet"
      })
  void otherStoreGivesTheSameAnswer(String name) throws Blanks.UnknownName {
    Question question = QuestionLibrary.of(World.project()).find(name).orElseThrow();
    assertFalse(question.file().text().contains(Aihw.FUNCTION), "calls what other stores lack");
    Map<String, Node> blanks = Blanks.of(question, Map.of(), World.real().at(World.NOW).names());
    List<String> ours = ours(question, blanks);
    assertTrue(!ours.isEmpty(), "nothing to compare");
    assertEquals(ours, theirs(question, blanks));
  }

  private static List<String> ours(Question question, Map<String, Node> blanks) {
    DatasetGraph dataset = World.real().datasetAt(World.NOW);
    Answer answer =
        Txn.calculateRead(dataset, () -> Answer.of(question.file().query(), dataset, blanks));
    List<String> rows = new ArrayList<>();
    for (Map<String, Node> row : ((Answer.Table) answer).rows()) {
      Map<String, String> shown = new TreeMap<>();
      row.forEach(
          (variable, value) -> {
            if (!blanks.containsKey(variable)) {
              shown.put(variable, value.isLiteral() ? value.getLiteralLexicalForm() : iri(value));
            }
          });
      rows.add(shown.toString());
    }
    return rows.stream().sorted().toList();
  }

  private static String iri(Node node) {
    return node.isURI() ? node.getURI() : Names.slug(node);
  }

  private static List<String> theirs(Question question, Map<String, Node> blanks) {
    List<String> rows = new ArrayList<>();
    try (RepositoryConnection connection = OTHER.getConnection()) {
      TupleQuery query = connection.prepareTupleQuery(question.file().text());
      blanks.forEach(
          (name, value) ->
              query.setBinding(name, SimpleValueFactory.getInstance().createIRI(value.getURI())));
      try (TupleQueryResult result = query.evaluate()) {
        for (BindingSet row : result) {
          Map<String, String> shown = new TreeMap<>();
          for (Binding binding : row) {
            if (!blanks.containsKey(binding.getName())) {
              shown.put(binding.getName(), binding.getValue().stringValue());
            }
          }
          rows.add(shown.toString());
        }
      }
    }
    return rows.stream().sorted().toList();
  }
}
