package org.w3id.aihw.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/** A store that answers SPARQL. */
sealed interface Answerer extends AutoCloseable {
  /** Returns the number of answers, having looked at every term of every answer. */
  long answers(String query);

  @Override
  void close();

  private static long count(RowSet rows) {
    List<Var> variables = rows.getResultVars();
    long count = 0;
    while (rows.hasNext()) {
      Binding row = rows.next();
      for (Var variable : variables) {
        if (row.get(variable) == null) {
          throw new IllegalStateException("an answer leaves a variable open: " + row);
        }
      }
      count++;
    }
    return count;
  }

  /**
   * Jena's SPARQL over a graph.
   *
   * @param graph our closure, or a copy of it in a graph of Jena's
   */
  record OfGraph(Graph graph) implements Answerer {
    static OfGraph copy(String kind, Graph closure) {
      Graph graph =
          switch (kind) {
            case "jena-fast" -> GraphMemFactory.createDefaultGraphSameTerm();
            case "jena-roaring" -> GraphMemFactory.createGraphMemRoaring();
            case "jena-indexed-set" -> GraphMemFactory.createGraphMemIndexedSet();
            case "jena-legacy" -> GraphMemFactory.createGraphMemBasic();
            case "jena-value" -> GraphMemFactory.createDefaultGraphSameValue();
            default -> throw new IllegalArgumentException("no such graph: " + kind);
          };
      closure.find().forEachRemaining(graph::add);
      return new OfGraph(graph);
    }

    @Override
    public long answers(String query) {
      try (QueryExec execution = QueryExec.graph(graph).query(query).build()) {
        return count(execution.select());
      }
    }

    @Override
    public void close() {
      graph.close();
    }
  }

  /** TDB2 in a folder that is deleted in the end. */
  record OfTdb(Path folder, DatasetGraph dataset) implements Answerer {
    static OfTdb holding(Graph closure) {
      try {
        Path folder = Files.createTempDirectory("benchmark");
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(folder.toString());
        Txn.executeWrite(
            dataset, () -> closure.find().forEachRemaining(dataset.getDefaultGraph()::add));
        return new OfTdb(folder, dataset);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot make a folder for TDB2", e);
      }
    }

    @Override
    public long answers(String query) {
      return Txn.calculateRead(
          dataset,
          () -> {
            try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
              return count(execution.select());
            }
          });
    }

    @Override
    public void close() {
      dataset.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete " + folder, e);
      }
    }
  }

  /** RDF4J's store in memory, with its own SPARQL. */
  record OfRdf4j(SailRepository repository) implements Answerer {
    static OfRdf4j holding(Graph closure) {
      SailRepository repository = new SailRepository(new MemoryStore());
      ValueFactory values = SimpleValueFactory.getInstance();
      Map<Node, Value> known = new HashMap<>();
      try (RepositoryConnection connection = repository.getConnection()) {
        connection.begin();
        closure
            .find()
            .forEachRemaining(
                triple ->
                    connection.add(
                        (Resource) value(triple.getSubject(), known, values),
                        (IRI) value(triple.getPredicate(), known, values),
                        value(triple.getObject(), known, values)));
        connection.commit();
      }
      return new OfRdf4j(repository);
    }

    private static Value value(Node node, Map<Node, Value> known, ValueFactory values) {
      return known.computeIfAbsent(
          node,
          unknown -> {
            if (node.isURI()) {
              return values.createIRI(node.getURI());
            }
            if (node.isBlank()) {
              return values.createBNode(node.getBlankNodeLabel());
            }
            String language = node.getLiteralLanguage();
            return language.isEmpty()
                ? values.createLiteral(
                    node.getLiteralLexicalForm(), values.createIRI(node.getLiteralDatatypeURI()))
                : values.createLiteral(node.getLiteralLexicalForm(), language);
          });
    }

    @Override
    public long answers(String query) {
      try (RepositoryConnection connection = repository.getConnection();
          TupleQueryResult rows = connection.prepareTupleQuery(query).evaluate()) {
        List<String> names = rows.getBindingNames();
        long count = 0;
        while (rows.hasNext()) {
          BindingSet row = rows.next();
          for (String name : names) {
            if (row.getValue(name) == null) {
              throw new IllegalStateException("an answer leaves a variable open: " + row);
            }
          }
          count++;
        }
        return count;
      }
    }

    @Override
    public void close() {
      repository.shutDown();
    }
  }
}
