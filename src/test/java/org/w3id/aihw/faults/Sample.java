package org.w3id.aihw.faults;

import java.util.List;
import java.util.Random;

/**
 * A sound request in a format that the server reads.
 *
 * @param type its media type
 * @param text the body; {@code TEXT} stands in a literal
 * @param bad bodies that no server may take, each with what is wrong
 */
record Sample(
    String name,
    String method,
    String path,
    String type,
    String text,
    Nesting nesting,
    List<String[]> bad) {
  /** What can be put into itself. */
  record Nesting(String before, String opening, String closing, String after) {}

  private static final String GRAPH = "/data?graph=https://example.org/bad";
  private static final String S = "<http://x.org/s> ";
  private static final String P = "<http://x.org/p> ";

  String nested(int depth) {
    return nesting.before
        + nesting.opening.repeat(depth)
        + nesting.closing.repeat(depth)
        + nesting.after;
  }

  String withText(String words) {
    return text.replace("TEXT", words);
  }

  private static String[] bad(String kind, String text) {
    return new String[] {kind, text};
  }

  /** What is wrong in lines, but for one of these: with a base, or a graph for an object. */
  private static List<String[]> badLinesBut(String kind, String graph) {
    return badLines(graph).stream().filter(example -> !example[0].equals(kind)).toList();
  }

  /** What is wrong in every format whose triples are lines. */
  private static List<String[]> badLines(String graph) {
    String end = graph + " .\n";
    return List.of(
        bad("relative IRI", "<s> " + P + "<o> " + end),
        bad("no number", S + P + "\"x\"^^<http://www.w3.org/2001/XMLSchema#integer> " + end),
        bad("no date", S + P + "\"2025-02-30\"^^<http://www.w3.org/2001/XMLSchema#date> " + end),
        bad("language tag", S + P + "\"x\"@1-en " + end),
        bad("literal subject", "\"s\" " + P + "\"o\" " + end),
        bad("literal predicate", S + "\"p\" \"o\" " + end),
        bad("blank predicate", S + "_:p \"o\" " + end),
        bad("space in an IRI", "<http://x.org/a b> " + P + "\"o\" " + end),
        bad("brace in an IRI", "<http://x.org/{a}> " + P + "\"o\" " + end),
        bad("broken escape", S + P + "\"\\q\" " + end),
        bad("half a pair", S + P + "\"\\uD800\" " + end),
        bad("NUL escape", S + P + "\"\\u0000\" " + end),
        bad("no object", S + P + end),
        bad("open literal", S + P + "\"o " + end),
        bad("comma for stop", S + P + "\"o\" " + graph + ",\n" + S),
        bad("second line wrong", S + P + "\"o\" " + end + S + P + "wrong" + end),
        bad("our term misspelt", S + "<https://w3id.org/aihw/ontology#nonsense> \"x\" " + end));
  }

  private static List<String[]> more(List<String[]> some, String[]... others) {
    return java.util.stream.Stream.concat(some.stream(), List.of(others).stream()).toList();
  }

  private static Sample turtle() {
    return new Sample(
        "turtle",
        "PUT",
        GRAPH,
        "text/turtle",
        """
        @prefix x: <http://x.org/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        x:s a x:Thing ; x:p "TEXT"@en, 'two', 3, 4.5, 1e6, true ;
          x:q "2025-03-05"^^xsd:date ; x:list ( x:a "b" _:c ) ;
          x:r [ x:p \"\"\"a long "text" of
        lines\"\"\" ; x:é <http://x.org/ü> ] .
        """,
        new Nesting(S + P, "[ " + P, "]", " ."),
        more(
            badLinesBut("relative IRI", ""),
            bad("unknown prefix", "y:s y:p y:o ."),
            bad("open list", S + P + "( 1 2 ."),
            bad("open bracket", S + P + "[ " + P + "1 ."),
            bad("prefix without end", "@prefix x: <http://x.org/>\nx:s x:p x:o ."),
            bad("base is no IRI", "@base <a b> . <s> <p> <o> ."),
            bad("graph in Turtle", "<http://x.org/g> { " + S + P + "1 }")));
  }

  private static Sample triples() {
    return new Sample(
        "n-triples",
        "PUT",
        GRAPH,
        "application/n-triples",
        S
            + P
            + "\"TEXT\"@en .\n_:b "
            + P
            + "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"
            + "# remark\n"
            + S
            + P
            + "_:b .\n"
            + S
            + P
            + "\"\\u00E9 \\n\" .\n",
        new Nesting(S + P, "<<( " + S + P, ")>>", " ."),
        more(
            badLines(""),
            bad("prefix", "@prefix x: <http://x.org/> .\n"),
            bad("number", S + P + "1 ."),
            bad("two objects", S + P + "\"a\", \"b\" ."),
            bad("four terms", S + P + "\"a\" <http://x.org/g> .")));
  }

  private static Sample quads() {
    return new Sample(
        "n-quads",
        "POST",
        "/data",
        "application/n-quads",
        S
            + P
            + "\"TEXT\"@en <http://x.org/g> .\n"
            + S
            + P
            + "_:b <http://x.org/g> .\n"
            + S
            + P
            + "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n",
        new Nesting(S + P, "<<( " + S + P, ")>>", " <http://x.org/g> ."),
        more(
            badLinesBut("no object", "<http://x.org/g>"),
            bad("five terms", S + P + "\"a\" <http://x.org/g> <http://x.org/h> ."),
            bad("literal graph", S + P + "\"a\" \"g\" ."),
            bad("inferred graph", S + P + "\"a\" <https://w3id.org/aihw/graph/inferred> ."),
            bad("graph of a file", S + P + "\"a\" <https://w3id.org/aihw/graph/sound> .")));
  }

  private static Sample trig() {
    return new Sample(
        "trig",
        "POST",
        "/data",
        "application/trig",
        """
        @prefix x: <http://x.org/> .
        x:g { x:s a x:Thing ; x:p "TEXT"@en, 3 . x:t x:p [ x:q ( 1 2 ) ] }
        GRAPH x:h { x:s x:p x:o }
        x:s x:p "in no graph" .
        """,
        new Nesting("<http://x.org/g> { " + S + P, "[ " + P, "]", " }"),
        more(
            badLines(""),
            bad("graph in a graph", "<http://x.org/g> { <http://x.org/h> { " + S + P + "1 } }"),
            bad("open graph", "<http://x.org/g> { " + S + P + "1 "),
            bad("literal graph", "\"g\" { " + S + P + "1 }"),
            bad("graph of a file", "<https://w3id.org/aihw/graph/sound> { " + S + P + "1 }")));
  }

  private static String xml(String inner) {
    return "<?xml version='1.0' encoding='UTF-8'?>\n<rdf:RDF"
        + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:x='http://x.org/'>\n"
        + inner
        + "</rdf:RDF>\n";
  }

  private static Sample xml() {
    String about = "<rdf:Description rdf:about='http://x.org/s'>";
    String end = "</rdf:Description>\n";
    return new Sample(
        "rdf/xml",
        "PUT",
        GRAPH,
        "application/rdf+xml",
        xml(
            "<x:Thing rdf:about='http://x.org/s'><x:p xml:lang='en'>TEXT</x:p>"
                + "<x:q rdf:resource='http://x.org/o'/><x:r rdf:parseType='Resource'><x:p>1</x:p>"
                + "</x:r><x:c rdf:parseType='Collection'>"
                + about
                + end
                + "</x:c><x:d rdf:datatype='http://www.w3.org/2001/XMLSchema#date'>2025-03-05</x:d>"
                + "<x:l rdf:parseType='Literal'><b>bold</b></x:l></x:Thing>\n"),
        new Nesting(xml(about).replace("</rdf:RDF>\n", ""), "<x:p><x:T>", "</x:T></x:p>", end),
        List.of(
            bad(
                "entity",
                "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                    + xml(about + "<x:p>&e;</x:p>" + end)),
            bad(
                "laughs",
                "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"
                    + xml(about + "<x:p>&b;</x:p>" + end)),
            bad("small doctype", xml("").replace("?>", "?><!doctype r>")),
            bad("unknown entity", xml(about + "<x:p>&none;</x:p>" + end)),
            bad("tags crossed", xml(about + "<x:p><x:q></x:p></x:q>" + end)),
            bad("unknown prefix", xml(about + "<y:p>1</y:p>" + end)),
            bad(
                "no date",
                xml(
                    about
                        + "<x:p rdf:datatype='http://www.w3.org/2001/XMLSchema#date'>x</x:p>"
                        + end)),
            bad("ID twice", xml("<x:T rdf:ID='a'/><x:T rdf:ID='a'/>")),
            bad("bad ID", xml("<x:T rdf:ID='1 2'/>")),
            bad("space in an IRI", xml("<x:T rdf:about='http://x.org/a b'/>")),
            bad("brace in an IRI", xml(about + "<x:p rdf:resource='{a}'/>" + end)),
            bad("bad nodeID", xml("<x:T rdf:nodeID='1 2'/>")),
            bad("about and ID", xml("<x:T rdf:about='http://x.org/a' rdf:ID='b'/>")),
            bad("li as a node", xml("<rdf:li/>")),
            bad("two roots", xml("") + xml("")),
            bad("control character", xml(about + "<x:p>&#1;</x:p>" + end)),
            bad("other encoding", xml("").replace("UTF-8", "UTF-7")),
            bad("version", xml("").replace("1.0", "9.9"))));
  }

  private static Sample json() {
    return new Sample(
        "json-ld",
        "PUT",
        GRAPH,
        "application/ld+json",
        """
        {"@context": {"x": "http://x.org/", "p": {"@id": "x:p", "@container": "@list"},
          "day": {"@id": "x:day", "@type": "http://www.w3.org/2001/XMLSchema#date"}},
         "@id": "x:s", "@type": "x:Thing", "p": ["a", {"@id": "x:o"}, 3, true],
         "day": "2025-03-05", "x:t": {"@value": "TEXT", "@language": "en"},
         "x:r": {"x:p": {"@id": "_:b"}}}
        """,
        new Nesting("", "[{\"http://x.org/p\": ", "}]", ""),
        List.of(
            bad(
                "remote context",
                "{\"@context\": \"http://localhost:1/c\", \"@id\": \"http://x/s\", \"p\": 1}"),
            bad(
                "context of a file",
                "{\"@context\": \"file:///etc/passwd\", \"@id\": \"http://x/s\", \"p\": 1}"),
            bad(
                "imported context",
                "{\"@context\": {\"@version\": 1.1, \"@import\": \"http://localhost:1/c\"}, \"@id\": \"http://x/s\"}"),
            bad("no JSON", "{@id: x}"),
            bad("open", "{\"@id\": \"http://x/s\""),
            bad("two values", "{} {}"),
            bad("key without value", "{\"@id\"}"),
            bad("id is a number", "{\"@id\": 3, \"http://x/p\": 1}"),
            bad("type is a number", "{\"@id\": \"http://x/s\", \"@type\": 3}"),
            bad("value is a node", "{\"http://x/p\": {\"@value\": {\"a\": 1}}}"),
            bad(
                "language and type",
                "{\"http://x/p\": {\"@value\": \"a\", \"@language\": \"en\", \"@type\": \"http://x/t\"}}"),
            bad(
                "bad language",
                "{\"@id\": \"http://x/s\", \"http://x/p\": {\"@value\": \"a\", \"@language\": \"1 2\"}}"),
            bad(
                "no date",
                "{\"@id\": \"http://x/s\", \"http://x/p\": {\"@value\": \"x\", \"@type\": \"http://www.w3.org/2001/XMLSchema#date\"}}"),
            bad(
                "context turns in a circle",
                "{\"@context\": {\"a\": \"b:x\", \"b\": \"a:y\"}, \"a\": 1}"),
            bad("context is a number", "{\"@context\": 3}"),
            bad("keyword redefined", "{\"@context\": {\"@id\": \"http://x/i\"}}"),
            bad("NUL escape", "{\"@id\": \"http://x/s\", \"http://x/p\": \"\\u0000\"}"),
            bad(
                "graphs of its own",
                "{\"@id\": \"http://x/g\", \"@graph\": [{\"@id\": \"http://x/s\", \"http://x/p\": 1}]}"),
            bad("reverse is a value", "{\"@id\": \"http://x/s\", \"@reverse\": 1}")));
  }

  private static Sample update() {
    String in = "INSERT DATA { GRAPH <http://x.org/g> { ";
    return new Sample(
        "sparql update",
        "POST",
        "/update",
        "application/sparql-update",
        """
        PREFIX x: <http://x.org/>
        INSERT DATA { GRAPH x:g { x:s a x:Thing ; x:p "TEXT"@en, 3 . x:t x:p ( 1 2 ) } } ;
        DELETE { GRAPH x:g { ?s x:p ?o } } INSERT { GRAPH x:h { ?s x:q ?o } }
        WHERE { GRAPH x:g { ?s x:p ?o FILTER(!isBlank(?o) && REGEX(STR(?o), "a|3", "i")) } } ;
        COPY x:h TO x:i
        """,
        new Nesting("INSERT { ?a ?b ?c } WHERE ", "{", "}", ""),
        List.of(
            bad("query", "SELECT * { ?a ?b ?c }"),
            bad("half", in + S + P + "1 } "),
            bad("second wrong", in + S + P + "1 } } ; INSERT NONSENSE"),
            bad("variable in data", in + "?s " + P + "1 } }"),
            bad("blank node deleted", "DELETE DATA { _:a " + P + "1 }"),
            bad("load", "LOAD <http://localhost:1/x>"),
            bad("load a file", "LOAD SILENT <file:///etc/passwd> INTO GRAPH <http://x.org/g>"),
            bad(
                "service",
                "INSERT { GRAPH <http://x.org/g> { ?a ?b ?c } } WHERE { SERVICE <http://localhost:1/> { ?a ?b ?c } }"),
            bad("unknown prefix", "INSERT DATA { y:s y:p y:o }"),
            bad("clears a file", "CLEAR GRAPH <https://w3id.org/aihw/graph/sound>"),
            bad(
                "drops the inferred",
                in
                    + S
                    + P
                    + "1 } } ; DROP GRAPH <https://w3id.org/aihw/graph/inferred>; INSERT DATA { GRAPH <https://w3id.org/aihw/graph/inferred> { "
                    + S
                    + P
                    + "1 } }"),
            bad("literal subject", in + "'s' " + P + "1 } }"),
            bad("NUL escape", in + S + P + "'\\u0000' } }"),
            bad("our term misspelt", in + S + "<https://w3id.org/aihw/ontology#nonsense> 1 } }"),
            bad("regex", "INSERT { GRAPH <http://x.org/g> { ?a ?b ?c } } WHERE { FILTER ("),
            bad(
                "bad aggregate",
                "INSERT { ?a ?b ?n } WHERE { SELECT ?a (COUNT(?x) AS ?n) { ?a ?b ?x } }"),
            bad("bind twice", "INSERT { ?a ?b ?n } WHERE { ?a ?b ?n BIND(1 AS ?n) }"),
            bad("empty", "INSERT"),
            bad(
                "move to a file",
                in
                    + S
                    + P
                    + "1 } } ; MOVE <http://x.org/g> TO <https://w3id.org/aihw/graph/sound>")));
  }

  static List<Sample> all() {
    return List.of(turtle(), triples(), xml(), json(), trig(), quads(), update());
  }

  static Sample any(Random random) {
    return all().get(random.nextInt(all().size()));
  }

  @Override
  public String toString() {
    return name;
  }
}
