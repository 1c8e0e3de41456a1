package org.w3id.aihw.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.query.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs any SPARQL query over stated and inferred facts. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = "Run a SPARQL 1.1 query over stated and inferred facts.")
final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ProjectOption project = new ProjectOption();
  @Mixin private ClockOptions clockOptions = new ClockOptions();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "the file of the query, or - for standard input")
  private String file = "-";

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, csv, json, tsv or md; ttl, nt, rdf or jsonld for triples")
  private String format = "table";

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  QueryCommand() {}

  @Override
  public Integer call() {
    Query query = query();
    Pipeline pipeline = Pipeline.inMemory(project.project());
    Clocks clocks = clockOptions.clocks();
    Names names = pipeline.at(clocks).names();
    DatasetGraph dataset = pipeline.datasetAt(clocks);
    Answer answer = Txn.calculateRead(dataset, () -> Answer.of(query, dataset, Map.of()));
    return AnswerPrinter.print(answer, format, names, spec.commandLine());
  }

  private Query query() {
    try {
      Query query = QueryFactory.create();
      // A copy: the query may declare prefixes of its own.
      query.setPrefixMapping(
          PrefixMapping.Factory.create()
              .setNsPrefixes(Names.prefixes().getNsPrefixMap())
              .setNsPrefix("aihw-fn", Aihw.FUNCTION));
      return QueryFactory.parse(query, text(), null, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new ParameterException(
          spec.commandLine(), (file.equals("-") ? "standard input" : file) + ": " + message);
    }
  }

  private String text() {
    if (!file.equals("-")) {
      InputFiles.requireReadable(List.of(Path.of(file)), spec.commandLine());
    }
    try {
      return file.equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
