package org.w3id.aihw.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * SPARQL 1.1 SELECT queries made by chance, whose answers do not depend on an order that the
 * language leaves open.
 */
final class RandomQuery {
  private static final String PREFIXES =
      """
      PREFIX aihw: <https://w3id.org/aihw/ontology#>
      PREFIX aihw-id: <https://w3id.org/aihw/id/>
      PREFIX e: <http://e.org/>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      """;

  /** Properties with what they lead from and to: a firm, a tie, a claim, another thing, a value. */
  private static final List<String> PREDICATES =
      List.of(
          "aihw:customerOf firm firm",
          "aihw:supplierOf firm firm",
          "aihw:rivalOf firm firm",
          "aihw:partnerOf firm firm",
          "aihw:unitOf firm firm",
          "aihw:supplier tie firm",
          "aihw:rival tie firm",
          "aihw:party tie firm",
          "aihw:standing tie value",
          "aihw:about claim tie",
          "aihw:status claim value",
          "rdfs:label firm value",
          "a tie value",
          "e:p0 thing value",
          "e:p1 thing value",
          "e:p2 thing thing",
          "e:p3 thing value");

  private final Random random;
  private final TreeSet<String> scope = new TreeSet<>();
  private int made;

  private RandomQuery(Random random) {
    this.random = random;
  }

  /** Returns a query. */
  static String of(Random random) {
    return new RandomQuery(random).query();
  }

  private String query() {
    String body = group(2);
    if (random.nextInt(4) == 0) {
      return PREFIXES + aggregated(body);
    }
    List<String> shown = new ArrayList<>(scope);
    while (shown.size() > 3) {
      shown.remove(random.nextInt(shown.size()));
    }
    String columns = String.join(" ", shown);
    String text =
        "SELECT " + (random.nextInt(3) == 0 ? "DISTINCT " : "") + columns + " { " + body + " }";
    if (random.nextInt(3) == 0) {
      // By all that is shown, so that which rows come first is not left open.
      text +=
          " ORDER BY "
              + shown.stream()
                  .map(column -> random.nextBoolean() ? "DESC(" + column + ")" : column)
                  .collect(Collectors.joining(" "));
    }
    return PREFIXES + text;
  }

  private String aggregated(String body) {
    List<String> all = new ArrayList<>(scope);
    String by = one(all);
    String of = one(all);
    String aggregate =
        one(
            List.of(
                "COUNT(*)",
                "COUNT(" + of + ")",
                "COUNT(DISTINCT " + of + ")",
                "SUM(" + of + ")",
                "MIN(" + of + ")",
                "MAX(" + of + ")",
                "AVG(STRLEN(STR(" + of + ")))",
                "STRLEN(GROUP_CONCAT(STR(" + of + ")))",
                "SUM(DISTINCT STRLEN(STR(" + of + ")))"));
    String having = random.nextInt(3) == 0 ? " HAVING (COUNT(*) > " + random.nextInt(4) + ")" : "";
    return "SELECT " + by + " (" + aggregate + " AS ?n) { " + body + " } GROUP BY " + by + having;
  }

  private String group(int depth) {
    StringBuilder text = new StringBuilder(triples(1 + random.nextInt(3)));
    int parts = random.nextInt(3);
    for (int part = 0; part < parts; part++) {
      text.append(' ').append(part(depth));
    }
    return text.toString();
  }

  private String part(int depth) {
    int kind = random.nextInt(depth > 0 ? 12 : 6);
    return switch (kind) {
      case 0, 1 -> "FILTER(" + condition(2) + ")";
      case 2 -> bind();
      case 3 -> "VALUES " + known() + " { " + terms() + " }";
      case 4 -> "GRAPH " + graph() + " { " + triples(1 + random.nextInt(2)) + " }";
      case 5 -> path();
      case 6, 7 -> "OPTIONAL { " + group(depth - 1) + " }";
      case 8 -> "{ " + group(depth - 1) + " } UNION { " + group(depth - 1) + " }";
      case 9 -> "MINUS { " + triples(1) + " }";
      case 10 -> "FILTER " + (random.nextBoolean() ? "NOT " : "") + "EXISTS { " + triples(1) + " }";
      default -> {
        String[] parts = one(PREDICATES).split(" ");
        yield "{ SELECT DISTINCT %1$s { %1$s %2$s ?inner%3$d } }"
            .formatted(variable(parts[1]), parts[0], made++);
      }
    };
  }

  private String triples(int count) {
    StringBuilder text = new StringBuilder();
    for (int triple = 0; triple < count; triple++) {
      String[] parts = joined();
      String subject = variable(parts[1]);
      String object = random.nextInt(6) == 0 ? term(parts[2]) : variable(parts[2]);
      String predicate = random.nextInt(15) == 0 ? variable("property") : parts[0];
      text.append(subject + " " + predicate + " " + object + " . ");
    }
    return text.toString();
  }

  /** Returns a property of which an end is in scope already, as most patterns of people do. */
  private String[] joined() {
    String[] parts = one(PREDICATES).split(" ");
    for (int tries = 0; tries < 20 && !scope.isEmpty(); tries++) {
      if (scope.contains("?" + parts[1] + "0") || scope.contains("?" + parts[2] + "0")) {
        return parts;
      }
      parts = one(PREDICATES).split(" ");
    }
    return parts;
  }

  private static String predicate(String line) {
    return line.substring(0, line.indexOf(' '));
  }

  private String path() {
    String one = predicate(one(PREDICATES.subList(0, 5)));
    String other = predicate(one(PREDICATES.subList(0, 5)));
    String step =
        one(
            List.of(
                one + "/" + other,
                one + "|" + other,
                "^" + one,
                one + "+",
                "(" + one + "/" + other + ")+",
                "(" + one + "|^" + other + ")+",
                "!(" + one + "|aihw:about|a)",
                one + "?"));
    // From a firm, which is there, so that paths of no length begin at something.
    return "aihw-id:firm"
        + random.nextInt(RandomWorld.FIRMS)
        + " "
        + step
        + " "
        + variable("firm")
        + " .";
  }

  private String bind() {
    String expression = value(2);
    String variable = "?v" + made++;
    scope.add(variable);
    return "BIND(" + expression + " AS " + variable + ")";
  }

  private String condition(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 6)) {
      case 0 -> value(1) + " = " + value(1);
      case 1 -> value(1) + one(List.of(" < ", " >= ", " != ")) + value(1);
      case 2 -> "BOUND(" + known() + ")";
      case 3 ->
          "REGEX(STR("
              + known()
              + "), \""
              + one(List.of("firm1", "^h.*[0-9]$", "B", "é|ü"))
              + "\", \"i\")";
      case 4 ->
          known() + (random.nextBoolean() ? " IN (" : " NOT IN (") + term() + ", " + term() + ")";
      case 5 -> one(List.of("isIRI", "isLiteral", "isNumeric")) + "(" + known() + ")";
      case 6 -> "!(" + condition(depth - 1) + ")";
      case 7 -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
      case 8 -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
      default ->
          one(List.of("CONTAINS", "STRSTARTS", "STRENDS"))
              + "(STR("
              + known()
              + "), \""
              + one(List.of("1", "a", ""))
              + "\")";
    };
  }

  private String value(int depth) {
    if (depth == 0) {
      return random.nextBoolean() && !scope.isEmpty() ? known() : term();
    }
    String one = value(depth - 1);
    String other = value(depth - 1);
    return switch (random.nextInt(22)) {
      case 0 -> "STR(" + one + ")";
      case 1 -> "STRLEN(STR(" + one + "))";
      case 2 -> "UCASE(STR(" + one + "))";
      case 3 -> "SUBSTR(STR(" + one + "), 2, 3)";
      case 4 -> "(" + one + " + " + other + ")";
      case 5 -> "(" + one + " * " + other + ")";
      case 6 -> "(" + one + " - " + other + ")";
      case 7 -> "(" + one + " / " + other + ")";
      case 8 -> "IF(" + one + " = " + other + ", " + one + ", " + other + ")";
      case 9 -> "COALESCE(" + one + " + 1, " + other + ")";
      case 10 -> "LANG(" + one + ")";
      case 11 -> "DATATYPE(" + one + ")";
      case 12 -> "xsd:integer(" + one + ")";
      case 13 -> "xsd:decimal(" + one + ")";
      case 14 -> "xsd:string(" + one + ")";
      case 15 -> "ROUND(" + one + ")";
      case 16 -> "ABS(" + one + ")";
      case 17 -> "CONCAT(STR(" + one + "), STR(" + other + "))";
      case 18 -> "REPLACE(STR(" + one + "), \"[aeiou]+\", \"_\")";
      case 19 -> "MD5(STR(" + one + "))";
      case 20 -> "ENCODE_FOR_URI(STR(" + one + "))";
      default ->
          one(List.of("YEAR", "TZ", "STRBEFORE", "STRAFTER"))
              .transform(
                  name ->
                      name.startsWith("STR")
                          ? name + "(STR(" + one + "), \"1\")"
                          : name + "(" + one + ")");
    };
  }

  private String terms() {
    return term() + " " + term() + " UNDEF";
  }

  private String graph() {
    if (random.nextBoolean()) {
      String variable = "?g" + made++;
      scope.add(variable);
      return variable;
    }
    return one(
        List.of(
            "<" + RandomWorld.graph(random.nextInt(RandomWorld.GRAPHS)) + ">",
            "<https://w3id.org/aihw/graph/world>",
            "<https://w3id.org/aihw/graph/inferred>",
            "<https://w3id.org/aihw/graph/standing>"));
  }

  private String term() {
    return term(one(List.of("firm", "tie", "thing", "value", "value")));
  }

  private String term(String kind) {
    return switch (kind) {
      case "firm" -> "aihw-id:firm" + random.nextInt(RandomWorld.FIRMS);
      case "tie" -> "aihw-id:tie" + random.nextInt(RandomWorld.TIES);
      case "claim" -> "aihw-id:claim-tie" + random.nextInt(RandomWorld.TIES);
      case "thing" -> "e:s" + random.nextInt(8);
      default -> one(RandomWorld.VALUES);
    };
  }

  private String known() {
    return scope.isEmpty() ? variable("firm") : one(new ArrayList<>(scope));
  }

  /** Returns a variable for things of a kind, of which there are two. */
  private String variable(String kind) {
    String variable = "?" + kind + (random.nextInt(4) == 0 ? 1 : 0);
    scope.add(variable);
    return variable;
  }

  private <T> T one(List<T> things) {
    return Fuzz.oneOf(random, things);
  }
}
