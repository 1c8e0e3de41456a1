package org.w3id.aihw.slice;

import com.github.andrewoma.dexx.collection.HashMap;
import com.github.andrewoma.dexx.collection.HashSet;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Facts;

/**
 * All statements, documents and relationships with their days, read once from checked facts, so
 * that a slice is a pass over short lists. That of changed facts is made from the one before, by
 * looking at what the change touches. Immutable; safe to share between threads.
 */
public final class Chronicle {
  private final Facts facts;

  /** For each class what it is a kind of, and for each role what it is, among what matters here. */
  final Map<Node, Set<Node>> kinds;

  final Map<Node, Set<Node>> roles;

  /** The places of the statuses and confidences that claims have. */
  final Map<Node, Rung> rungs;

  final HashMap<Node, Statement> statements;
  final HashMap<Node, Document> documents;
  final HashMap<Node, Claim> claims;
  final HashMap<Node, Relationship> relationships;

  /** The statements of each document, and the claims about each relationship. */
  final HashMap<Node, HashSet<Node>> statementsOf;

  final HashMap<Node, HashSet<Node>> claimsOf;

  /** The relationships of which a claim waits, or once waited, on another. */
  final HashMap<Node, HashSet<Node>> waiting;

  /** The relationships that have something in common. */
  final HashMap<Common, HashSet<Node>> sharing;

  /** The relationships by which parties belong, or once belonged, to others. */
  final HashSet<Node> joining;

  /** All parties and products. */
  final HashSet<Node> parties;

  /** Those of the parties whose units do business for themselves. */
  final HashSet<Node> holdings;

  final HashSet<Node> products;

  /**
   * What can be known or not yet known.
   *
   * @param node a claim, figure or assessment
   * @param document what it is stated in
   * @param knownFrom the day by whose end it had been made public
   * @param holdsFrom the first day on which it holds by its own account, or on which it was stated
   * @param holdsTo the last day on which it holds by its own account; empty where it tells none
   */
  record Statement(
      Node node,
      Node document,
      LocalDate knownFrom,
      LocalDate holdsFrom,
      Optional<LocalDate> holdsTo) {
    /** Returns the days as triples: what is written may be a month or a year. */
    List<Triple> days() {
      List<Triple> days = new ArrayList<>();
      days.add(Triple.create(node, Aihw.KNOWN_FROM, Standing.literal(knownFrom)));
      days.add(Triple.create(node, Aihw.HOLDS_FROM, Standing.literal(holdsFrom)));
      holdsTo.ifPresent(day -> days.add(Triple.create(node, Aihw.HOLDS_TO, Standing.literal(day))));
      return days;
    }
  }

  /**
   * A document.
   *
   * @param outBy the day by whose end it was out: issued, or in our hands; empty where it tells
   *     neither
   */
  record Document(Node node, Optional<LocalDate> outBy) {}

  /**
   * A status or confidence.
   *
   * @param place its place in its order
   * @param force the force of a status
   * @param lapsesAfter for how long what has that force is taken to be so, where that is less than
   *     the kind of the relationship allows
   */
  record Rung(Node concept, int place, Optional<Node> force, Optional<Period> lapsesAfter) {}

  /**
   * What a change comes down to.
   *
   * @param after the chronicle of the changed facts
   * @param things the statements, documents, relationships, parties and products that may have
   *     changed, come or gone
   */
  public record Change(Chronicle after, Set<Node> things) {}

  Chronicle(Chronicler read) {
    facts = read.facts;
    kinds = read.kinds;
    roles = read.roles;
    rungs = Map.copyOf(read.rungs);
    statements = read.statements;
    documents = read.documents;
    claims = read.claims;
    relationships = read.relationships;
    statementsOf = read.statementsOf;
    claimsOf = read.claimsOf;
    waiting = read.waiting;
    sharing = read.sharing;
    joining = read.joining;
    parties = read.parties;
    holdings = read.holdings;
    products = read.products;
  }

  /**
   * Reads checked facts.
   *
   * @throws IllegalStateException if a statement lacks what the shapes ask for
   */
  public static Chronicle of(Facts facts) {
    return Chronicler.everything(facts);
  }

  /**
   * Reads changed facts.
   *
   * @param changed the triples that are stated no more, or are new
   * @return what changed; empty where that may be everything, so that all must be read
   * @throws IllegalStateException if a statement lacks what the shapes ask for
   */
  public Optional<Change> after(Facts facts, Collection<Triple> changed) {
    for (Triple triple : changed) {
      if (KindsInTime.TOLD_BY.contains(triple.getPredicate())
          || rungs.containsKey(triple.getSubject())
          || isOlderStep(triple)
          || isOlderParty(triple, facts)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Chronicler(this, facts).after(changed));
  }

  /** Says whether a step of reporting that claims may go by is told otherwise. */
  private boolean isOlderStep(Triple triple) {
    return (triple.getPredicate().equals(Aihw.REPORTER)
            || triple.getPredicate().equals(Aihw.RECEIVED_FROM))
        && !facts.about(triple.getSubject()).isEmpty();
  }

  /**
   * Says whether somebody who may have spoken before is, or is no more, one whom nobody names: who
   * spoke first is then counted otherwise.
   */
  private boolean isOlderParty(Triple triple, Facts after) {
    return triple.getPredicate().equals(RDF.type.asNode())
        && triple.getObject().equals(Aihw.UNDISCLOSED_PARTY)
        && !facts.about(triple.getSubject()).isEmpty()
        && !after.about(triple.getSubject()).isEmpty();
  }

  Facts facts() {
    return facts;
  }

  Map<Node, Statement> statements() {
    return statements.asMap();
  }

  Map<Node, Document> documents() {
    return documents.asMap();
  }

  Map<Node, Relationship> relationships() {
    return relationships.asMap();
  }

  /** Returns the relationships that have something in common. */
  Iterable<Node> sharing(Common common) {
    return sharing.containsKey(common) ? sharing.get(common) : HashSet.empty();
  }

  /** Returns the lines that a product is in, and what it is a variant of. */
  Set<Node> linesOf(Node product) {
    return Common.linesOf(product, facts);
  }

  /** Returns what a document says. */
  Iterable<Node> statementsOf(Node document) {
    return statementsOf.containsKey(document) ? statementsOf.get(document) : HashSet.empty();
  }
}
