package org.w3id.aihw.serve.sparql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.w3id.aihw.query.Answer;

/**
 * As much of an answer as a page shows.
 *
 * @param answer its first rows or triples
 * @param isCut whether there are more
 */
record Beginning(Answer answer, boolean isCut) {
  private static final int MOST = 1_000;

  static Beginning of(QueryRequest request, QueryExec execution) {
    if (request.query().isAskType()) {
      return new Beginning(new Answer.Truth(execution.ask()), false);
    }
    if (request.query().isSelectType()) {
      return table(execution.select());
    }
    Iterator<Triple> found =
        request.query().isDescribeType()
            ? execution.describe().find()
            : execution.constructTriples();
    List<Triple> triples = new ArrayList<>();
    while (found.hasNext() && triples.size() < MOST) {
      triples.add(found.next());
    }
    return new Beginning(new Answer.Triples(triples), found.hasNext());
  }

  private static Beginning table(RowSet found) {
    List<Map<String, Node>> rows = new ArrayList<>();
    while (found.hasNext() && rows.size() < MOST) {
      Binding binding = found.next();
      Map<String, Node> row = new LinkedHashMap<>();
      binding.forEach((variable, value) -> row.put(variable.getVarName(), value));
      rows.add(row);
    }
    List<String> variables = found.getResultVars().stream().map(Var::getVarName).toList();
    return new Beginning(new Answer.Table(variables, rows), found.hasNext());
  }
}
