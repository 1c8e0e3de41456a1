package org.w3id.aihw.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.w3id.aihw.model.WorkLimit;

/** What a query gave, collected. */
public sealed interface Answer {
  /**
   * The rows of a SELECT query.
   *
   * @param variables the columns, in the order of the query
   * @param rows the values of each row; an unbound variable is missing
   */
  record Table(List<String> variables, List<Map<String, Node>> rows) implements Answer {
    /** Copies the lists. */
    public Table {
      variables = List.copyOf(variables);
      rows = List.copyOf(rows);
    }
  }

  /**
   * The yes or no of an ASK query.
   *
   * @param value the answer
   */
  record Truth(boolean value) implements Answer {}

  /**
   * The triples of a CONSTRUCT or DESCRIBE query.
   *
   * @param triples the triples, in no order
   */
  record Triples(List<Triple> triples) implements Answer {
    /** Copies the list. */
    public Triples {
      triples = List.copyOf(triples);
    }
  }

  /**
   * Runs a query on a dataset that the caller holds open for reading.
   *
   * @param blanks values for variables of the query, put in as terms and never as text
   * @throws org.apache.jena.query.QueryCancelledException if it runs past the limit of the work
   *     that it is part of
   */
  static Answer of(Query query, DatasetGraph dataset, Map<String, Node> blanks) {
    QueryExecBuilder builder = QueryExec.dataset(dataset).query(query);
    blanks.forEach((variable, value) -> builder.substitution(Var.alloc(variable), value));
    WorkLimit.timeLeft()
        .ifPresent(left -> builder.timeout(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS));
    try (QueryExec execution = builder.build()) {
      if (query.isAskType()) {
        return new Truth(execution.ask());
      }
      if (query.isSelectType()) {
        return table(execution.select(), blanks);
      }
      List<Triple> triples = new ArrayList<>();
      (query.isConstructType() ? execution.construct() : execution.describe())
          .find()
          .forEachRemaining(triples::add);
      return new Triples(triples);
    }
  }

  private static Table table(RowSet rowSet, Map<String, Node> blanks) {
    List<String> variables = rowSet.getResultVars().stream().map(Var::getVarName).toList();
    List<Map<String, Node>> rows = new ArrayList<>();
    while (rowSet.hasNext()) {
      Binding binding = rowSet.next();
      Map<String, Node> row = new LinkedHashMap<>();
      for (String variable : variables) {
        Node value = binding.get(Var.alloc(variable));
        if (value == null) {
          value = blanks.get(variable);
        }
        if (value != null) {
          row.put(variable, value);
        }
      }
      rows.add(row);
    }
    return new Table(variables, rows);
  }
}
