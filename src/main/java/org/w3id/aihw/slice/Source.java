package org.w3id.aihw.slice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;

/**
 * A source with all that we have from it alone, whatever the day: what would go if it were
 * withdrawn.
 *
 * <ul>
 *   <li>A statement goes by itself.
 *   <li>A document goes with all its statements.
 *   <li>A party goes with what it published or wrote, and with what others published on its word:
 *       every statement of which each chain of reporting comes through the party. What came by
 *       another way too stays, and so does what its units, people or partners said themselves.
 * </ul>
 *
 * @param node the source
 * @param statements the statements that go
 * @param documents the documents that go
 */
public record Source(Node node, Set<Node> statements, Set<Node> documents) {
  /** Copies the sets. */
  public Source {
    statements = Set.copyOf(statements);
    documents = Set.copyOf(documents);
  }

  /**
   * Returns a source.
   *
   * @throws IllegalArgumentException if it is no statement and no document, and has neither
   *     published nor passed on anything
   */
  public static Source of(Chronicle chronicle, Node node) {
    if (chronicle.statements().containsKey(node)) {
      return new Source(node, Set.of(node), Set.of());
    }
    Set<Node> statements = new HashSet<>();
    Set<Node> documents = new HashSet<>();
    if (chronicle.documents().containsKey(node)) {
      documents.add(node);
    } else {
      Chains chains = new Chains(chronicle, node);
      documents.addAll(chains.documents);
      statements.addAll(chains.statements());
    }
    chronicle.statements().values().stream()
        .filter(statement -> documents.contains(statement.document()))
        .forEach(statement -> statements.add(statement.node()));
    if (statements.isEmpty() && documents.isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + node.getURI()
              + "' is no statement, no document and no party that has published or passed on"
              + " anything, so nothing can be withdrawn with it");
    }
    return new Source(node, statements, documents);
  }

  /** Returns everything that goes. */
  public Set<Node> all() {
    Set<Node> all = new HashSet<>(statements);
    all.addAll(documents);
    return all;
  }

  /** The chains of reporting, with one party taken out. */
  private static final class Chains {
    private final Chronicle chronicle;
    private final Set<Node> documents = new HashSet<>();

    /** The steps that are broken by taking the party out, or not; what is not in it is unread. */
    private final Map<Node, Boolean> broken = new HashMap<>();

    private final Map<Node, List<Node>> earlier = new HashMap<>();
    private final Map<Node, List<Node>> ways = new HashMap<>();

    Chains(Chronicle chronicle, Node party) {
      this.chronicle = chronicle;
      for (Fact fact : chronicle.facts().all()) {
        Triple triple = fact.triple();
        Node subject = triple.getSubject();
        Node property = triple.getPredicate();
        Node object = triple.getObject();
        if (property.equals(Aihw.RECEIVED_FROM)) {
          earlier.computeIfAbsent(subject, key -> new ArrayList<>(1)).add(object);
        } else if (property.equals(Aihw.REPORTED_VIA)) {
          ways.computeIfAbsent(subject, key -> new ArrayList<>(1)).add(object);
        } else if (object.equals(party)) {
          if (property.equals(Aihw.REPORTER)) {
            broken.put(subject, true);
          } else if (isOrigin(property) && chronicle.documents().containsKey(subject)) {
            documents.add(subject);
          }
        }
      }
    }

    private static boolean isOrigin(Node property) {
      return property.equals(DCTerms.publisher.asNode())
          || property.equals(DCTerms.creator.asNode());
    }

    Set<Node> statements() {
      Set<Node> statements = new HashSet<>();
      ways.forEach(
          (statement, steps) -> {
            if (chronicle.statements().containsKey(statement)
                && steps.stream().allMatch(this::isBroken)) {
              statements.add(statement);
            }
          });
      return statements;
    }

    /** A step is broken if the party reported it, or if all that it was received from is broken. */
    private boolean isBroken(Node step) {
      Boolean known = broken.get(step);
      if (known != null) {
        return known;
      }
      broken.put(step, false); // A chain that turns back on itself ends here.
      List<Node> before = earlier.getOrDefault(step, List.of());
      boolean result = !before.isEmpty() && before.stream().allMatch(this::isBroken);
      broken.put(step, result);
      return result;
    }
  }
}
