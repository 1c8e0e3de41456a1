package org.w3id.aihw.convert;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.aihw.model.Aihw;

/**
 * The things that names of an origin stand for. A name that the register ties to the origin wins;
 * else a label or alias, if only one thing of the kind asked for has it.
 */
final class Register {
  private static final Node SOURCE_NAME = Aihw.term("sourceName");
  private static final Node USED_IN = Aihw.term("usedIn");
  private static final Node DENOTES = Aihw.term("denotes");

  /** The kinds of thing that a mapping can ask for. */
  enum Kind {
    PARTY,
    PLACE,
    PRODUCT;

    private List<String> classes() {
      return switch (this) {
        case PARTY -> List.of("Organization", "Person", "PartyGroup", "UndisclosedParty");
        case PLACE -> List.of("Country", "DataCenter", "Place");
        case PRODUCT ->
            List.of(
                "AiModel",
                "Chip",
                "CloudService",
                "MemoryType",
                "ProductLine",
                "SoftwarePlatform",
                "System",
                "Technology");
      };
    }
  }

  private final Map<String, Node> ofOrigin = new HashMap<>();
  private final Map<Kind, Map<String, Optional<Node>>> general = new HashMap<>();
  private final Graph graph;

  /**
   * Reads the register.
   *
   * @param graph the facts
   * @param origin the document that the names of the origin are used in
   */
  Register(Graph graph, Node origin) {
    this.graph = graph;
    graph
        .find(Node.ANY, USED_IN, origin)
        .forEachRemaining(triple -> addSourceName(triple.getSubject()));
    for (Kind kind : Kind.values()) {
      Map<String, Optional<Node>> names = new HashMap<>();
      for (String className : kind.classes()) {
        graph
            .find(Node.ANY, RDF.type.asNode(), Aihw.term(className))
            .mapWith(Triple::getSubject)
            .forEachRemaining(thing -> addNames(thing, names));
      }
      general.put(kind, names);
    }
  }

  private void addSourceName(Node name) {
    graph
        .find(name, SOURCE_NAME, Node.ANY)
        .forEachRemaining(
            text ->
                graph
                    .find(name, DENOTES, Node.ANY)
                    .forEachRemaining(
                        thing ->
                            ofOrigin.put(
                                text.getObject().getLiteralLexicalForm(), thing.getObject())));
  }

  private void addNames(Node thing, Map<String, Optional<Node>> names) {
    for (Node property : List.of(RDFS.label.asNode(), SKOS.altLabel.asNode())) {
      graph
          .find(thing, property, Node.ANY)
          .forEachRemaining(
              triple ->
                  names.merge(
                      key(triple.getObject().getLiteralLexicalForm()),
                      Optional.of(thing),
                      // A name that two things have is none that could be looked up.
                      (one, other) -> one.equals(other) ? one : Optional.empty()));
    }
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Returns the thing of a kind that a name stands for. */
  Optional<Node> find(String name, Kind kind) {
    Node tied = ofOrigin.get(name.strip());
    if (tied != null && isOfKind(tied, kind)) {
      return Optional.of(tied);
    }
    return general.getOrDefault(kind, Map.of()).getOrDefault(key(name), Optional.empty());
  }

  /** Returns the name that the register has for a thing, the first of several in their order. */
  Optional<String> label(Node thing) {
    return graph
        .find(thing, RDFS.label.asNode(), Node.ANY)
        .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
        .toList()
        .stream()
        .sorted()
        .findFirst();
  }

  private boolean isOfKind(Node thing, Kind kind) {
    return kind.classes().stream()
        .anyMatch(name -> graph.contains(thing, RDF.type.asNode(), Aihw.term(name)));
  }
}
