package org.w3id.aihw.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Place;

/**
 * A question of the library: what it asks, for whom, and the query that answers it.
 *
 * @param topic the folder it lies in
 * @param title the question as a sentence
 * @param why who asks it and what for
 * @param parameters the blanks to fill, in the order written
 * @param returns what a row of the answer says
 * @param expectations what the answer on our own data must hold, as a test reads it
 * @param file the query
 */
public record Question(
    String topic,
    String title,
    String why,
    List<Parameter> parameters,
    String returns,
    List<String> expectations,
    QueryFile file) {

  /**
   * A blank in a question.
   *
   * @param name the variable of the query that it fills, without the question mark
   * @param preset the name of the thing that fills it where nobody says otherwise; empty where it
   *     then stays open
   * @param description what to fill in
   */
  public record Parameter(String name, String preset, String description) {
    /** Reads {@code firm = amazon, the firm asked about}; the preset may be left out. */
    static Optional<Parameter> parse(String text) {
      int comma = text.indexOf(',');
      if (comma < 0) {
        return Optional.empty();
      }
      String left = text.substring(0, comma);
      int equals = left.indexOf('=');
      String name = (equals < 0 ? left : left.substring(0, equals)).strip();
      String preset = equals < 0 ? "" : left.substring(equals + 1).strip();
      return Optional.of(new Parameter(name, preset, text.substring(comma + 1).strip()));
    }
  }

  /** What came of reading a question: the question, or what is wrong with it. */
  public sealed interface Result {
    /** A question that can be asked. */
    record Read(Question question) implements Result {}

    /** A file that is no question. */
    record Failed(Finding finding) implements Result {}
  }

  /** Copies the lists. */
  public Question {
    parameters = List.copyOf(parameters);
    expectations = List.copyOf(expectations);
  }

  /** Makes a question of a query file whose header has all that a question needs. */
  static Result of(QueryFile file, String topic, Place place) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (String text : file.all("parameter")) {
      Optional<Parameter> parameter = Parameter.parse(text);
      if (parameter.isEmpty()) {
        return failed(place, "has a parameter that is not 'name = preset, description': " + text);
      }
      parameters.put(parameter.get().name(), parameter.get());
    }
    for (String key : List.of("title", "why", "returns", "expect")) {
      if (file.first(key).isEmpty()) {
        return failed(place, "has no header line '#+ " + key + ": ...'");
      }
    }
    return new Result.Read(
        new Question(
            topic,
            file.first("title").orElseThrow(),
            file.first("why").orElseThrow(),
            List.copyOf(parameters.values()),
            file.first("returns").orElseThrow(),
            file.all("expect"),
            file));
  }

  private static Result failed(Place place, String fault) {
    return new Result.Failed(
        new Finding("Q002", place, fault, "complete the header as the other questions have it"));
  }

  /** Returns the name by which the question is asked. */
  public String name() {
    return file.name();
  }
}
