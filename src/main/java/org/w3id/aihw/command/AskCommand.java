package org.w3id.aihw.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.pipeline.Pipeline;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.query.Blanks;
import org.w3id.aihw.query.Question;
import org.w3id.aihw.query.QuestionNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Asks a question of the library. */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = "Ask a question of the library; fill its blanks with --KEY VALUE.")
final class AskCommand implements Callable<Integer>, Early {
  @Spec private CommandSpec spec;
  @Mixin private ProjectOption project = new ProjectOption();
  @Mixin private ClockOptions clockOptions = new ClockOptions();

  @Parameters(index = "0", paramLabel = "NAME", description = "the question; see: aihw questions")
  private String name = "";

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, csv, json, tsv or md (default: table)")
  private String format = "table";

  @Unmatched private List<String> filled = new ArrayList<>();

  private Map<String, String> values = Map.of();

  /** For picocli, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  AskCommand() {}

  @Override
  public void lookAhead() {
    QuestionNames questions = QuestionNames.of(project.project());
    List<Question.Parameter> blanks =
        questions
            .blanksOf(name)
            .orElseThrow(
                () ->
                    wrong(
                        "there is no question '"
                            + name
                            + "'"
                            + questions
                                .nearest(name)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("")));
    values = values(blanks);
    clockOptions.clocks();
  }

  @Override
  public Integer call() {
    Pipeline pipeline = Pipeline.inMemory(project.project());
    Question question = pipeline.questions().find(name).orElseThrow();
    Clocks clocks = clockOptions.clocks();
    Names names = pipeline.at(clocks).names();
    Map<String, Node> blanks = blanks(question, values, names);
    DatasetGraph dataset = pipeline.datasetAt(clocks);
    Answer answer =
        Txn.calculateRead(dataset, () -> Answer.of(question.file().query(), dataset, blanks));
    return AnswerPrinter.print(answer, format, names, spec.commandLine());
  }

  private Map<String, Node> blanks(Question question, Map<String, String> values, Names names) {
    try {
      return Blanks.of(question, values, names);
    } catch (Blanks.UnknownName e) {
      throw Terms.unknown(e.name(), names, spec.commandLine());
    }
  }

  private Map<String, String> values(List<Question.Parameter> blanks) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int index = 0; index < filled.size(); index++) {
      String option = filled.get(index);
      int equals = option.indexOf('=');
      String key = option.replaceFirst("^--", "").replaceFirst("=.*", "");
      boolean known = blanks.stream().anyMatch(one -> one.name().equals(key));
      if (!option.startsWith("--") || !known) {
        throw wrong("'" + option + "' is no blank of " + name + "; it has " + listed(blanks));
      }
      if (equals < 0 && index + 1 == filled.size()) {
        throw wrong("no value for " + option);
      }
      String value = equals >= 0 ? option.substring(equals + 1) : filled.get(++index);
      if (value.isBlank()) {
        // Most likely a variable of a script that is not set: not to be answered for everybody.
        throw wrong("--" + key + " is empty; name something, or leave it out");
      }
      given.put(key, value);
    }
    return given;
  }

  private static String listed(List<Question.Parameter> blanks) {
    return blanks.isEmpty()
        ? "none"
        : blanks.stream()
            .map(parameter -> "--" + parameter.name())
            .collect(Collectors.joining(", "));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
