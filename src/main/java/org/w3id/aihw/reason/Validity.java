package org.w3id.aihw.reason;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;

/**
 * The days on which a proof holds: those on which every standing at its leaves is as it is there.
 * What it concludes may hold longer, by another proof. Days are written as {@code 2026-06-18}.
 *
 * @param since the first day, by what is known on the day of knowledge
 * @param until the last day; empty where no end is known
 * @param knownSince the first day of knowledge by which all of it was known to hold on the day
 *     asked about
 */
public record Validity(String since, Optional<String> until, String knownSince) {
  /** Returns when a proof holds; empty where it rests on no standing, and so on no day. */
  static Optional<Validity> of(Proof proof, Graph graph) {
    return standings(proof)
        .flatMap(relationship -> of(relationship, graph).stream())
        .reduce(Validity::and);
  }

  private static Stream<Node> standings(Proof proof) {
    return switch (proof) {
      case Proof.Leaf(Triple triple) ->
          Aihw.isStanding(triple.getPredicate()) ? Stream.of(triple.getSubject()) : Stream.empty();
      case Proof.Step step -> step.premises().stream().flatMap(Validity::standings);
    };
  }

  private static Optional<Validity> of(Node relationship, Graph graph) {
    Optional<String> until = day(relationship, Aihw.STANDING_UNTIL, graph);
    if (until.isPresent()
        && graph.contains(relationship, Aihw.PHASE, Aihw.PAST)
        && !graph.contains(relationship, Aihw.STANDING, Aihw.COMPLETED)) {
      // The days are those of what it was; that it is past holds from the next on.
      String next = LocalDate.parse(until.get()).plusDays(1).toString();
      return day(relationship, Aihw.STANDING_KNOWN_SINCE, graph)
          .map(known -> new Validity(next, Optional.empty(), known));
    }
    return day(relationship, Aihw.STANDING_SINCE, graph)
        .flatMap(
            since ->
                day(relationship, Aihw.STANDING_KNOWN_SINCE, graph)
                    .map(known -> new Validity(since, until, known)));
  }

  private static Optional<String> day(Node relationship, Node property, Graph graph) {
    return graph.find(relationship, property, Node.ANY).toList().stream()
        .map(triple -> triple.getObject().getLiteralLexicalForm())
        .findFirst();
  }

  /** Returns the days that are in both. */
  private Validity and(Validity other) {
    return new Validity(
        later(since, other.since),
        Stream.of(until, other.until).flatMap(Optional::stream).min(Comparator.naturalOrder()),
        later(knownSince, other.knownSince));
  }

  /** Returns the later of two days; days of four-digit years are in order as they are spelt. */
  private static String later(String one, String two) {
    return one.compareTo(two) >= 0 ? one : two;
  }

  /** Returns the validity in words. */
  public String words() {
    return "holds from "
        + since
        + until.map(last -> " to " + last + " by what is known").orElse(" until further notice")
        + "; known since "
        + knownSince;
  }
}
