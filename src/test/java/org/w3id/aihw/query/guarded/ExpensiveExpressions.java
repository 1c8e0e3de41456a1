package org.w3id.aihw.query.guarded;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Queries whose work lies within single expressions, and who once held a core without an end. */
public final class ExpensiveExpressions {
  private static final String PREFIXES =
      "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX e: <http://e.org/> ";

  /** Texts of sixteen UTF-16 units, each the worst of its kind for some function. */
  private static final List<String> SEEDS =
      List.of(
          "aaaaaaaaaaaaaaaa",
          "ΐΐΐΐΐΐΐΐΐΐΐΐΐΐΐΐ",
          "Σ'Σ'Σ'Σ'Σ'Σ'Σ'Σ'",
          "aΣ̧̂̈̃̄̊̋̌̍̎̏̐̑̒",
          "😀😀😀😀😀😀😀😀",
          "                ",
          "%%%%%%%%%%%%%%%%",
          "a-b-a-b-a-b-a-b-",
          "((((((((((((((((");

  private static final String DIGITS = "1234567890123456";

  private ExpensiveExpressions() {}

  /** Binds ?x0 to a text of 16 letters, and each further variable to the one before it twice. */
  private static String doubled(String seed, int times) {
    return "BIND('"
        + seed.replace("'", "\\'")
        + "' AS ?x0) "
        + each(times, "BIND(CONCAT(?x%1$d, ?x%1$d) AS ?x%2$d) ");
  }

  private static String each(int times, String step) {
    return IntStream.range(0, times)
        .mapToObj(at -> String.format(step, at, at + 1))
        .collect(Collectors.joining());
  }

  private static String repeated(String text, int times, String separator) {
    return IntStream.range(0, times).mapToObj(at -> text).collect(Collectors.joining(separator));
  }

  private static String select(String expression, String where) {
    return "SELECT (" + expression + " AS ?r) { " + where + "}";
  }

  /**
   * What is done with a text X of four million letters, and with one like it that ends otherwise.
   */
  private static final List<String> OF_TEXT =
      List.of(
          "STRLEN(X)",
          "STRLEN(UCASE(X))",
          "STRLEN(LCASE(X))",
          "STRLEN(ENCODE_FOR_URI(X))",
          "MD5(X)",
          "SHA1(X)",
          "SHA256(X)",
          "SHA384(X)",
          "SHA512(X)",
          "STRLEN(SUBSTR(X, 3))",
          "STRLEN(SUBSTR(X, 3, 3000000))",
          "CONTAINS(X, N)",
          "STRLEN(STRBEFORE(X, N))",
          "STRLEN(STRAFTER(X, N))",
          "STRSTARTS(X, N)",
          "STRENDS(X, N)",
          "REGEX(X, '(a+)+$')",
          "REGEX(X, X)",
          "REGEX(X, '(.*.*.*.*)*b$', 'si')",
          "STRLEN(REPLACE(X, '.', '$0$0'))",
          "STRLEN(REPLACE(X, '(a*)*', 'b'))",
          "STRLEN(REPLACE('aaaa', 'a', X))",
          "STRLEN(STR(IRI(X)))",
          "isBlank(BNODE(X))",
          "LANG(STRLANG(X, X))",
          "STRLEN(STRLANG(X, 'en'))",
          "LANGMATCHES(X, X)",
          "DATATYPE(STRDT(X, xsd:integer))",
          "STRDT(X, xsd:hexBinary) = STRDT(N, xsd:hexBinary)",
          "STRDT(X, e:mine) = STRDT(N, e:mine)",
          "X = N",
          "X < N",
          "X IN (N, N, N)",
          "X + N = N",
          "xsd:integer(X)",
          "xsd:decimal(X)",
          "xsd:double(X)",
          "xsd:boolean(X)",
          "xsd:dateTime(X)",
          "xsd:date(X)",
          "xsd:duration(X)",
          "STRLEN(xsd:string(X))",
          "STRLEN(CONCAT(X, X, X, X))",
          "isNumeric(STRDT(X, xsd:decimal))");

  private static Stream<String> ofText() {
    // Each function with the letters that are worst for it is too many: each with two of them.
    return IntStream.range(0, OF_TEXT.size())
        .boxed()
        .flatMap(
            at ->
                Stream.of(at, at + 3)
                    .map(
                        which ->
                            select(
                                OF_TEXT
                                    .get(at)
                                    .replaceAll("\\bX\\b", "?x17")
                                    .replaceAll("\\bN\\b", "?n"),
                                doubled(SEEDS.get(which % SEEDS.size()), 17)
                                    + "BIND(CONCAT(SUBSTR(?x16, 2), 'b') AS ?n) ")));
  }

  private static Stream<String> ofNumbers() {
    String digits = doubled(DIGITS, 17);
    String square = "BIND(1.234567890123456789 AS ?y0) ";
    String steps = each(26, "BIND(?y%1$d * ?y%1$d AS ?y%2$d) ");
    return Stream.of(
        select("xsd:integer(?x16) > 3", digits),
        select("STRDT(?x17, xsd:integer) + 1", digits),
        select("-STRDT(CONCAT('0.', ?x17), xsd:decimal)", digits),
        select("ROUND(STRDT(CONCAT(?x17, '.5'), xsd:decimal))", digits),
        select("STRDT(?x17, xsd:double) = 1e0", digits),
        select("xsd:integer(xsd:double('1e308')) * 10", ""),
        select("?y26", square + steps),
        select("?y26", square.replace("1.234567890123456789", "123456789") + steps),
        select("?y26 / 3", square.replace("1.234567890123456789", "0.000000000001") + steps),
        select("?y26", square + each(26, "BIND(?y%1$d / (1 / ?y%1$d) AS ?y%2$d) ")),
        select("?y26", square + each(26, "BIND(?y%1$d - -?y%1$d * ?y%1$d AS ?y%2$d) ")),
        "SELECT (SUM(?v) AS ?r) { VALUES ?k { 1 2 3 } "
            + digits
            + "BIND(STRDT(?x17, xsd:integer) AS ?v) }",
        "SELECT (AVG(xsd:decimal(?x17)) AS ?r) { VALUES ?k { 1 2 3 } " + digits + "}",
        "SELECT (MAX(?v) AS ?r) { VALUES ?k { 1 2 3 } "
            + digits
            + "BIND(STRDT(CONCAT(?x17, STR(?k)), xsd:integer) AS ?v) }",
        "SELECT ?v { VALUES ?k { 1 2 3 4 } "
            + digits
            + "BIND(STRDT(CONCAT(?x17, STR(?k)), xsd:integer) AS ?v) } ORDER BY ?v LIMIT 1",
        "SELECT DISTINCT ?v { VALUES ?k { 1 2 3 4 } "
            + digits
            + "BIND(STRDT(CONCAT(?x17, STR(?k)), xsd:decimal) AS ?v) } ORDER BY DESC(?v)",
        "SELECT (COUNT(DISTINCT ?v) AS ?r) { VALUES ?k { 1 2 } "
            + digits
            + "BIND(STRDT(CONCAT(?x17, STR(?k)), xsd:decimal) AS ?v) } GROUP BY ?v",
        select(DIGITS.repeat(10_000) + " + ?k", "VALUES ?k { 1 2 3 } "),
        select("?k * 2", "VALUES ?k { " + DIGITS.repeat(10_000) + " } "),
        "SELECT * { VALUES ?k { " + DIGITS.repeat(5_000) + ".5 } ?s ?p ?k } ORDER BY ?k",
        "SELECT * { ?s ?p ?o FILTER(?o = " + DIGITS.repeat(10_000) + ") }");
  }

  private static Stream<String> ofDays() {
    String now = "'2020-01-01T00:00:00Z'^^xsd:dateTime";
    return Stream.of(
        select(now + " + 'P" + "9".repeat(18) + "D'^^xsd:dayTimeDuration", ""),
        select(now + " - 'P" + "9".repeat(400) + "Y'^^xsd:yearMonthDuration", ""),
        select(now + " + STRDT(CONCAT('PT', ?x3, 'S'), xsd:dayTimeDuration)", doubled(DIGITS, 3)),
        select("'P" + "9".repeat(18) + "D'^^xsd:duration < 'P1D'^^xsd:duration", ""),
        select("?d + ?d < ?d", "BIND('P" + "9".repeat(30) + "M'^^xsd:duration AS ?d) "),
        select(
            now + " + ?d20",
            "BIND('P3000000D'^^xsd:dayTimeDuration AS ?d0) "
                + each(20, "BIND(?d%1$d + ?d%1$d AS ?d%2$d) ")),
        select("?d * 1e300", "BIND('P3000D'^^xsd:dayTimeDuration AS ?d) "),
        select(now + repeated(" + ?d", 8_000, ""), "BIND('P3600000D'^^xsd:dayTimeDuration AS ?d) "),
        select("YEAR(STRDT(CONCAT(?x16, '-01-01T00:00:00Z'), xsd:dateTime))", doubled(DIGITS, 16)),
        select(
            "?d < " + now, "BIND('" + "9".repeat(900) + "-01-01T00:00:00'^^xsd:dateTime AS ?d) "),
        "SELECT ?v { VALUES ?v { 'P"
            + "9".repeat(20)
            + "D'^^xsd:duration 'P"
            + "8".repeat(20)
            + "D'^^xsd:duration } } ORDER BY ?v");
  }

  private static Stream<String> ofPatterns() {
    String never = "'^" + ".*".repeat(10) + "b$'";
    String letters = "'" + "a".repeat(300) + "'";
    return Stream.of(
        "SELECT * { FILTER(REGEX(" + letters + ", " + never + ")) ?s ?p ?o } LIMIT 1",
        "SELECT (SAMPLE(REGEX(" + letters + ", " + never + ")) AS ?x) { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o } ORDER BY REGEX(" + letters + ", " + never + ") LIMIT 5",
        "SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?q ?v FILTER REGEX("
            + letters
            + ", "
            + never
            + ") } }",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } HAVING REGEX(" + letters + ", " + never + ")",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (REGEX("
            + letters
            + ", "
            + never
            + ") AS ?g)",
        "SELECT * { ?s ?p ?o OPTIONAL { ?s ?q ?v FILTER REGEX(CONCAT(STR(?s), "
            + letters
            + "), "
            + never
            + ") } }",
        "ASK { FILTER(!REGEX(" + letters + ", " + never + ")) }",
        "CONSTRUCT { ?s e:p ?r } { ?s ?p ?o BIND(REPLACE("
            + letters
            + ", "
            + never
            + ", '') AS ?r) }",
        "DESCRIBE ?s { ?s ?p ?o FILTER REGEX(" + letters + ", " + never + ") }",
        select("REGEX('a', '" + "(|)".repeat(60) + "$x')", ""),
        select("REGEX('', '" + "(?:a?)?".repeat(60) + "\\\\B')", ""),
        select("REGEX('', '(?:(?:(?:$){2000000000}){2000000000}){2000000000}')", ""),
        select("REGEX(?x16, '(?:){1000000}$')", doubled(SEEDS.getFirst(), 16)),
        select("REGEX('a', '" + "(".repeat(9_000) + "a" + ")*".repeat(9_000) + "b')", ""),
        select("REGEX('a', '[" + "a-z&&[".repeat(3_000) + "b" + "]".repeat(3_001) + "')", ""),
        select("REPLACE(" + letters + ", '(a*)*$', '" + "$1".repeat(3_000) + "')", ""));
  }

  private static Stream<String> chains() {
    String texts = doubled(SEEDS.getFirst(), 17);
    return Stream.of(
        select("CONCAT(" + repeated("SUBSTR(SHA512(?x17), 1, 1)", 300, ",") + ")", texts),
        select("STRLEN(" + "UCASE(LCASE(".repeat(400) + "?x17" + "))".repeat(400) + ")", texts),
        select(repeated("?x17 = ?x16", 5_000, " || "), texts),
        select(
            "STRLEN(" + "ENCODE_FOR_URI(".repeat(40) + "?x9" + ")".repeat(40) + ")",
            doubled(SEEDS.get(6), 9)),
        select("COALESCE(" + repeated("1/STRLEN(SUBSTR(MD5(?x17), 99))", 1_000, ",") + ")", texts),
        select("?x17 IN (" + repeated("CONCAT(?x16, ?x15)", 3_000, ",") + ")", texts),
        "SELECT (GROUP_CONCAT(?x17) AS ?r) { ?s ?p ?o " + texts + "}",
        "SELECT (GROUP_CONCAT(DISTINCT CONCAT(?x16, STR(?o))) AS ?r) { ?s ?p ?o " + texts + "}",
        "SELECT ?v { ?s ?p ?o " + texts + "BIND(CONCAT(?x16, STR(?o)) AS ?v) } ORDER BY ?v",
        "SELECT ?v { ?s ?p ?o " + texts + "BIND(SUBSTR(?x17, STRLEN(STR(?o))) AS ?v) } ORDER BY ?v",
        "SELECT DISTINCT ?v { ?s ?p ?o " + texts + "BIND(SUBSTR(?x17, STRLEN(STR(?o))) AS ?v) }",
        "SELECT (MIN(CONCAT(?x15, STR(?o))) AS ?r) { ?s ?p ?o " + texts + "}",
        "SELECT (COUNT(*) AS ?r) { { ?s ?p ?o "
            + texts
            + "} { ?a ?b ?c FILTER(STRLEN(STR(?c)) > 1) } FILTER(CONTAINS(?x17, STR(?c))) }",
        select("1" + repeated("+1", 60_000, ""), ""),
        select("!".repeat(50_000) + "true", ""),
        select("IF(".repeat(8_000) + "true" + ", 1, 2)".repeat(8_000), ""));
  }

  /** Returns the queries. */
  public static Stream<String> all() {
    return Stream.of(ofText(), ofNumbers(), ofDays(), ofPatterns(), chains())
        .flatMap(queries -> queries)
        .map(query -> PREFIXES + query);
  }
}
