package org.w3id.aihw.serve.pages;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.query.QueryFile;

/** The queries of a kind of page whose rows are not shown as a plain table, by their names. */
final class NamedQueries {
  private final Map<String, QueryFile> queries = new HashMap<>();

  private NamedQueries() {}

  /**
   * Reads the queries in a folder under {@code queries/pages}.
   *
   * @throws IllegalArgumentException if one is no query
   */
  static NamedQueries of(Project project, String kind) {
    NamedQueries read = new NamedQueries();
    for (Path file : project.queryFiles("pages/" + kind)) {
      switch (QueryFile.read(file, project.shown(file))) {
        case QueryFile.Result.Read(QueryFile query) -> read.queries.put(query.name(), query);
        case QueryFile.Result.Failed failed ->
            throw new IllegalArgumentException(failed.finding().toString());
      }
    }
    return read;
  }

  /** Returns the rows that a query gives with its blanks filled. */
  List<Map<String, Node>> rows(String name, DatasetGraph dataset, Map<String, Node> blanks) {
    QueryFile file = queries.get(name);
    if (file == null) {
      throw new IllegalStateException("there is no query " + name);
    }
    Answer answer = Txn.calculateRead(dataset, () -> Answer.of(file.query(), dataset, blanks));
    if (answer instanceof Answer.Table table) {
      return table.rows();
    }
    throw new IllegalStateException(name + " is no SELECT query");
  }
}
