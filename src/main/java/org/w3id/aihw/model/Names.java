package org.w3id.aihw.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * From terms to the names that people use, and back. Immutable; safe to share between threads.
 *
 * <p>The name of a thing is its {@code rdfs:label}, else the title of a document, else the
 * paraphrase of a statement, else its slug. Names are looked up in the facts when asked for; what
 * these hide has no name.
 */
public final class Names {
  /** What is read as a number, a day, a truth or a name with a prefix wherever a name may stand. */
  private static final Pattern NO_NAME =
      Pattern.compile("\\A([+-]?\\d+|true|false|\\d{4}-.*)\\z|:");

  static final List<Node> LABELS =
      List.of(RDFS.label.asNode(), DCTerms.title.asNode(), Aihw.PARAPHRASE);

  private static final Set<RDFDatatype> DATES =
      Set.of(XSDDatatype.XSDdate, XSDDatatype.XSDgYear, XSDDatatype.XSDgYearMonth);

  /** How many names are offered where nothing bears one. */
  private static final int LIKE = 5;

  /** Longer than what anybody misspells; titles of documents are not looked up by letters. */
  private static final int LONGEST = 200;

  /** How many letters a name may be off. */
  private static final int MOST_APART = 12;

  private final Facts facts;

  private Names(Facts facts) {
    this.facts = facts;
  }

  /** Returns the names of all things in facts. */
  public static Names in(Facts facts) {
    return new Names(facts);
  }

  /** Returns the name of a thing, or the text of a literal; of a date, without its time zone. */
  public String of(Node node) {
    if (node.isLiteral()) {
      String text = node.getLiteralLexicalForm();
      return DATES.contains(node.getLiteralDatatype()) ? Period.written(text) : text;
    }
    return label(node).orElseGet(() -> slug(node));
  }

  private Optional<String> label(Node node) {
    List<Fact> about = node.isURI() ? facts.about(node) : List.of();
    return LABELS.stream()
        .flatMap(
            property ->
                about.stream()
                    .map(Fact::triple)
                    .filter(triple -> triple.getPredicate().equals(property))
                    .filter(triple -> triple.getObject().isLiteral())
                    .map(triple -> triple.getObject().getLiteralLexicalForm())
                    .sorted())
        .findFirst();
  }

  /** Returns whether a thing is named in these facts, not only in those that they are a view of. */
  private boolean isNamed(Node node) {
    return label(node).isPresent();
  }

  private boolean isClass(Node node) {
    return facts.values(node, RDF.type.asNode()).contains(OWL.Class.asNode());
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

  /** Returns an identifier as its register writes it: the text, or the last part of an address. */
  public static String written(Node identifier) {
    return identifier.isLiteral() ? identifier.getLiteralLexicalForm() : slug(identifier);
  }

  /**
   * Returns what names a thing in an address: the slug of our things, of others the IRI. Also of
   * ours whose slug would be taken for a number, a day or a truth.
   */
  public static String reference(Node node) {
    String slug = slug(node);
    return node.isURI() && node.getURI().equals(Aihw.ID + slug) && !NO_NAME.matcher(slug).find()
        ? slug
        : node.toString();
  }

  /** Returns what a {@link #reference} names. */
  public static Node named(String reference) {
    return isIri(reference) ? NodeFactory.createURI(reference) : Aihw.thing(reference);
  }

  private static boolean isIri(String name) {
    return name.startsWith("http://") || name.startsWith("https://") || name.startsWith("urn:");
  }

  /**
   * Finds what a person means by a name: an IRI, a prefixed name, a slug, a label, an alias or an
   * identifier of others (Wikidata item, LEI, ROR record, ISIN), in any case.
   *
   * @return the node, or empty where nothing has that name
   */
  public Optional<Node> find(String name) {
    if (isIri(name)) {
      return Optional.of(NodeFactory.createURI(name));
    }
    String expanded = Prefixes.MAPPING.expandPrefix(name);
    if (!expanded.equals(name)) {
      return Optional.of(NodeFactory.createURI(expanded));
    }
    String slug = name.strip();
    // Most names are slugs as they are written: aihw:supplier is a role, aihw:Supplier a class.
    return Stream.of(Aihw.term(slug), Aihw.thing(slug))
        .filter(this::isNamed)
        .findFirst()
        .or(() -> bearing(name).filter(node -> slug(node).equals(slug)).findFirst())
        .or(() -> bearing(name).findFirst());
  }

  private Stream<Node> bearing(String name) {
    return facts.nameIndexes().stream()
        .flatMap(index -> index.bearing(name).stream())
        .filter(this::isNamed);
  }

  /** Finds the class that a person means by a name, as {@link #find} does other things. */
  public Optional<Node> findClass(String name) {
    return find(name)
        .filter(this::isClass)
        .or(() -> bearing(name).filter(this::isClass).min(Comparator.comparing(Node::toString)));
  }

  /**
   * Returns up to five known names that are spelt most like a name, the nearest first; none for
   * what is longer than any name. Of each other name only what can lie near enough is compared.
   */
  public List<String> like(String name) {
    String wanted = NameIndex.key(name);
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return List.of();
    }
    int most = Math.min(MOST_APART, 1 + wanted.length() / 4);
    record Candidate(int distance, List<Node> nodes) {}
    List<Candidate> candidates = new ArrayList<>();
    for (NameIndex index : facts.nameIndexes()) {
      for (Map.Entry<String, List<Node>> entry : index.all().entrySet()) {
        WorkLimit.check();
        String known = entry.getKey();
        boolean begins = known.startsWith(wanted) || wanted.startsWith(known);
        int distance = begins ? 1 : Spelling.distance(wanted, known, most);
        if (distance <= most) {
          candidates.add(new Candidate(distance, entry.getValue()));
        }
      }
    }
    List<String> nearest = new ArrayList<>();
    for (int distance = 0; distance <= most && nearest.size() < LIKE; distance++) {
      int at = distance;
      Stream<Candidate> near = candidates.stream().filter(one -> one.distance() == at);
      // Thousands may begin alike; whether one is named here is asked of few.
      near.sorted(Comparator.comparing(one -> slug(one.nodes().getFirst())))
          .map(one -> one.nodes().stream().filter(this::isNamed).findFirst())
          .flatMap(Optional::stream)
          .map(Names::slug)
          .filter(slug -> !nearest.contains(slug))
          .distinct()
          .limit(LIKE - nearest.size())
          .forEachOrdered(nearest::add);
    }
    return nearest;
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
