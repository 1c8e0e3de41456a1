package org.w3id.aihw.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptTerms;
import org.w3id.aihw.model.kept.KeptWriter;

/** Who is called what, in any case of letters, over all facts whatever the day. */
final class NameIndex {
  private static final Comparator<Node> SPELLING = Comparator.comparing(Node::toString);

  private final Map<String, List<Node>> byName;

  /** Identifiers that others gave and that are no words, unlike a ticker symbol. */
  private static final Set<Node> IDENTIFIERS =
      Set.of(
          Aihw.term("internationalSecuritiesIdentificationNumber"),
          Aihw.term("legalEntityIdentifier"),
          Aihw.term("researchOrganizationRecord"),
          Aihw.term("wikidataItem"));

  /**
   * A name that something bears. A slug goes before a label, a label before an alias, and each
   * before an identifier.
   */
  private enum Kind {
    SLUG,
    LABEL,
    ALIAS,
    IDENTIFIER
  }

  private record Bearer(Kind kind, Node node) {
    /** Of slugs, those of our terms go before those of our things. */
    static final Comparator<Bearer> ORDER =
        Comparator.comparing(Bearer::kind)
            .thenComparing(
                (one, two) ->
                    one.kind == Kind.SLUG
                        ? SPELLING.compare(two.node, one.node)
                        : SPELLING.compare(one.node, two.node));
  }

  NameIndex(List<Fact> facts) {
    byName = new HashMap<>();
    Map<String, List<Bearer>> bearers = new HashMap<>();
    Set<Node> named = new HashSet<>();
    Set<Node> ontologies = new HashSet<>();
    for (Fact fact : facts) {
      Triple triple = fact.triple();
      Node subject = triple.getSubject();
      Node property = triple.getPredicate();
      if (property.equals(RDF.type.asNode())) {
        if (triple.getObject().equals(OWL.Ontology.asNode())) {
          ontologies.add(subject);
        }
      } else if (IDENTIFIERS.contains(property) && subject.isURI()) {
        add(bearers, Names.written(triple.getObject()), new Bearer(Kind.IDENTIFIER, subject));
      } else if (subject.isURI() && triple.getObject().isLiteral()) {
        if (Names.LABELS.contains(property)) {
          named.add(subject);
        }
        if (property.equals(RDFS.label.asNode())) {
          add(bearers, triple.getObject().getLiteralLexicalForm(), new Bearer(Kind.LABEL, subject));
        } else if (property.equals(SKOS.altLabel.asNode())) {
          add(bearers, triple.getObject().getLiteralLexicalForm(), new Bearer(Kind.ALIAS, subject));
        }
      }
    }
    named.removeAll(ontologies);
    named.forEach(node -> add(bearers, Names.slug(node), new Bearer(Kind.SLUG, node)));
    bearers.forEach(
        (name, all) ->
            byName.put(
                name, all.stream().sorted(Bearer.ORDER).map(Bearer::node).distinct().toList()));
  }

  private NameIndex(Map<String, List<Node>> byName) {
    this.byName = byName;
  }

  /** Reads who is called what. */
  static NameIndex read(KeptReader in, KeptTerms terms) {
    int count = in.number();
    Map<String, List<Node>> byName = HashMap.newHashMap(count);
    for (int index = 0; index < count; index++) {
      String name = in.text();
      List<Node> nodes = new ArrayList<>(1);
      for (int number : in.numbers()) {
        nodes.add(terms.term(number));
      }
      byName.put(name, nodes);
    }
    return new NameIndex(byName);
  }

  /** Writes who is called what. */
  void write(KeptWriter out, ToIntFunction<Node> terms) {
    out.number(byName.size());
    byName.forEach(
        (name, nodes) -> {
          out.text(name);
          out.numbers(nodes.stream().mapToInt(terms).toArray(), nodes.size());
        });
  }

  private static void add(Map<String, List<Bearer>> bearers, String name, Bearer bearer) {
    bearers.computeIfAbsent(key(name), key -> new ArrayList<>(1)).add(bearer);
  }

  static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Returns what bears a name, what is most likely meant first. */
  List<Node> bearing(String name) {
    return byName.getOrDefault(key(name), List.of());
  }

  /** Returns everything that has a name, by its name. */
  Map<String, List<Node>> all() {
    return byName;
  }
}
