package org.w3id.aihw.slice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;

/**
 * How far a relationship has come on a day, which claims say so, and how long that is so.
 *
 * @param relationship the relationship
 * @param status its rung on the status ladder, as the claim that decides gives it
 * @param phase whether it is yet to begin, holds or is over
 * @param isDoubted whether no claim is trusted
 * @param lastHeard the last day of which a known claim about it tells
 * @param claims the claims it rests on, the one that decided first
 * @param dissent the claims by which the relationship would have ended where it stands, or would
 *     stand where it has ended
 * @param span the days on which it stands so
 */
record Standing(
    Node relationship,
    Node status,
    Node phase,
    boolean isDoubted,
    LocalDate lastHeard,
    List<Node> claims,
    List<Node> dissent,
    Span span) {
  private static final Node TRUE = NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean);

  /** Copies the lists. */
  Standing {
    claims = List.copyOf(claims);
    dissent = List.copyOf(dissent);
  }

  /**
   * The days around those asked about on which a relationship has the same status; of one that is
   * over by its own account those that this tells.
   *
   * @param since the first day on which it has it, by what is known on the day of knowledge
   * @param until the last such day; empty where no end is known
   * @param knownSince the first day of knowledge from which on it is known to have that status on
   *     the day asked about
   */
  record Span(LocalDate since, Optional<LocalDate> until, LocalDate knownSince) {}

  /** Adds the standing as triples. */
  void addTo(List<Triple> triples) {
    triples.add(Triple.create(relationship, Aihw.STANDING, status));
    triples.add(Triple.create(relationship, Aihw.PHASE, phase));
    if (isDoubted) {
      triples.add(Triple.create(relationship, Aihw.DOUBTED, TRUE));
    }
    for (Node claim : claims) {
      triples.add(Triple.create(relationship, Aihw.STANDING_CLAIM, claim));
    }
    for (Node claim : dissent) {
      triples.add(Triple.create(relationship, Aihw.DISSENTING_CLAIM, claim));
    }
    if (span.since().isAfter(Claim.EVER)) {
      triples.add(Triple.create(relationship, Aihw.STANDING_SINCE, literal(span.since())));
    }
    span.until()
        .ifPresent(
            day -> triples.add(Triple.create(relationship, Aihw.STANDING_UNTIL, literal(day))));
    triples.add(Triple.create(relationship, Aihw.STANDING_KNOWN_SINCE, literal(span.knownSince())));
    triples.add(Triple.create(relationship, Aihw.LAST_HEARD_ON, literal(lastHeard)));
  }

  static Node literal(LocalDate day) {
    return NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate);
  }
}
