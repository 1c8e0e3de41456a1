package org.w3id.aihw.serve.pages;

import java.util.List;
import org.w3id.aihw.model.Clocks;

/**
 * What the page of a question shows.
 *
 * @param title the question
 * @param why who asks it and what for
 * @param returns what a row of the answer says
 * @param notes what to mind
 * @param blanks the blanks to fill
 * @param answer the answer, perhaps only its first rows
 * @param rows how many rows the answer has
 * @param sparql the query
 * @param csv where the answer is as CSV
 * @param json where the answer is as JSON
 * @param clocks the days shown
 */
public record QuestionPage(
    String title,
    String why,
    String returns,
    List<String> notes,
    List<Blank> blanks,
    Panel answer,
    int rows,
    String sparql,
    String csv,
    String json,
    Clocks clocks) {
  /** Copies the lists. */
  public QuestionPage {
    notes = List.copyOf(notes);
    blanks = List.copyOf(blanks);
  }

  /**
   * A blank.
   *
   * @param name the name of its parameter
   * @param description what to fill in
   * @param value what is filled in
   * @param suggestions names that fit
   */
  public record Blank(String name, String description, String value, List<String> suggestions) {
    /** Copies the list. */
    public Blank {
      suggestions = List.copyOf(suggestions);
    }
  }

  /**
   * The questions of a topic.
   *
   * @param name the topic
   * @param questions its questions
   */
  public record Topic(String name, List<Listed> questions) {
    /** Copies the list. */
    public Topic {
      questions = List.copyOf(questions);
    }

    /** Returns as many of the questions as fit on the home page. */
    public List<Listed> first() {
      return questions.subList(0, Math.min(4, questions.size()));
    }

    /** Returns who asks such questions. */
    public String heading() {
      return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }
  }

  /**
   * A question in a list.
   *
   * @param title the question, leading to its page
   * @param why who asks it and what for
   */
  public record Listed(Panel.Cell title, String why) {}
}
