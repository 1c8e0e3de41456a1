package org.w3id.aihw.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sys.JenaSystem;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.w3id.aihw.serve.http.Refusal;

/**
 * Rows of terms of any form, written by Jena and read by others: Jackson, Java's own XML, Commons
 * CSV, and Rio for the terms of TSV. Each comes back as it was, or is refused.
 */
class CarriedRowsTest {
  private static final int ROWS = 1_000;
  private static final Var X = Var.alloc("x");
  private static final List<String> SIGNS =
      List.of(
          "a", "é", "芯", "😀", " ", "\t", "\n", "\r", "\"", "'", "\\", "<", ">", "&", "]]>", ",",
          ";", "\u0000", "\u0001", "\b", "\u001B", "\u007F", "\u0085", "\u2028", "\uFEFF", "\uFFFD",
          "\uFFFE", "\uFFFF", "\uD800", "\uDC00", "=1+1");

  static {
    JenaSystem.init();
  }

  private final Random random = new Random(Long.getLong("aihw.seed", 13));

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(6); left >= 0; left--) {
      text.append(SIGNS.get(random.nextInt(SIGNS.size())));
    }
    return text.toString();
  }

  private Node term() {
    return switch (random.nextInt(4)) {
      case 0 -> NodeFactory.createURI("http://e.org/" + text());
      case 1 -> NodeFactory.createLiteralLang(text(), random.nextBoolean() ? "en-GB" : "en us");
      case 2 -> NodeFactory.createLiteralString("01".repeat(random.nextInt(3)) + text());
      default -> NodeFactory.createLiteralString(text());
    };
  }

  private static RowSet rows(List<Node> terms) {
    Iterator<Binding> rows = terms.stream().map(term -> BindingFactory.binding(X, term)).iterator();
    return RowSetStream.create(List.of(X), rows);
  }

  private static byte[] written(List<Node> terms, ResultFormat format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowSetWriterRegistry.getFactory(format.lang())
        .create(format.lang())
        .write(out, CarriedRows.of(rows(terms), format), Context.emptyContext());
    return out.toByteArray();
  }

  private static boolean isCarried(Node term, ResultFormat format) {
    try {
      written(List.of(term), format);
      return true;
    } catch (Refusal refusal) {
      boolean isHalf = String.valueOf(refusal.getMessage()).contains("surrogate");
      assertEquals(isHalf ? 400 : 406, refusal.status());
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource(ResultFormat.class)
  void whatIsCarriedComesBackAsItWas(ResultFormat format) throws Exception {
    List<Node> terms = new ArrayList<>();
    int refused = 0;
    for (int row = 0; row < ROWS; row++) {
      Node term = term();
      if (isCarried(term, format)) {
        terms.add(term);
      } else {
        refused++;
      }
    }
    assertTrue(refused > 50 && terms.size() > ROWS / 5, refused + " refused");
    List<String> expected =
        terms.stream()
            .map(term -> term.isURI() ? term.getURI() : term.getLiteralLexicalForm())
            .toList();
    assertEquals(expected, read(written(terms, format), format));
  }

  private static List<String> read(byte[] body, ResultFormat format) throws Exception {
    return switch (format) {
      case JSON, PLAIN_JSON -> json(body);
      case XML, PLAIN_XML -> xml(body);
      case CSV -> csv(body);
      case TSV -> tsv(body);
    };
  }

  private static List<String> json(byte[] body) throws Exception {
    List<String> values = new ArrayList<>();
    JsonNode rows = new ObjectMapper().readTree(body).at("/results/bindings");
    rows.forEach(row -> values.add(row.at("/x/value").textValue()));
    return values;
  }

  private static List<String> xml(byte[] body) throws Exception {
    List<String> values = new ArrayList<>();
    NodeList bindings =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(body))
            .getElementsByTagName("binding");
    for (int at = 0; at < bindings.getLength(); at++) {
      Element binding = (Element) bindings.item(at);
      NodeList literals = binding.getElementsByTagName("literal");
      NodeList iris = binding.getElementsByTagName("uri");
      values.add((literals.getLength() > 0 ? literals : iris).item(0).getTextContent());
    }
    return values;
  }

  private static List<String> csv(byte[] body) throws Exception {
    String text = new String(body, StandardCharsets.UTF_8);
    List<String> values = new ArrayList<>();
    try (CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(false)
            .get()
            .parse(new StringReader(text))) {
      parser.forEach(row -> values.add(row.get(0)));
    }
    return values.subList(1, values.size());
  }

  private static List<String> tsv(byte[] body) throws Exception {
    List<String> values = new ArrayList<>();
    List<String> lines = List.of(new String(body, StandardCharsets.UTF_8).split("\n", -1));
    for (String line : lines.subList(1, lines.size() - 1)) {
      Model model =
          Rio.parse(
              new StringReader("<http://e.org/s> <http://e.org/p> " + line + " ."),
              RDFFormat.TURTLE);
      Value value = model.iterator().next().getObject();
      values.add(value instanceof Literal literal ? literal.getLabel() : value.stringValue());
    }
    return values;
  }
}
