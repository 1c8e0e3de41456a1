package org.w3id.aihw.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.slice.Source;

/**
 * What changes on a day pair if a source is withdrawn, as if it had never been read.
 *
 * @param source the source
 * @param statements the statements that go, of those known on the day of knowledge
 * @param standings how relationships stand then; what no other statement speaks of falls
 * @param lines what then follows, or no longer follows, for parties
 */
public record Withdrawal(
    Node source, List<Node> statements, List<Change> standings, List<Change> lines) {
  private static final Node PARTY = Aihw.term("Party");
  private static final Comparator<Triple> SPELLING = Comparator.comparing(Triple::toString);

  /** Copies the lists. */
  public Withdrawal {
    statements = List.copyOf(statements);
    standings = List.copyOf(standings);
    lines = List.copyOf(lines);
  }

  /**
   * One change: a triple that falls, what holds in its stead between the same two, or both.
   *
   * @param before what held; empty where something new appears
   * @param after what holds instead and did not hold before; none where nothing does
   */
  public record Change(Optional<Triple> before, List<Triple> after) {
    /** Rejects a change of nothing, and copies the list. */
    public Change {
      if (before.isEmpty() && after.isEmpty()) {
        throw new IllegalArgumentException("nothing changes");
      }
      after = List.copyOf(after);
    }
  }

  /** Returns what falls, standings before lines, each with what then holds in its stead. */
  public Map<Triple, List<Triple>> fallen() {
    Map<Triple, List<Triple>> fallen = new LinkedHashMap<>();
    Stream.concat(standings.stream(), lines.stream())
        .forEach(change -> change.before().ifPresent(triple -> fallen.put(triple, change.after())));
    return fallen;
  }

  static Withdrawal of(Source source, Knowledge before, Knowledge after) {
    List<Node> statements =
        source.statements().stream()
            .filter(statement -> !before.facts().about(statement).isEmpty())
            .sorted(Comparator.comparing(Node::toString))
            .toList();
    return new Withdrawal(
        source.node(),
        statements,
        changes(standings(before), standings(after), Triple::getSubject),
        changes(
            lines(before),
            lines(after),
            triple -> List.of(triple.getSubject(), triple.getObject())));
  }

  private static Set<Triple> standings(Knowledge knowledge) {
    return knowledge.standing().find(Node.ANY, Aihw.STANDING, Node.ANY).toSet();
  }

  /** Returns what follows for parties, but for their classes. */
  private static Set<Triple> lines(Knowledge knowledge) {
    Set<Triple> lines = new HashSet<>();
    Map<Node, Boolean> parties = new HashMap<>();
    knowledge
        .closure()
        .inferred()
        .find()
        .filterKeep(
            triple ->
                triple.getObject().isURI() && !triple.getPredicate().equals(RDF.type.asNode()))
        .filterKeep(
            triple ->
                parties.computeIfAbsent(
                    triple.getSubject(),
                    subject -> knowledge.graph().contains(subject, RDF.type.asNode(), PARTY)))
        .forEachRemaining(lines::add);
    return lines;
  }

  /** Sets what fell beside what came up, where both are about the same. */
  private static List<Change> changes(
      Set<Triple> before, Set<Triple> after, Function<Triple, Object> matter) {
    Map<Object, List<Triple>> risen = new HashMap<>();
    after.stream()
        .filter(triple -> !before.contains(triple))
        .sorted(SPELLING)
        .forEach(
            triple ->
                risen.computeIfAbsent(matter.apply(triple), key -> new ArrayList<>()).add(triple));
    List<Change> changes = new ArrayList<>();
    Set<Triple> used = new LinkedHashSet<>();
    before.stream()
        .filter(triple -> !after.contains(triple))
        .sorted(SPELLING)
        .forEach(
            triple -> {
              List<Triple> instead = risen.getOrDefault(matter.apply(triple), List.of());
              used.addAll(instead);
              changes.add(new Change(Optional.of(triple), instead));
            });
    risen.values().stream()
        .flatMap(List::stream)
        .filter(triple -> !used.contains(triple))
        .sorted(SPELLING)
        .forEach(triple -> changes.add(new Change(Optional.empty(), List.of(triple))));
    return changes;
  }
}
