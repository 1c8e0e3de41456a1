package org.w3id.aihw.serve.pages;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.reason.Knowledge;

/**
 * Names to choose from in a form: those of which most is known, since a list of all would be longer
 * than the page.
 */
final class Suggestions {
  private static final int NAMES = 150;
  private static final Set<String> FIRMS =
      Set.of("designer", "firm", "from", "holder", "party", "supplier", "to");
  private static final Set<String> PRODUCTS = Set.of("chip", "product");

  private Suggestions() {}

  /** Returns names that fit a blank; none where what it means does not tell. */
  static List<String> forBlank(String blank, Knowledge knowledge) {
    if (FIRMS.contains(blank)) {
      return parties(knowledge);
    }
    if (PRODUCTS.contains(blank)) {
      return most(Aihw.term("product"), Aihw.term("Product"), knowledge);
    }
    return switch (blank) {
      case "country" -> most(Aihw.term("headquarteredIn"), Aihw.term("Country"), knowledge);
      case "document" -> most(Aihw.STATED_IN, Aihw.DOCUMENT, knowledge);
      case "relationship" -> most(Aihw.ABOUT, Aihw.RELATIONSHIP, knowledge);
      case "person" -> most(Aihw.REPORTER, Aihw.term("Person"), knowledge);
      default -> List.of();
    };
  }

  /** Returns the names of the parties that take part in most relationships. */
  static List<String> parties(Knowledge knowledge) {
    return most(Aihw.PARTY, Aihw.term("Organization"), knowledge);
  }

  private static List<String> most(Node property, Node kind, Knowledge knowledge) {
    Graph graph = knowledge.graph();
    Map<Node, Integer> counts = new HashMap<>();
    graph
        .find(Node.ANY, property, Node.ANY)
        .mapWith(Triple::getObject)
        .forEachRemaining(thing -> counts.merge(thing, 1, Integer::sum));
    Comparator<Map.Entry<Node, Integer>> most = Map.Entry.comparingByValue();
    return counts.entrySet().stream()
        .filter(entry -> graph.contains(entry.getKey(), RDF.type.asNode(), kind))
        .sorted(most.reversed().thenComparing(entry -> entry.getKey().toString()))
        .limit(NAMES)
        .map(
            entry ->
                // Documents are not found by their titles.
                kind.equals(Aihw.DOCUMENT)
                    ? Names.slug(entry.getKey())
                    : knowledge.names().of(entry.getKey()))
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }
}
