package org.w3id.aihw.slice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Period;

/** Reads the claims and the dates of statements from checked facts. */
final class ClaimReader {
  private static final int IN_EFFECT = 5;

  private final Graph facts;
  private final Set<Node> statements = new HashSet<>();

  ClaimReader(Graph facts) {
    this.facts = facts;
    for (Node kind : List.of(Aihw.CLAIM, Aihw.FIGURE, Aihw.ASSESSMENT)) {
      facts
          .find(Node.ANY, RDF.type.asNode(), kind)
          .forEachRemaining(triple -> statements.add(triple.getSubject()));
    }
  }

  Set<Node> statements() {
    return statements;
  }

  /** Returns all claims, known or not. */
  List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    facts
        .find(Node.ANY, RDF.type.asNode(), Aihw.CLAIM)
        .forEachRemaining(triple -> claims.add(claim(triple.getSubject())));
    return claims;
  }

  private Claim claim(Node node) {
    Node status = required(node, Aihw.STATUS);
    int rung = rungOf(status);
    Period stated = period(node, Aihw.STATED_ON).orElseThrow(() -> missing(node, Aihw.STATED_ON));
    LocalDate said = stated.first();
    LocalDate holdsFrom = period(node, Aihw.VALID_FROM).map(Period::first).orElse(said);
    if (rung < IN_EFFECT && holdsFrom.isAfter(said)) {
      // A deal that was signed in May for deliveries from October is signed from May.
      holdsFrom = said;
    }
    return new Claim(
        node,
        required(node, Aihw.ABOUT),
        status,
        required(status, SKOS.broader.asNode()),
        rung,
        rungOf(required(node, Aihw.CONFIDENCE)),
        knownFrom(node),
        holdsFrom,
        period(node, Aihw.VALID_TO).map(Period::last),
        value(node, Aihw.CONDITIONAL_ON));
  }

  /**
   * Returns the day by whose end a statement had been made public: the last day of its date, or of
   * its document's date where that is earlier, so that nothing shows before it could be known.
   */
  LocalDate knownFrom(Node statement) {
    LocalDate said =
        period(statement, Aihw.STATED_ON)
            .map(Period::last)
            .orElseThrow(() -> missing(statement, Aihw.STATED_ON));
    return value(statement, Aihw.STATED_IN)
        .flatMap(document -> period(document, DCTerms.issued.asNode()))
        .map(Period::last)
        .filter(issued -> issued.isBefore(said))
        .orElse(said);
  }

  List<Node> documentsOf(Node statement) {
    return facts.find(statement, Aihw.STATED_IN, Node.ANY).mapWith(Triple::getObject).toList();
  }

  /** Returns the day by whose end a document had been issued; empty where it carries no date. */
  Optional<LocalDate> issued(Node document) {
    return period(document, DCTerms.issued.asNode()).map(Period::last);
  }

  private int rungOf(Node concept) {
    return Integer.parseInt(required(concept, Aihw.RUNG).getLiteralLexicalForm());
  }

  private Optional<Period> period(Node subject, Node property) {
    return value(subject, property).flatMap(Period::of);
  }

  private Optional<Node> value(Node subject, Node property) {
    return facts.find(subject, property, Node.ANY).toList().stream()
        .map(Triple::getObject)
        .findFirst();
  }

  private Node required(Node subject, Node property) {
    return value(subject, property).orElseThrow(() -> missing(subject, property));
  }

  private static IllegalStateException missing(Node subject, Node property) {
    return new IllegalStateException(
        "facts were not checked before slicing: " + subject + " has no " + property);
  }
}
