package org.w3id.aihw.slice;

import java.time.LocalDate;
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
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Period;

/**
 * All statements, documents and relationships with their days, read once from checked facts, so
 * that a slice is a pass over short lists. Immutable; safe to share between threads.
 */
public final class Chronicle {
  private static final int IN_EFFECT = 5;

  private final Facts facts;
  private final Map<Node, Statement> statements = new LinkedHashMap<>();
  private final Map<Node, Document> documents = new LinkedHashMap<>();
  private final Map<Node, Relationship> relationships = new LinkedHashMap<>();
  private final Map<Node, Rung> rungs = new HashMap<>();

  /**
   * What can be known or not yet known.
   *
   * @param node a claim, figure or assessment
   * @param document what it is stated in
   * @param knownFrom the day by whose end it had been made public
   */
  record Statement(Node node, Node document, LocalDate knownFrom) {}

  /**
   * A document with what it says.
   *
   * @param outBy the day by whose end it was out: issued, or in our hands; empty where it tells
   *     neither
   */
  record Document(Node node, Optional<LocalDate> outBy, List<Statement> statements) {}

  private Chronicle(Facts facts) {
    this.facts = facts;
    Map<Node, Set<Node>> kinds = kinds();
    Map<Node, Set<Node>> instances = new HashMap<>();
    for (Fact fact : facts.all()) {
      Triple triple = fact.triple();
      if (triple.getPredicate().equals(RDF.type.asNode())
          && kinds.containsKey(triple.getObject())) {
        for (Node kind : kinds.getOrDefault(triple.getObject(), Set.of())) {
          instances.computeIfAbsent(kind, key -> new LinkedHashSet<>()).add(triple.getSubject());
        }
      }
    }
    instances.getOrDefault(Aihw.DOCUMENT, Set.of()).forEach(this::addDocument);
    instances.getOrDefault(Aihw.STATEMENT, Set.of()).forEach(this::addStatement);
    addClaims(instances.getOrDefault(Aihw.CLAIM, Set.of()));
  }

  /**
   * Reads checked facts.
   *
   * @throws IllegalStateException if a statement lacks what the shapes ask for
   */
  public static Chronicle of(Facts facts) {
    return new Chronicle(facts);
  }

  Facts facts() {
    return facts;
  }

  Map<Node, Statement> statements() {
    return statements;
  }

  Map<Node, Document> documents() {
    return documents;
  }

  Map<Node, Relationship> relationships() {
    return relationships;
  }

  /** Returns for each class what it is a kind of, among those that matter here. */
  private Map<Node, Set<Node>> kinds() {
    Map<Node, List<Node>> below = new HashMap<>();
    for (Fact fact : facts.all()) {
      if (fact.triple().getPredicate().equals(RDFS.subClassOf.asNode())) {
        below
            .computeIfAbsent(fact.triple().getObject(), key -> new ArrayList<>())
            .add(fact.triple().getSubject());
      }
    }
    Map<Node, Set<Node>> kinds = new HashMap<>();
    for (Node top : List.of(Aihw.CLAIM, Aihw.DOCUMENT, Aihw.STATEMENT)) {
      List<Node> open = new ArrayList<>(List.of(top));
      while (!open.isEmpty()) {
        Node kind = open.removeLast();
        if (kinds.computeIfAbsent(kind, key -> new HashSet<>()).add(top)) {
          open.addAll(below.getOrDefault(kind, List.of()));
        }
      }
    }
    return kinds;
  }

  private void addDocument(Node node) {
    Properties properties = new Properties(node);
    Optional<LocalDate> outBy =
        Stream.of(DCTerms.issued.asNode(), Aihw.RETRIEVED_ON)
            .flatMap(property -> properties.period(property).stream())
            .map(Period::last)
            .min(Comparator.naturalOrder());
    documents.put(node, new Document(node, outBy, new ArrayList<>()));
  }

  private void addStatement(Node node) {
    Properties properties = new Properties(node);
    Node document = properties.required(Aihw.STATED_IN);
    Statement statement = new Statement(node, document, knownFrom(properties, document));
    statements.put(node, statement);
    Document source = documents.get(document);
    if (source != null) {
      source.statements().add(statement);
    }
  }

  /**
   * Returns the day by whose end a statement had been made public: the last day of its date, or the
   * day by which its document was out where that is earlier, so that nothing shows before it could
   * be known.
   */
  private LocalDate knownFrom(Properties statement, Node document) {
    LocalDate said = statement.requiredPeriod(Aihw.STATED_ON).last();
    return Optional.ofNullable(documents.get(document))
        .flatMap(Document::outBy)
        .filter(day -> day.isBefore(said))
        .orElse(said);
  }

  private void addClaims(Set<Node> nodes) {
    Map<Node, List<Claim>> claims = new LinkedHashMap<>();
    for (Node node : nodes) {
      Claim claim = claim(node);
      claims.computeIfAbsent(claim.relationship(), key -> new ArrayList<>()).add(claim);
    }
    claims.forEach((node, about) -> relationships.put(node, new Relationship(node, about)));
  }

  private Claim claim(Node node) {
    Properties properties = new Properties(node);
    Rung rung = rung(properties.required(Aihw.STATUS));
    LocalDate said = properties.requiredPeriod(Aihw.STATED_ON).first();
    LocalDate holdsFrom = properties.period(Aihw.VALID_FROM).map(Period::first).orElse(said);
    if (rung.place() < IN_EFFECT && holdsFrom.isAfter(said)) {
      // A deal that was signed in May for deliveries from October is signed from May.
      holdsFrom = said;
    }
    return new Claim(
        node,
        properties.required(Aihw.ABOUT),
        rung.concept(),
        rung.force().orElseThrow(() -> missing(rung.concept(), SKOS.broader.asNode())),
        rung.place(),
        rung(properties.required(Aihw.CONFIDENCE)).place(),
        knownFrom(properties, properties.required(Aihw.STATED_IN)),
        holdsFrom,
        properties.period(Aihw.VALID_TO).map(Period::last),
        properties.value(Aihw.CONDITIONAL_ON));
  }

  /** A status or confidence with its place in its order, and with the force of a status. */
  private record Rung(Node concept, int place, Optional<Node> force) {}

  private Rung rung(Node concept) {
    return rungs.computeIfAbsent(
        concept,
        key -> {
          Properties properties = new Properties(key);
          return new Rung(
              key,
              Integer.parseInt(properties.required(Aihw.RUNG).getLiteralLexicalForm()),
              properties.value(SKOS.broader.asNode()));
        });
  }

  private static IllegalStateException missing(Node subject, Node property) {
    return new IllegalStateException(
        "facts were not checked before slicing: " + subject + " has no " + property);
  }

  /** What is said of one thing; of several values of a property the first counts. */
  private final class Properties {
    private final Node subject;
    private final List<Fact> about;

    Properties(Node subject) {
      this.subject = subject;
      this.about = facts.about(subject);
    }

    Optional<Node> value(Node property) {
      for (Fact fact : about) {
        if (fact.triple().getPredicate().equals(property)) {
          return Optional.of(fact.triple().getObject());
        }
      }
      return Optional.empty();
    }

    Node required(Node property) {
      return value(property).orElseThrow(() -> missing(subject, property));
    }

    Optional<Period> period(Node property) {
      // One that cannot be read is never passed over: what ended would go on for ever.
      return value(property)
          .map(date -> Period.of(date).orElseThrow(() -> missing(subject, property)));
    }

    Period requiredPeriod(Node property) {
      return period(property).orElseThrow(() -> missing(subject, property));
    }
  }
}
