package org.w3id.aihw.convert;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import org.w3id.aihw.model.Finding;
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
   * @param findings the files that could not be read whole and the values that are no number or
   *     day; where there are any the facts are not all of what the dataset says, and some may be
   *     wrong
   */
  public record Result(
      List<Triple> triples,
      long rows,
      long rowsWithout,
      Map<String, Long> unknown,
      Map<String, String> examples,
      List<Finding> findings) {
    /** Copies the collections. */
    public Result {
      findings = List.copyOf(findings);
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
    Unreadable unreadable = new Unreadable();
    MappingFunctions.Reports reports = new MappingFunctions.Reports(unknowns, unreadable);
    FunctionRegistry functions =
        MappingFunctions.registry(
            new Register(register, Aihw.thing("doc-" + origin)), reports, FunctionRegistry.get());
    Context context = ARQ.getContext().copy();
    FunctionRegistry.set(context, functions);
    DatasetGraph nothing = DatasetGraphFactory.empty();
    Set<Triple> triples = new LinkedHashSet<>();
    Set<Finding> findings = new TreeSet<>();
    long rows = 0;
    long rowsWithout = 0;
    for (Mapping mapping : Mapping.of(origin, project)) {
      for (Row row : rows(mapping, folder, findings)) {
        reports.startRow(row);
        List<Triple> made = construct(mapping, row, nothing, context);
        triples.addAll(made);
        rows++;
        rowsWithout += made.isEmpty() ? 1 : 0;
      }
    }
    findings.addAll(unreadable.findings());
    return new Result(
        new ArrayList<>(triples),
        rows,
        rowsWithout,
        unknowns.counts(),
        unknowns.examples(),
        new ArrayList<>(findings));
  }

  private static List<Row> rows(Mapping mapping, Path folder, Set<Finding> findings) {
    List<Table> tables = mapping.tables(folder);
    if (tables.isEmpty()) {
      throw new IllegalArgumentException(folder + " has no rows in files named " + mapping.files());
    }
    tables.forEach(table -> findings.addAll(table.findings()));
    return tables.stream().flatMap(table -> table.rows().stream()).toList();
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
