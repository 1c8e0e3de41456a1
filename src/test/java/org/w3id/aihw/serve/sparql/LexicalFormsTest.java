package org.w3id.aihw.serve.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.serve.RawHttp;
import org.w3id.aihw.serve.RawHttp.Answer;
import org.w3id.aihw.serve.WritableServer;
import org.w3id.aihw.store.Store;

/**
 * Literals come back as they were written, whatever the way, and the default graph and the named
 * ones tell the same of them. Language tags are compared without regard to case (RDF 1.1 Concepts,
 * section 3.3) and have one spelling.
 */
class LexicalFormsTest {
  private static final String GRAPH = "x:forms";

  @TempDir private static Path folder;
  private static WritableServer server;
  private static Set<String> sent;

  @BeforeAll
  static void start() throws IOException {
    server = WritableServer.in(folder);
    String text = Files.readString(Path.of("src/test/resources/lexical-forms.ttl"));
    Answer answer =
        server
            .writer()
            .sendText("PUT", "/data?graph=" + GRAPH, text, "Content-Type", "text/turtle");
    assertEquals(201, answer.status(), answer.body());
    sent = read(text, Lang.TURTLE);
    assertEquals(38, sent.size());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Reads by Jena, where the program reads and writes by Rio. */
  private static Set<String> read(String text, Lang lang) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(text, lang).parse(graph);
    Set<String> lines = new TreeSet<>();
    graph
        .find()
        .forEachRemaining(triple -> lines.add(line(triple.getSubject(), triple.getObject())));
    return lines;
  }

  private static String line(Node subject, Node value) {
    return subject.getLocalName() + " " + NodeFmtLib.strNT(value);
  }

  private static Answer ask(String query, String type) {
    Answer answer =
        server.anyone().send("GET", "/sparql?query=" + RawHttp.encoded(query), "Accept", type);
    assertEquals(200, answer.status(), answer.body());
    return answer;
  }

  private static ResultSet rows(String query, String type, Lang lang) {
    byte[] body = ask(query, type).body().getBytes(StandardCharsets.UTF_8);
    return ResultSetFactory.copyResults(ResultSetMgr.read(new ByteArrayInputStream(body), lang));
  }

  private static List<String> both(String pattern) {
    return List.of(
        pattern, "GRAPH <" + GRAPH + "> { " + pattern + " }", "GRAPH ?g { " + pattern + " }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/n-triples",
        "application/ld+json",
        "application/rdf+xml"
      })
  void formsComeBackInEachFormat(String type) {
    Lang lang = RDFLanguages.contentTypeToLang(type);
    Answer whole = server.anyone().send("GET", "/data?graph=" + GRAPH, "Accept", type);
    assertEquals(sent, read(whole.body(), lang), "the graph");
    for (String pattern : both("?s <http://ex.org/v> ?o")) {
      String query = "CONSTRUCT { ?s <http://ex.org/v> ?o } WHERE { " + pattern + " }";
      assertEquals(sent, read(ask(query, type).body(), lang), query);
    }
  }

  @Test
  void formsComeBackInRows() {
    List<Lang> langs = List.of(ResultSetLang.RS_JSON, ResultSetLang.RS_XML, ResultSetLang.RS_TSV);
    for (Lang lang : langs) {
      for (String pattern : both("?s <http://ex.org/v> ?o")) {
        Set<String> read = new TreeSet<>();
        rows("SELECT ?s ?o { " + pattern + " }", lang.getHeaderString(), lang)
            .forEachRemaining(row -> read.add(line(row.get("s").asNode(), row.get("o").asNode())));
        assertEquals(sent, read, lang + " " + pattern);
      }
    }
  }

  private static boolean holds(String pattern) {
    return ask("ASK { " + pattern + " }", "application/sparql-results+json")
        .body()
        .contains("true");
  }

  @Test
  void literalIsFoundByItsFormAlone() {
    List<String> failures = new ArrayList<>();
    for (String one : sent) {
      String subject = "<http://ex.org/" + one.substring(0, one.indexOf(' ')) + ">";
      for (String other : sent) {
        String term = other.substring(other.indexOf(' ') + 1);
        boolean same =
            one.endsWith(" " + term) && one.indexOf(' ') == one.length() - term.length() - 1;
        for (String pattern : both(subject + " <http://ex.org/v> " + term)) {
          if (one.charAt(0) == other.charAt(0) && holds(pattern) != same) {
            failures.add(pattern + " is not " + same);
          }
        }
      }
    }
    assertEquals(List.of(), failures);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT DISTINCT ?o { %% }",
        "SELECT ?s { %% FILTER(?o = 1) }",
        "SELECT ?s { %% FILTER(?o < 2) }",
        "SELECT ?s { %% FILTER(?o = true) }",
        "SELECT ?s { %% FILTER(LANGMATCHES(LANG(?o), 'EN')) }",
        "SELECT ?s { %% FILTER(SAMETERM(?o, 01)) }",
        "SELECT ?s { %% FILTER(?o IN (01, 'a'@EN-us)) }",
        "SELECT ?s { %% FILTER(?o >"
            + " '2019-01-01T00:00:00Z'^^<http://www.w3.org/2001/XMLSchema#dateTime>) }",
        "SELECT ?s { VALUES ?o { 01 1.00 'a'@EN } %% }",
        "SELECT (COUNT(DISTINCT ?o) AS ?n) { %% }",
        "SELECT ?s ?t { %% ?t <http://ex.org/v> ?o }"
      })
  void graphsAgree(String query) {
    Set<String> before = null;
    for (String pattern : both("?s <http://ex.org/v> ?o .")) {
      String scoped = pattern.replace(" . }", " }");
      ResultSet rows =
          rows(
              query.replace("%%", scoped.startsWith("GRAPH") ? scoped : pattern),
              "application/sparql-results+json",
              ResultSetLang.RS_JSON);
      Set<String> found = new TreeSet<>();
      rows.forEachRemaining(row -> found.add(row.toString()));
      assertTrue(!found.isEmpty(), query);
      assertTrue(before == null || before.equals(found), query + " " + before + " " + found);
      before = found;
    }
  }

  @Test
  void formIsTakenAwayAloneAndStaysAfterOthers() {
    String update =
        "INSERT DATA { GRAPH <x:more> { <x:s> <x:p> 01 , 1 , 'a'@en } } ;"
            + "DELETE DATA { GRAPH <x:more> { <x:s> <x:p> 1 , 'a'@EN } }";
    Answer answer =
        server
            .writer()
            .sendText("POST", "/update", update, "Content-Type", "application/sparql-update");
    assertEquals(204, answer.status(), answer.body());
    for (String graph : List.of("", "GRAPH <x:more> ")) {
      assertTrue(holds(graph + "{ <x:s> <x:p> 01 }"));
      assertTrue(!holds(graph + "{ <x:s> <x:p> 1 }"));
      assertTrue(!holds(graph + "{ <x:s> <x:p> 'a'@en }"));
    }
  }

  /** A store that is opened anew reads from its files what it had in memory before. */
  @Test
  void formsAreThereAfterARestartAndACompaction() throws IOException {
    Path other = folder.resolve("other");
    List<Quad> quads = new ArrayList<>(server.written());
    try (Store store = Store.open(other)) {
      store.replace(quads);
    }
    for (int time = 0; time < 2; time++) {
      try (Store store = Store.open(other)) {
        assertEquals(new HashSet<>(quads), new HashSet<>(store.written()));
        store.compact();
      }
    }
    try (Store store = Store.open(other)) {
      assertEquals(new HashSet<>(quads), new HashSet<>(store.written()));
    }
  }
}
