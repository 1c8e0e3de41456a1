package org.w3id.aihw.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Terms of any form, written by Rio's writers and read by Jena's readers: each comes back as it
 * was, or is refused before anything is written.
 */
class CarriedTest {
  private static final long SEED = Long.getLong("aihw.seed", 13);
  private static final int TRIPLES = 1_500;
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final Map<String, Lang> READERS =
      Map.of(
          "ttl", Lang.TURTLE,
          "trig", Lang.TRIG,
          "nt", Lang.NTRIPLES,
          "nq", Lang.NQUADS,
          "rdf", Lang.RDFXML,
          "jsonld", Lang.JSONLD);
  private static final List<String> SIGNS =
      List.of(
          "a", "B", "é", "e\u0301", "芯", "ש", "😀", " ", "\t", "\n", "\r", "\r\n", "\"", "'", "\\",
          "<", ">", "&", "]]>", "\u0001", "\b", "\u001B", "\u007F", "\u0085", "\u009F", "\u2028",
          "\uFEFF", "\uFFFD", "\uFFFE", "\uFFFF", "\uE000", "\uD800", "\uDC00", "\"\"\"", "{", "}",
          "@", "^^", "_:", "%", "$", "1");
  private static final List<String> PARTS =
      List.of(
          "a", "b1", "1", "é", "e\u0301", "芯", "😀", "%20", "%2F", "%C3%A9", "/", "//", "/./",
          "/../", "?", "#", "x=1", "&", ";", ":", "@", "(", ")", "'", "*", "!", "$", "+", ",", "~",
          "_", "-", ".", "[", "]", "{", "|", "^", "`", "\\", " ", "<", ">", "\"", "\u0085",
          "\uE000", "\uFFFE", "\uD800");
  private static final List<String> STARTS =
      List.of(
          "http://e.org/",
          "http://e.org/",
          "http://e.org/ns#",
          "https://w3id.org/aihw/id/",
          "https://w3id.org/aihw/ontology#",
          "urn:x:",
          "owl:",
          "rdfs:",
          "mailto:",
          RDF,
          "",
          "http://www.w3.org/2000/xmlns/",
          "tag:e.org,2026:",
          "_:",
          "x:");
  private static final List<String> TAGS =
      List.of(
          "en", "en-GB", "zh-Hans-CN", "x", "i-klingon", "de-x-odd", "abcdefghij", "en us", "e_n");
  private static final List<String> NUMBERS =
      List.of("01", "+1", "-0", "1", "1.", ".5", "0.10", "1e0", "1E+3", "INF", "NaN", "true", "0");
  private static final List<String> TYPES =
      List.of("integer", "decimal", "double", "float", "boolean", "string", "date", "anyURI");

  static {
    JenaSystem.init();
  }

  private final Random random = new Random(SEED);

  private String any(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String some(List<String> from, int most) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      text.append(any(from));
    }
    return text.toString();
  }

  /** Makes a name; Jena's reader takes slashes at the end of a path together, which is no rule. */
  private String name() {
    return (any(STARTS) + some(PARTS, 3)).replaceAll("//+(?=[?#]|$)", "/");
  }

  private Node iri() {
    return NodeFactory.createURI(name());
  }

  private static Node typed(String text, String type) {
    return NodeFactory.createLiteralDT(text, TypeMapper.getInstance().getSafeTypeByName(type));
  }

  private Node object() {
    return switch (random.nextInt(8)) {
      case 0 -> iri();
      case 1 -> NodeFactory.createLiteralLang(some(SIGNS, 5), any(TAGS));
      case 2 -> typed(any(NUMBERS), "http://www.w3.org/2001/XMLSchema#" + any(TYPES));
      case 3 -> typed(some(SIGNS, 3), RDF + (random.nextBoolean() ? "XMLLiteral" : "JSON"));
      case 4 -> typed(some(SIGNS, 3), name());
      default -> NodeFactory.createLiteralString(some(SIGNS, 6));
    };
  }

  private List<Triple> triples() {
    List<Triple> triples = new ArrayList<>();
    Node plain = NodeFactory.createURI("http://e.org/plain");
    for (int number = 0; number < TRIPLES; number++) {
      // One odd term in each: two would hide from each other.
      triples.add(
          switch (random.nextInt(4)) {
            case 0 -> Triple.create(iri(), plain, plain);
            case 1 -> Triple.create(plain, iri(), NodeFactory.createLiteralString("x"));
            default -> Triple.create(plain, plain, object());
          });
    }
    return triples;
  }

  private static Set<Triple> readByJena(byte[] document, String format) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.create()
        .source(new ByteArrayInputStream(document))
        .lang(READERS.get(format))
        .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
        .checking(false)
        .parse(graph);
    return new HashSet<>(graph.find().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ttl", "trig", "nt", "nq", "rdf", "jsonld"})
  void whatIsCarriedComesBackAsItWas(String format) {
    RdfWriter writer = RdfWriter.of(format).orElseThrow();
    List<Triple> carried = writer.carriedOf(triples());
    assertTrue(carried.size() > TRIPLES / 4, "carried: " + carried.size());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(carried, out);
    Set<Triple> missing = new HashSet<>(carried);
    Set<Triple> read = readByJena(out.toByteArray(), format);
    missing.removeAll(read);
    assertEquals(Set.of(), missing, "seed " + SEED);
    assertEquals(new HashSet<>(carried).size(), read.size(), "seed " + SEED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ttl", "trig", "nt", "nq", "rdf", "jsonld"})
  void whatIsNotCarriedIsRefusedBeforeTheFirstByte(String format) {
    RdfWriter writer = RdfWriter.of(format).orElseThrow();
    List<Triple> refused = new ArrayList<>(triples());
    refused.removeAll(writer.carriedOf(refused));
    assertTrue(refused.size() > 50, "refused: " + refused.size());
    for (Triple triple : refused) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      NotCarriedException e =
          assertThrows(NotCarriedException.class, () -> writer.write(List.of(triple), out));
      assertEquals(0, out.size());
      for (String other : e.instead()) {
        ByteArrayOutputStream instead = new ByteArrayOutputStream();
        RdfWriter.of(other).orElseThrow().write(List.of(triple), instead);
        assertEquals(Set.of(triple), readByJena(instead.toByteArray(), other), other);
      }
      assertTrue(
          StandardCharsets.UTF_8.newEncoder().canEncode(String.valueOf(e.getMessage())),
          "what is told can be sent");
    }
  }

  @Test
  void blankNodesStayApartInEveryFormat() {
    List<Triple> triples = new ArrayList<>();
    Node link = NodeFactory.createURI("http://e.org/link");
    List<String> labels = List.of("x", "0", "a b", "a:b", "-x", "é", "x.", "😀", "_:y");
    for (int at = 0; at < labels.size(); at++) {
      triples.add(
          Triple.create(
              NodeFactory.createBlankNode(labels.get(at)),
              link,
              NodeFactory.createBlankNode(labels.get((at + 1) % labels.size()))));
    }
    Graph before = GraphFactory.createDefaultGraph();
    triples.forEach(before::add);
    for (String format : READERS.keySet()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RdfWriter.of(format).orElseThrow().write(triples, out);
      Graph after = GraphFactory.createDefaultGraph();
      readByJena(out.toByteArray(), format).forEach(after::add);
      assertTrue(before.isIsomorphicWith(after), format);
    }
  }
}
