package org.w3id.aihw.serve.pages;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;

/**
 * What ties a party to another: one relationship, or a line that follows without one of the two.
 *
 * @param from the party looked at
 * @param to the other party
 * @param side what the other is to it
 * @param role what the other is in it
 * @param about the relationship; for a line its property
 * @param what what it is called
 * @param kind the kind of relationship; {@code conclusion} for a line
 * @param status how far it has come
 * @param strength how sure it is
 * @param newest the newest date stated; empty for a line
 * @param publishers who published what is said of it, sorted
 * @param claims what is said of it, the newest first
 * @param address where its page or its proof is
 */
record GraphTie(
    Node from,
    Node to,
    Side side,
    String role,
    Node about,
    String what,
    String kind,
    String status,
    Strength strength,
    String newest,
    List<String> publishers,
    List<ShownClaim> claims,
    String address) {
  /** How sure a tie is, the surest first; each is drawn in its own way. */
  enum Strength {
    /** Stated and firm: a solid line. */
    STATED,
    /** It follows: a dashed line. */
    INFERRED,
    /** In talks, announced or reported: a dotted line. */
    REPORTED,
    /** Cancelled, denied or over: struck through. */
    WITHDRAWN
  }

  /** The surest first, then those with more sources, then the newest. */
  static final Comparator<GraphTie> ORDER =
      Comparator.comparing(GraphTie::strength)
          .thenComparingInt(tie -> -tie.publishers().size())
          .thenComparing(GraphTie::newest, Comparator.reverseOrder())
          .thenComparing(tie -> tie.to().toString())
          .thenComparing(tie -> tie.about().toString());

  GraphTie {
    publishers = List.copyOf(publishers);
    claims = List.copyOf(claims);
  }

  /** The same tie, drawn between the same parties, whatever else it rests on. */
  String id() {
    return from + " " + side + " " + to + " " + about;
  }
}
