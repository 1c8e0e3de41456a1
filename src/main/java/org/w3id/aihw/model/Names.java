package org.w3id.aihw.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * From terms to the names that people use, and back. Immutable; safe to share between threads.
 *
 * <p>The name of a thing is its {@code rdfs:label}, else the title of a document, else the
 * paraphrase of a statement, else its slug.
 */
public final class Names {
  private static final List<Node> LABELS =
      List.of(RDFS.label.asNode(), DCTerms.title.asNode(), Aihw.PARAPHRASE);

  private final Map<Node, String> labels = new HashMap<>();
  private final Map<String, Node> byName = new TreeMap<>();

  /** Slugs as written: aihw:supplier is a role, aihw:Supplier a class. */
  private final Map<String, Node> bySlug = new HashMap<>();

  private final Set<Node> classes = new HashSet<>();

  private Names() {}

  /** Reads the names of all things in a graph. */
  public static Names in(Graph graph) {
    Names names = new Names();
    for (Node property : LABELS) {
      forEach(
          graph,
          property,
          triple ->
              names.labels.putIfAbsent(
                  triple.getSubject(), triple.getObject().getLiteralLexicalForm()));
    }
    for (Node property : List.of(RDFS.label.asNode(), SKOS.altLabel.asNode())) {
      forEach(
          graph,
          property,
          triple ->
              names.byName.putIfAbsent(
                  key(triple.getObject().getLiteralLexicalForm()), triple.getSubject()));
    }
    graph
        .find(Node.ANY, RDF.type.asNode(), OWL.Class.asNode())
        .forEachRemaining(triple -> names.classes.add(triple.getSubject()));
    names.labels.keySet().stream()
        .filter(node -> !graph.contains(node, RDF.type.asNode(), OWL.Ontology.asNode()))
        .sorted(Comparator.comparing(Node::toString))
        .forEach(
            node -> {
              names.byName.put(key(slug(node)), node);
              names.bySlug.put(slug(node), node);
            });
    return names;
  }

  private static void forEach(Graph graph, Node property, Consumer<Triple> effect) {
    Iterator<Triple> triples = graph.find(Node.ANY, property, Node.ANY);
    while (triples.hasNext()) {
      Triple triple = triples.next();
      if (triple.getObject().isLiteral() && triple.getSubject().isURI()) {
        effect.accept(triple);
      }
    }
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Returns the name of a thing, or the text of a literal. */
  public String of(Node node) {
    if (node.isLiteral()) {
      return node.getLiteralLexicalForm();
    }
    String label = labels.get(node);
    return label != null ? label : slug(node);
  }

  /** Returns the last part of an IRI: the slug of our things, the local name of terms. */
  public static String slug(Node node) {
    if (!node.isURI()) {
      return node.toString();
    }
    String iri = node.getURI();
    if (iri.startsWith(Aihw.ID)) {
      return iri.substring(Aihw.ID.length());
    }
    int cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/'));
    return cut >= 0 && cut < iri.length() - 1 ? iri.substring(cut + 1) : iri;
  }

  /**
   * Finds what a person means by a name: an IRI, a prefixed name, a slug, a label or an alias, in
   * any case.
   *
   * @return the node, or empty where nothing has that name
   */
  public Optional<Node> find(String name) {
    if (name.startsWith("http://") || name.startsWith("https://")) {
      return Optional.of(NodeFactory.createURI(name));
    }
    String expanded = Prefixes.MAPPING.expandPrefix(name);
    if (!expanded.equals(name)) {
      return Optional.of(NodeFactory.createURI(expanded));
    }
    return Optional.ofNullable(bySlug.get(name.strip()))
        .or(() -> Optional.ofNullable(byName.get(key(name))));
  }

  /** Finds the class that a person means by a name, as {@link #find} does other things. */
  public Optional<Node> findClass(String name) {
    return find(name)
        .filter(classes::contains)
        .or(
            () ->
                classes.stream()
                    .filter(
                        node ->
                            key(slug(node)).equals(key(name)) || key(of(node)).equals(key(name)))
                    .min(Comparator.comparing(Node::toString)));
  }

  /** Returns up to five known names that are spelt most like a name, the nearest first. */
  public List<String> like(String name) {
    String wanted = key(name);
    record Candidate(String name, int distance) {}
    List<Candidate> candidates = new ArrayList<>();
    byName.forEach(
        (known, node) -> {
          int distance =
              known.startsWith(wanted) || wanted.startsWith(known)
                  ? 1
                  : Spelling.distance(wanted, known);
          if (distance <= 1 + wanted.length() / 4) {
            candidates.add(new Candidate(slug(node), distance));
          }
        });
    return candidates.stream()
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name)
        .distinct()
        .limit(5)
        .toList();
  }

  /** Returns a node as people write it in a query: prefixed where we have a prefix. */
  public static String prefixed(Node node) {
    if (!node.isURI()) {
      return node.toString();
    }
    String short_ = Prefixes.MAPPING.qnameFor(node.getURI());
    return short_ != null ? short_ : "<" + node.getURI() + ">";
  }

  /** Returns the prefixes that our files and answers use. */
  public static PrefixMapping prefixes() {
    return Prefixes.MAPPING;
  }
}
