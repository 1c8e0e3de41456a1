package org.w3id.aihw.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;

/** Every question of the library is asked of the real data, and must answer as its header says. */
class QuestionsTest {
  private static final QuestionLibrary LIBRARY = QuestionLibrary.of(World.project());

  @Test
  void libraryIsReadWhole() {
    assertEquals(List.of(), LIBRARY.findings());
    assertTrue(LIBRARY.all().size() >= 15, "questions: " + LIBRARY.all().size());
    assertEquals(World.project().queryFiles("questions").size(), LIBRARY.all().size());
  }

  @Test
  void questionsThatOtherStoresCannotAnswerSaySo() {
    for (Question question : LIBRARY.all()) {
      assertEquals(
          question.file().text().contains(Aihw.FUNCTION),
          question.file().all("note").stream().anyMatch(note -> note.startsWith("Not portable:")),
          question.name());
    }
  }

  @Test
  void panelsLeadToQuestionsThatExist() {
    int links = 0;
    for (Path file : World.project().queryFiles("pages")) {
      QueryFile panel =
          ((QueryFile.Result.Read) QueryFile.read(file, World.project().shown(file))).file();
      for (String line : panel.all("question")) {
        String[] parts = line.split(" ");
        Question question = LIBRARY.find(parts[0]).orElseThrow(() -> new AssertionError(line));
        assertTrue(
            question.parameters().stream().anyMatch(blank -> blank.name().equals(parts[1])), line);
        links++;
      }
    }
    assertTrue(links >= 10, "links: " + links);
  }

  @TestFactory
  List<DynamicTest> questionAnswersAsItsHeaderSays() {
    return LIBRARY.all().stream()
        .map(question -> DynamicTest.dynamicTest(question.name(), () -> ask(question)))
        .toList();
  }

  private static void ask(Question question) throws Blanks.UnknownName {
    Names names = World.real().at(World.NOW).names();
    for (Question.Parameter parameter : question.parameters()) {
      assertTrue(
          question.file().text().contains("?" + parameter.name()),
          "the query has the blank " + parameter.name());
    }
    Map<String, Node> blanks = Blanks.of(question, Map.of(), names);
    DatasetGraph dataset = World.real().datasetAt(World.NOW);
    Answer answer =
        Txn.calculateRead(dataset, () -> Answer.of(question.file().query(), dataset, blanks));
    List<Map<String, Node>> rows = ((Answer.Table) answer).rows();
    for (String expectation : question.expectations()) {
      if (expectation.startsWith("rows >= ")) {
        int least = Integer.parseInt(expectation.substring("rows >= ".length()));
        assertTrue(least >= 1, "an expectation that nothing could fail: " + expectation);
        assertTrue(rows.size() >= least, rows.size() + " rows, expected " + expectation);
      } else {
        assertTrue(
            rows.stream().anyMatch(row -> matches(row, expectation)),
            () -> "no row with " + expectation + " in " + rows);
      }
    }
    assertFalse(question.file().query().getOrderBy() == null, "rows come in a stated order");
  }

  /** Whether a row has the slugs or values of an expectation such as {@code a=nvidia b=amd}. */
  private static boolean matches(Map<String, Node> row, String expectation) {
    for (String part : expectation.split(" ")) {
      int equals = part.indexOf('=');
      assertTrue(equals > 0, "an expectation is variable=slug: " + expectation);
      Node value = row.get(part.substring(0, equals));
      if (value == null) {
        return false;
      }
      String shown = value.isLiteral() ? value.getLiteralLexicalForm() : Names.slug(value);
      if (!shown.equals(part.substring(equals + 1))) {
        return false;
      }
    }
    return true;
  }
}
