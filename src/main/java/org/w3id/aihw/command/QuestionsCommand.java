package org.w3id.aihw.command;

import java.util.Comparator;
import java.util.concurrent.Callable;
import org.w3id.aihw.query.Question;
import org.w3id.aihw.query.QuestionLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the question library. */
@Command(
    name = "questions",
    mixinStandardHelpOptions = true,
    description = "List the questions that can be asked by name, with the blanks they have.")
final class QuestionsCommand implements Callable<Integer> {
  @Mixin private ProjectOption project = new ProjectOption();

  @Override
  public Integer call() {
    String topic = "";
    for (Question question :
        QuestionLibrary.of(project.project()).all().stream()
            .sorted(Comparator.comparing(Question::topic).thenComparing(Question::name))
            .toList()) {
      if (!question.topic().equals(topic)) {
        topic = question.topic();
        System.out.println(topic);
      }
      System.out.println("  " + question.name());
      System.out.println("      " + question.title());
      for (Question.Parameter parameter : question.parameters()) {
        System.out.println(
            "      --"
                + parameter.name()
                + " "
                + parameter.description()
                + (parameter.preset().isEmpty() ? "" : " (else " + parameter.preset() + ")"));
      }
    }
    return Program.FINE;
  }
}
