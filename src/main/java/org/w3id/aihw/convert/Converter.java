package org.w3id.aihw.convert;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Project;

/** Turns the dataset of an origin into facts: the same files always into the same facts. */
public final class Converter {
  private final Project project;
  private final Graph register;

  /**
   * Takes what names are looked up in.
   *
   * @param register the facts of the project
   */
  public Converter(Project project, Graph register) {
    this.project = project;
    this.register = register;
  }

  /**
   * What came of converting an origin.
   *
   * @param triples the facts, each once
   * @param rows how many rows were read
   * @param rowsWithout how many of them gave no fact
   * @param unknown each name that the register does not know, with the number of rows it stands in
   * @param examples where each of them stands first
   */
  public record Result(
      List<Triple> triples,
      long rows,
      long rowsWithout,
      Map<String, Long> unknown,
      Map<String, String> examples) {
    /** Copies the collections. */
    public Result {
      triples = List.copyOf(triples);
      unknown = new LinkedHashMap<>(unknown);
      examples = new LinkedHashMap<>(examples);
    }
  }

  /**
   * Converts the files of an origin below a folder.
   *
   * @throws IllegalArgumentException if there is no such origin, or the folder has none of its
   *     files
   */
  public Result convert(String origin, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is no folder");
    }
    Unknowns unknowns = new Unknowns();
    FunctionRegistry functions =
        MappingFunctions.registry(
            new Register(register, Aihw.thing("doc-" + origin)), unknowns, FunctionRegistry.get());
    Context context = ARQ.getContext().copy();
    FunctionRegistry.set(context, functions);
    DatasetGraph nothing = DatasetGraphFactory.empty();
    Map<Triple, Boolean> triples = new LinkedHashMap<>();
    long rows = 0;
    long rowsWithout = 0;
    for (Mapping mapping : Mapping.of(origin, project)) {
      List<Row> found = mapping.rows(folder);
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            folder + " has no rows in files named " + mapping.files());
      }
      for (Row row : found) {
        unknowns.startRow(row);
        List<Triple> made = construct(mapping, row, nothing, context);
        made.forEach(triple -> triples.put(triple, true));
        rows++;
        rowsWithout += made.isEmpty() ? 1 : 0;
      }
    }
    return new Result(
        new ArrayList<>(triples.keySet()),
        rows,
        rowsWithout,
        unknowns.counts(),
        unknowns.examples());
  }

  private static List<Triple> construct(
      Mapping mapping, Row row, DatasetGraph nothing, Context context) {
    QueryExecBuilder builder =
        QueryExec.dataset(nothing).query(mapping.query().query()).context(context);
    row.cells()
        .forEach(
            (column, value) ->
                builder.substitution(Var.alloc(column), NodeFactory.createLiteralString(value)));
    builder.substitution(
        Var.alloc("row"), NodeFactory.createLiteralString(Long.toString(row.number())));
    builder.substitution(Var.alloc("file"), NodeFactory.createLiteralString(row.file()));
    List<Triple> triples = new ArrayList<>();
    try (QueryExec execution = builder.build()) {
      execution.constructTriples().forEachRemaining(triples::add);
    }
    return triples;
  }
}
