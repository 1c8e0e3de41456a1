package org.w3id.aihw.query.guarded;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.aihw.query.federated.Endpoints;

/** Every function, operator and cast of SPARQL 1.1 answers as ARQ's does. */
class SparqlFunctionsTest {
  private static final String PREFIXES =
      "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX e: <http://e.org/> ";

  /** Terms of all kinds; each function is given each of them, and each pair. */
  private static final List<String> TERMS =
      List.of(
          "1",
          "0",
          "-7",
          "2.5",
          "-0.5",
          "1e0",
          "1.5e4",
          "'NaN'^^xsd:double",
          "'INF'^^xsd:float",
          "1e400",
          "'01'^^xsd:integer",
          "'300'^^xsd:byte",
          "'x'^^xsd:integer",
          "true",
          "'1'^^xsd:boolean",
          "''",
          "'abc'",
          "'ABC'",
          "'b'",
          "'Straße'",
          "'ΟΔΟΣ ΣΟΦΟΣ'",
          "'a b%c/é'",
          "'😀x'",
          "'a.c'",
          "'('",
          "'2020-01-01'",
          "'12'",
          "'abc'@en",
          "'b'@en",
          "'b'@en-GB",
          "'en-GB'",
          "'*'",
          "'i'",
          "'2020-02-29'^^xsd:date",
          "'2020-02-29Z'^^xsd:date",
          "'2020'^^xsd:gYear",
          "'12:00:00'^^xsd:time",
          "'2020-02-29T23:59:59.5Z'^^xsd:dateTime",
          "'2020-02-29T01:00:00-05:00'^^xsd:dateTime",
          "'2020-13-01T00:00:00Z'^^xsd:dateTime",
          "'P1Y2M'^^xsd:yearMonthDuration",
          "'PT36H'^^xsd:dayTimeDuration",
          "'P1Y1D'^^xsd:duration",
          "'x'^^e:mine",
          "'y'^^e:mine",
          "'0a'^^xsd:hexBinary",
          "'<b/>'^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral>",
          "e:a",
          "e:ü",
          "xsd:integer",
          "xsd:string",
          "e:mine");

  private static final String ALL = String.join(" ", TERMS) + " UNDEF ";

  private static List<String> rows(String query, boolean guarded) {
    DatasetGraph dataset = DatasetGraphFactory.create();
    Context context = dataset.getContext().copy();
    if (guarded) {
      GuardedEngine.in(context, Endpoints.none());
    }
    try (QueryExec execution =
        QueryExec.dataset(dataset)
            .query(QueryFactory.create(PREFIXES + query, Syntax.syntaxSPARQL_11))
            .context(context)
            .build()) {
      List<String> rows = new ArrayList<>();
      RowSet found = execution.select();
      found.forEachRemaining(row -> rows.add(row.toString()));
      return rows;
    }
  }

  /** Compares answers; where ARQ fails, ours is as if the expression had an error. */
  private static void same(String query) {
    List<String> stock;
    try {
      stock = rows(query, false);
    } catch (RuntimeException fault) {
      assertDoesNotThrow(() -> rows(query, true), query);
      return;
    }
    List<String> ours = rows(query, true);
    for (int at = 0; at < Math.min(stock.size(), ours.size()); at++) {
      assertEquals(stock.get(at), ours.get(at), query);
    }
    assertEquals(stock.size(), ours.size(), query);
  }

  private static boolean fails(String query) {
    try {
      rows(query, false);
      return false;
    } catch (RuntimeException fault) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STR",
        "LANG",
        "DATATYPE",
        "IRI",
        "URI",
        "ABS",
        "CEIL",
        "FLOOR",
        "ROUND",
        "STRLEN",
        "UCASE",
        "LCASE",
        "ENCODE_FOR_URI",
        "YEAR",
        "MONTH",
        "DAY",
        "HOURS",
        "MINUTES",
        "SECONDS",
        "TIMEZONE",
        "TZ",
        "MD5",
        "SHA1",
        "SHA256",
        "SHA384",
        "SHA512",
        "isIRI",
        "isURI",
        "isBlank",
        "isLiteral",
        "isNumeric",
        "BOUND",
        "+",
        "-",
        "!",
        "xsd:boolean",
        "xsd:double",
        "xsd:float",
        "xsd:decimal",
        "xsd:integer",
        "xsd:dateTime",
        "xsd:string",
        "xsd:date",
        "xsd:time",
        "xsd:gYear",
        "xsd:gYearMonth",
        "xsd:duration",
        "xsd:dayTimeDuration",
        "xsd:yearMonthDuration",
        "xsd:int",
        "xsd:byte",
        "xsd:long",
        "xsd:nonNegativeInteger",
        "xsd:anyURI",
        "COALESCE",
        "CONCAT",
        "e:unknown"
      })
  void ofOneArgumentIsAsArqHasIt(String function) {
    same("SELECT ?x (" + function + "(?x) AS ?r) { VALUES ?x { " + ALL + "} }");
    same("SELECT ?x { VALUES ?x { " + ALL + "} FILTER(" + function + "(?x)) }");
    boolean isFailing = fails("SELECT (" + function + "(?x) AS ?r) { VALUES ?x { " + ALL + "} }");
    for (String term : TERMS) {
      if (isFailing) {
        same("SELECT (" + function + "(?x) AS ?r) { VALUES ?x { " + term + " } }");
      } else if (!function.equals("BOUND")) {
        same("SELECT (" + function + "(" + term + ") AS ?r) { }");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?x = ?y",
        "?x != ?y",
        "?x < ?y",
        "?x <= ?y",
        "?x > ?y",
        "?x >= ?y",
        "?x + ?y",
        "?x - ?y",
        "?x * ?y",
        "?x / ?y",
        "?x && ?y",
        "?x || ?y",
        "SAMETERM(?x, ?y)",
        "LANGMATCHES(?x, ?y)",
        "CONTAINS(?x, ?y)",
        "STRSTARTS(?x, ?y)",
        "STRENDS(?x, ?y)",
        "STRBEFORE(?x, ?y)",
        "STRAFTER(?x, ?y)",
        "STRLANG(?x, ?y)",
        "STRDT(?x, ?y)",
        "SUBSTR(?x, ?y)",
        "SUBSTR(?x, 2, ?y)",
        "CONCAT(?x, ?y)",
        "CONCAT(?x, ?y, ?x)",
        "REGEX(?x, ?y)",
        "REGEX(?x, ?y, 'i')",
        "REGEX(?x, 'a.c', ?y)",
        "REGEX(?x, ?y, 'q')",
        "REPLACE(?x, ?y, 'z')",
        "REPLACE(?x, 'b', ?y)",
        "REPLACE(?x, ?y, '$0$0', 'i')",
        "REPLACE(?x, '', ?y)",
        "REPLACE(?x, '(a)|(b)', '[$1$2]')",
        "IF(?x, ?y, 'no')",
        "COALESCE(?x, ?y)",
        "?x IN (?y, 1, 'abc')",
        "?x NOT IN (?y, 1, 'abc')",
        "!(?x = ?y)",
        "xsd:integer(?x) + ?y"
      })
  void ofTwoArgumentsIsAsArqHasIt(String expression) {
    String values = "{ VALUES ?x { " + ALL + "} VALUES ?y { " + ALL + "} ";
    if (fails("SELECT ?x ?y (" + expression + " AS ?r) " + values + "}")) {
      for (String one : TERMS) {
        String half = "{ VALUES ?x { " + one + " } VALUES ?y { " + ALL + "} }";
        if (!fails("SELECT (" + expression + " AS ?r) " + half)) {
          same("SELECT ?y (" + expression + " AS ?r) " + half);
          continue;
        }
        for (String other : TERMS) {
          String pair = "{ VALUES ?x { " + one + " } VALUES ?y { " + other + " } }";
          same("SELECT (" + expression + " AS ?r) " + pair);
        }
      }
    }
    same("SELECT ?x ?y (" + expression + " AS ?r) " + values + "}");
    same("SELECT ?x ?y " + values + "FILTER(" + expression + ") }");
    same("SELECT (COUNT(*) AS ?n) " + values + "} GROUP BY (" + expression + " AS ?g) ORDER BY ?g");
  }

  @Test
  void sortsAndAggregatesAreAsArqHasThem() {
    String values = "{ VALUES ?x { " + ALL + "} } ";
    same("SELECT ?x " + values + "ORDER BY ?x");
    same("SELECT ?x " + values + "ORDER BY DESC(?x) STR(?x)");
    same("SELECT ?x " + values + "ORDER BY STRLEN(?x) LIMIT 7");
    same("SELECT DISTINCT (LCASE(STR(?x)) AS ?l) " + values + "ORDER BY ?l LIMIT 9");
    for (String aggregate :
        Stream.of("COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT")
            .flatMap(name -> Stream.of(name + "(", name + "(DISTINCT "))
            .toList()) {
      same("SELECT (" + aggregate + "?x) AS ?r) " + values);
      same("SELECT (" + aggregate + "STR(?x)) AS ?r) " + values);
      same("SELECT ?d (" + aggregate + "?x) AS ?r) " + values + "GROUP BY (DATATYPE(?x) AS ?d)");
    }
    same("SELECT (SUM(?v) AS ?r) (AVG(?v) AS ?s) { VALUES ?v { 1 2.5 -7 1e0 } }");
    same("SELECT (GROUP_CONCAT(?v; separator='|') AS ?r) { VALUES ?v { 'b' 'a' } }");
  }

  @Test
  void whatIsMadeAnewIsMade() {
    for (String call : List.of("RAND()", "NOW()", "UUID()", "STRUUID()", "BNODE()", "BNODE('x')")) {
      List<String> rows = rows("SELECT (" + call + " AS ?r) (" + call + " AS ?s) { }", true);
      assertTrue(rows.getFirst().contains("?r") && rows.getFirst().contains("?s"), rows.toString());
    }
    assertEquals(
        1, rows("SELECT * { BIND(BNODE('x') = BNODE('x') AS ?r) FILTER(?r) }", true).size());
    assertEquals(1, rows("SELECT * { BIND(NOW() AS ?r) FILTER(?r = NOW()) }", true).size());
  }

  @Test
  void longTextsAreWorkedOnAsShortOnesAre() {
    Random random = new Random(13);
    for (int round = 0; round < 12; round++) {
      String letters = "abcABCßΐéΟΔΣ' \n😀.%";
      StringBuilder text = new StringBuilder();
      int length = 5_000 + random.nextInt(5_000);
      while (text.length() < length) {
        int at =
            letters.offsetByCodePoints(
                0, random.nextInt(letters.codePointCount(0, letters.length())));
        text.appendCodePoint(letters.codePointAt(at));
      }
      String literal = "'" + text.toString().replace("'", "\\'").replace("\n", "\\n") + "'@el";
      String part =
          "'"
              + text.substring(4_500, 4_502 + random.nextInt(3))
                  .replace("'", "\\'")
                  .replace("\n", "\\n")
              + "'";
      if (Character.isSurrogate(text.charAt(4_500)) || part.matches(".*[\\ud800-\\udfff].*")) {
        continue;
      }
      for (String call :
          List.of(
              "UCASE(?t)",
              "LCASE(?t)",
              "SUBSTR(?t, 100)",
              "SUBSTR(?t, -3, 4600.5)",
              "SUBSTR(?t, 1e9)",
              "STRBEFORE(?t, ?p)",
              "STRAFTER(?t, ?p)",
              "STRBEFORE(?t, '')",
              "STRAFTER(?t, 'none such')",
              "CONTAINS(?t, ?p)",
              "REPLACE(?t, ?p, '$0-', 'q')",
              "REPLACE(?t, '[a-c]+', 'x')",
              "ENCODE_FOR_URI(?t)",
              "SHA1(STR(?t))",
              "CONCAT(?t, ?t)",
              "xsd:string(STR(?t))",
              "STRLANG(STR(?t), 'de')",
              "?t = ?t")) {
        same("SELECT (" + call + " AS ?r) { VALUES (?t ?p) { (" + literal + " " + part + ") } }");
      }
    }
  }

  @Test
  void textsAreFoundAsTheJdkFindsThem() {
    Random random = new Random(8);
    for (int round = 0; round < 30; round++) {
      String piece = "ab".repeat(random.nextInt(3)) + "a".repeat(1 + random.nextInt(5));
      String whole = piece.repeat(60_000 / piece.length()) + "b" + piece.repeat(200);
      int start = random.nextInt(whole.length() / 2);
      String part = whole.substring(start, start + 20_000) + (random.nextBoolean() ? "" : "c");
      assertEquals(whole.indexOf(part), Texts.indexOf(whole, part));
    }
  }
}
