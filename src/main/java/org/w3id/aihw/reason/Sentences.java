package org.w3id.aihw.reason;

import java.util.Locale;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/** Triples as sentences, in the words that ontology and data have for their terms. */
final class Sentences {
  private Sentences() {}

  /** Returns a triple as a sentence. */
  static String of(Triple triple, Function<Node, String> names) {
    String object = names.apply(triple.getObject());
    String verb =
        triple.getPredicate().equals(RDF.type.asNode())
            ? "is " + (triple.getObject().isVariable() ? "" : article(object) + " ")
            : names.apply(triple.getPredicate()) + " ";
    return names.apply(triple.getSubject()) + " " + verb + object;
  }

  /** Returns the article of a name by how it sounds: an AI lab, an HBM stack, a unit, a euro. */
  private static String article(String name) {
    String first = name.split("[^\\p{L}]", 2)[0];
    boolean spelt = first.length() > 1 && first.equals(first.toUpperCase(Locale.ROOT));
    String vowels = spelt ? "[AEFHILMNORSX].*" : "(?i)[aeiou].*";
    boolean likeYou = !spelt && first.matches("(?i)(unit|univ|union|uniq|unif|use|eu|one).*");
    return first.matches(vowels) && !likeYou ? "an" : "a";
  }
}
