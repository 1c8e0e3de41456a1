package org.w3id.aihw.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.pipeline.Withdrawal;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.query.AnswerFormat;
import org.w3id.aihw.reason.Knowledge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what no longer holds if a source is withdrawn. */
@Command(
    name = "falls",
    mixinStandardHelpOptions = true,
    description = {
      "Show what falls if a source is withdrawn: a statement, a document, or a party with all that",
      "was published by it or on its word alone."
    })
final class FallsCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of("what", "change", "subject", "property", "object", "instead");

  @Spec private CommandSpec spec;
  @Mixin private ProjectOption project = new ProjectOption();
  @Mixin private ClockOptions clockOptions = new ClockOptions();

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description = "name or IRI, such as doc-seed-article or bloomberg")
  private String source = "";

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, csv, json, tsv or md (default: table)")
  private String format = "table";

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  FallsCommand() {}

  @Override
  public Integer call() {
    AnswerFormat answerFormat =
        AnswerFormat.of(format)
            .orElseThrow(
                () -> AnswerPrinter.unknown(format, AnswerFormat.names(), spec.commandLine()));
    Pipeline pipeline = Pipeline.inMemory(project.project());
    Clocks clocks = clockOptions.clocks();
    Knowledge knowledge = pipeline.at(clocks);
    Names names = knowledge.names();
    Node node = Terms.thing(source, names, spec.commandLine());
    Withdrawal withdrawal = pipeline.withdrawn(node, clocks);
    System.err.printf(
        "%s, as of %s by what was known at %s: %s, %s, %s%n",
        names.of(node),
        clocks.asOf(),
        clocks.knownAt(),
        counted(withdrawal.statements().size(), "statement"),
        counted(withdrawal.standings().size(), "relationship"),
        counted(withdrawal.lines().size(), "line"));
    Answer.Table table = table(withdrawal, knowledge.facts(), isForPeople(answerFormat));
    return AnswerPrinter.print(table, format, names, spec.commandLine());
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static boolean isForPeople(AnswerFormat format) {
    return format == AnswerFormat.TABLE || format == AnswerFormat.MD;
  }

  private static Answer.Table table(Withdrawal withdrawal, Facts facts, boolean forPeople) {
    List<Map<String, Node>> rows = new ArrayList<>();
    for (Withdrawal.Change change : withdrawal.lines()) {
      add(rows, "line", change);
    }
    for (Withdrawal.Change change : withdrawal.standings()) {
      add(rows, "relationship", change);
    }
    for (Node statement : withdrawal.statements()) {
      for (Node document : facts.values(statement, Aihw.STATED_IN)) {
        Map<String, Node> row =
            row("statement", "falls", Triple.create(statement, Aihw.STATED_IN, document));
        if (forPeople) {
          // The name of a statement is a sentence, too long for a column.
          row.put("subject", NodeFactory.createLiteralString(Names.slug(statement)));
          row.put("object", NodeFactory.createLiteralString(Names.slug(document)));
        }
        rows.add(row);
      }
    }
    return new Answer.Table(COLUMNS, rows);
  }

  private static void add(List<Map<String, Node>> rows, String what, Withdrawal.Change change) {
    change
        .before()
        .ifPresentOrElse(
            before -> {
              if (change.after().isEmpty()) {
                rows.add(row(what, "falls", before));
              }
              for (Triple after : change.after()) {
                Map<String, Node> row = row(what, "becomes", before);
                row.put(
                    "instead",
                    after.getObject().equals(before.getObject())
                        ? after.getPredicate()
                        : after.getObject());
                rows.add(row);
              }
            },
            () -> change.after().forEach(after -> rows.add(row(what, "appears", after))));
  }

  private static Map<String, Node> row(String what, String change, Triple triple) {
    Map<String, Node> row = new LinkedHashMap<>();
    row.put("what", NodeFactory.createLiteralString(what));
    row.put("change", NodeFactory.createLiteralString(change));
    row.put("subject", triple.getSubject());
    row.put("property", triple.getPredicate());
    row.put("object", triple.getObject());
    return row;
  }
}
