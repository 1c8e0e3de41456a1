package org.w3id.aihw.serve.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.query.AnswerFormat;
import org.w3id.aihw.query.Blanks;
import org.w3id.aihw.query.Question;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/**
 * The question library {@code /questions}; a question with its blanks and its answer {@code
 * /questions/NAME}; the answer as a file {@code /questions/NAME.csv} and {@code .json}.
 */
final class QuestionsServlet extends SlicedServlet {
  private static final long serialVersionUID = 1;

  /** How many rows a page shows; a file has all of them. */
  private static final int SHOWN_ROWS = 200;

  QuestionsServlet(Slices slices, Finder finder) {
    super(slices, finder);
  }

  @Override
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoSuchPage, RequestClocks.BadRequest {
    String path = checked("the name of a question", Things.slugIn(request));
    Knowledge knowledge = slices.knowledge().apply(RequestClocks.of(request));
    if (path.isEmpty()) {
      write(
          request,
          response,
          "questions.jte",
          Map.of("topics", topics(request), "clocks", knowledge.clocks()));
      return;
    }
    int dot = path.lastIndexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    Optional<AnswerFormat> format =
        dot < 0 ? Optional.empty() : AnswerFormat.of(path.substring(dot + 1));
    Question question = question(name);
    if (dot >= 0 && format.filter(one -> one != AnswerFormat.TABLE).isEmpty()) {
      throw new NoSuchPage(
          "An answer can be had as .csv, .json, .tsv or .md, not as '"
              + path.substring(dot)
              + "'.");
    }
    Map<String, String> filled = filled(question, request);
    Map<String, Node> blanks;
    try {
      blanks = Blanks.of(question, filled, knowledge.names());
    } catch (Blanks.UnknownName e) {
      String blank = nameOf(filled, e.name());
      unknown(
          request,
          response,
          e.name(),
          finder.like(e.name(), knowledge),
          knowledge,
          like -> address(question, request, filled, "").with(blank, Names.reference(like)).text());
      return;
    }
    Answer.Table table = answer(question, blanks, knowledge);
    if (format.isPresent()) {
      send(response, question, table, format.get(), knowledge);
    } else {
      write(
          request,
          response,
          "question.jte",
          Map.of("page", page(question, request, filled, table, knowledge)));
    }
  }

  /** Returns the questions by topic, in the order of the topics' names. */
  private List<QuestionPage.Topic> topics(HttpServletRequest request) {
    return topics(slices, request);
  }

  static List<QuestionPage.Topic> topics(Slices slices, HttpServletRequest request) {
    Map<String, List<QuestionPage.Listed>> topics = new java.util.TreeMap<>();
    for (Question question : slices.questions().all()) {
      topics
          .computeIfAbsent(question.topic(), key -> new ArrayList<>())
          .add(
              new QuestionPage.Listed(
                  new Panel.Cell(
                      question.title(),
                      ClockedAddress.of("/questions/" + question.name(), request).text()),
                  question.why()));
    }
    return topics.entrySet().stream()
        .map(entry -> new QuestionPage.Topic(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Question question(String name) throws NoSuchPage {
    return slices
        .questions()
        .find(name)
        .orElseThrow(
            () ->
                new NoSuchPage(
                    "There is no question '"
                        + name
                        + "'"
                        + slices
                            .questions()
                            .nearest(name)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(".")));
  }

  private static Map<String, String> filled(Question question, HttpServletRequest request)
      throws RequestClocks.BadRequest {
    Map<String, String> filled = new LinkedHashMap<>();
    for (Question.Parameter parameter : question.parameters()) {
      if (request.getParameter(parameter.name()) != null) {
        filled.put(parameter.name(), parameter(request, parameter.name()));
      }
    }
    return filled;
  }

  /** Returns the blank that was filled with a name. */
  private static String nameOf(Map<String, String> filled, String name) {
    return filled.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody filled in '" + name + "'"));
  }

  private Answer.Table answer(Question question, Map<String, Node> blanks, Knowledge knowledge)
      throws RequestClocks.BadRequest {
    DatasetGraph dataset = slices.dataset().apply(knowledge.clocks());
    try {
      Answer answer =
          Txn.calculateRead(dataset, () -> Answer.of(question.file().query(), dataset, blanks));
      if (answer instanceof Answer.Table table) {
        return table;
      }
      throw new IllegalStateException(question.name() + " is no SELECT query");
    } catch (QueryBuildException e) {
      throw new RequestClocks.BadRequest(String.valueOf(e.getMessage()));
    } catch (QueryCancelledException stopped) {
      if (stopped instanceof WorkStoppedException limit
          && limit.reason() != WorkStoppedException.Reason.TIME) {
        throw limit;
      }
      throw new RequestClocks.BadRequest(
          "the answer takes longer than the server may work on one request; fill in more blanks");
    }
  }

  private static void send(
      HttpServletResponse response,
      Question question,
      Answer.Table table,
      AnswerFormat format,
      Knowledge knowledge)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(body, false, StandardCharsets.UTF_8)) {
      format.write(table, knowledge.names(), out);
    }
    response.setContentType(
        switch (format) {
          case CSV -> "text/csv; charset=utf-8";
          case JSON -> "application/sparql-results+json";
          case MD -> "text/markdown; charset=utf-8";
          case TABLE -> "text/plain; charset=utf-8";
          case TSV -> "text/tab-separated-values; charset=utf-8";
        });
    String ending = format.name().toLowerCase(java.util.Locale.ROOT);
    response.setHeader(
        "Content-Disposition", "inline; filename=\"" + question.name() + "." + ending + "\"");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(body.size());
    body.writeTo(response.getOutputStream());
  }

  private QuestionPage page(
      Question question,
      HttpServletRequest request,
      Map<String, String> filled,
      Answer.Table table,
      Knowledge knowledge) {
    Addresses addresses = addresses(request);
    Names names = knowledge.names();
    List<QuestionPage.Blank> blanks = new ArrayList<>();
    for (Question.Parameter parameter : question.parameters()) {
      blanks.add(
          new QuestionPage.Blank(
              parameter.name(),
              parameter.description(),
              filled.getOrDefault(parameter.name(), parameter.preset()),
              Suggestions.forBlank(parameter.name(), knowledge)));
    }
    List<List<Panel.Cell>> rows = new ArrayList<>();
    for (Map<String, Node> row :
        table.rows().subList(0, Math.min(SHOWN_ROWS, table.rows().size()))) {
      List<Panel.Cell> cells = new ArrayList<>();
      for (String variable : table.variables()) {
        Node value = row.get(variable);
        cells.add(
            value == null
                ? new Panel.Cell("", "")
                : new Panel.Cell(names.of(value), addresses.of(value)));
      }
      rows.add(cells);
    }
    return new QuestionPage(
        question.title(),
        question.why(),
        question.returns(),
        question.file().all("note"),
        blanks,
        new Panel(
            "Answer", table.variables().stream().map(Words::spaced).toList(), rows, "Nothing."),
        table.rows().size(),
        question.file().text(),
        address(question, request, filled, ".csv").text(),
        address(question, request, filled, ".json").text(),
        knowledge.clocks());
  }

  private static ClockedAddress address(
      Question question, HttpServletRequest request, Map<String, String> filled, String ending) {
    ClockedAddress address = ClockedAddress.of("/questions/" + question.name() + ending, request);
    for (Map.Entry<String, String> blank : filled.entrySet()) {
      address = address.with(blank.getKey(), blank.getValue());
    }
    return address;
  }
}
