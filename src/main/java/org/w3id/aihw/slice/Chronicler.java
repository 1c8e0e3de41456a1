package org.w3id.aihw.slice;

import com.github.andrewoma.dexx.collection.HashMap;
import com.github.andrewoma.dexx.collection.HashSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Period;

/**
 * Reads a chronicle: of all facts, or of those things alone that a change touches. The two go the
 * same way, so that they come to the same.
 */
final class Chronicler {
  private static final int IN_EFFECT = 5;

  final Facts facts;

  final Map<Node, Set<Node>> kinds;
  final Map<Node, Set<Node>> roles;
  final Map<Node, Chronicle.Rung> rungs = new java.util.HashMap<>();
  HashMap<Node, Chronicle.Statement> statements = HashMap.empty();
  HashMap<Node, Chronicle.Document> documents = HashMap.empty();
  HashMap<Node, Claim> claims = HashMap.empty();
  HashMap<Node, Relationship> relationships = HashMap.empty();
  HashMap<Node, HashSet<Node>> statementsOf = HashMap.empty();
  HashMap<Node, HashSet<Node>> claimsOf = HashMap.empty();
  HashMap<Node, HashSet<Node>> waiting = HashMap.empty();
  HashMap<Common, HashSet<Node>> sharing = HashMap.empty();
  HashSet<Node> joining = HashSet.empty();
  HashSet<Node> parties = HashSet.empty();
  HashSet<Node> holdings = HashSet.empty();
  HashSet<Node> products = HashSet.empty();
  private final KindsInTime kindsInTime;
  private @Nullable Families families;

  /** Those of which something else may be told by a change, though they stand as they did. */
  private final Set<Node> siblings = new LinkedHashSet<>();

  private Chronicler(Facts facts) {
    this.facts = facts;
    this.kinds = Hierarchy.classes(facts);
    this.roles = Hierarchy.roles(facts);
    this.kindsInTime = new KindsInTime(facts);
  }

  /** Begins with what was read of the facts before a change. */
  Chronicler(Chronicle before, Facts facts) {
    this.facts = facts;
    kinds = before.kinds;
    roles = before.roles;
    kindsInTime = new KindsInTime(facts);
    rungs.putAll(before.rungs);
    statements = before.statements;
    documents = before.documents;
    claims = before.claims;
    relationships = before.relationships;
    statementsOf = before.statementsOf;
    claimsOf = before.claimsOf;
    waiting = before.waiting;
    sharing = before.sharing;
    joining = before.joining;
    parties = before.parties;
    holdings = before.holdings;
    products = before.products;
  }

  /** Reads all. */
  static Chronicle everything(Facts facts) {
    Chronicler reader = new Chronicler(facts);
    Map<Node, Set<Node>> things = new LinkedHashMap<>();
    for (Fact fact : facts.all()) {
      Triple triple = fact.triple();
      if (triple.getPredicate().equals(RDF.type.asNode())
          && reader.kinds.containsKey(triple.getObject())) {
        things
            .computeIfAbsent(triple.getSubject(), key -> new LinkedHashSet<>())
            .addAll(reader.kinds.getOrDefault(triple.getObject(), Set.of()));
      }
    }
    reader.look(things);
    return new Chronicle(reader);
  }

  /** Reads what the things are now that some triples are about. */
  Chronicle.Change after(Collection<Triple> changed) {
    Map<Node, Set<Node>> things = new LinkedHashMap<>();
    for (Triple triple : changed) {
      Node subject = triple.getSubject();
      things.computeIfAbsent(subject, this::kindsOf);
      for (Node claim : group(claimsOf, subject)) {
        things.computeIfAbsent(claim, this::kindsOf);
      }
      // The days of a document are those of its statements.
      if (documents.containsKey(subject) || kindsOf(subject).contains(Aihw.DOCUMENT)) {
        for (Node statement : group(statementsOf, subject)) {
          things.computeIfAbsent(statement, this::kindsOf);
        }
      }
    }
    Set<Node> touched = look(things);
    addThoseThatFollow(touched);
    List.copyOf(touched).forEach(this::addSharing);
    touched.addAll(siblings);
    return new Chronicle.Change(new Chronicle(this), touched);
  }

  /** Adds those that may stand otherwise since others do: what waits on them, what they take. */
  private void addThoseThatFollow(Set<Node> touched) {
    List<Node> open = new ArrayList<>(touched);
    while (!open.isEmpty()) {
      Node node = open.removeLast();
      Set<Node> following = new LinkedHashSet<>();
      group(waiting, node).forEach(following::add);
      following.addAll(takenWith(node));
      following.stream().filter(touched::add).forEach(open::add);
    }
  }

  /** Returns the relationships by which the same is taken over, or money is put into it. */
  private Set<Node> takenWith(Node node) {
    Set<Node> found = new LinkedHashSet<>();
    common(node).stream()
        .filter(common -> common.what() == Common.What.TAKEN)
        .forEach(common -> group(sharing, common).forEach(found::add));
    return found;
  }

  /** How one stands may bear on what is told of others, with which it has something in common. */
  private void addSharing(Node node) {
    if (relationships.containsKey(node)) {
      Relationship relationship = relationships.get(node);
      for (Common common : common(node)) {
        group(sharing, common).forEach(siblings::add);
      }
      addOfFamilies(relationship);
      if (relationship.isA(Aihw.DESIGN)) {
        // Others of its line may have their designer by it.
        products.forEach(siblings::add);
      }
    }
  }

  /** How one provision stands may bear on what is told of those between the same families. */
  private void addOfFamilies(Relationship relationship) {
    if (!relationship.owned().isEmpty()) {
      relationships.asMap().values().stream()
          .filter(other -> other.isA(Aihw.PROVISION))
          .forEach(other -> siblings.add(other.node()));
    } else if (relationship.isA(Aihw.PROVISION)) {
      if (families == null) {
        families = Families.onAnyDay(joining, relationships.asMap());
      }
      families.pairs(relationship).forEach(pair -> group(sharing, pair).forEach(siblings::add));
    }
  }

  private Set<Common> common(Node node) {
    return relationships.containsKey(node) ? Common.of(relationships.get(node), facts) : Set.of();
  }

  private Set<Node> kindsOf(Node thing) {
    Set<Node> found = new LinkedHashSet<>();
    for (Node type : facts.values(thing, RDF.type.asNode())) {
      found.addAll(kinds.getOrDefault(type, Set.of()));
    }
    return found;
  }

  /**
   * Reads things with what they are kinds of now, if anything.
   *
   * @return the statements, documents, relationships, parties and products that this may have
   *     changed
   */
  private Set<Node> look(Map<Node, Set<Node>> things) {
    Set<Node> touched = new LinkedHashSet<>();
    Set<Node> spokenOf = new LinkedHashSet<>();
    things.forEach((node, tops) -> lookAtParty(node, tops, touched));
    things.forEach((node, tops) -> lookAtDocument(node, tops, touched));
    things.forEach((node, tops) -> lookAtStatement(node, tops, touched));
    things.forEach((node, tops) -> lookAtClaim(node, tops, spokenOf));
    things.keySet().stream().filter(relationships::containsKey).forEach(spokenOf::add);
    for (Node node : spokenOf) {
      touched.addAll(takenWith(node)); // As they were before.
      addSharing(node);
      for (Common common : common(node)) {
        sharing = less(sharing, common, node);
      }
      List<Claim> about = new ArrayList<>();
      for (Node claim : group(claimsOf, node)) {
        about.add(claims.get(claim));
      }
      if (about.isEmpty()) {
        relationships = relationships.remove(node);
      } else {
        Relationship relationship = relationship(node, about);
        relationships = relationships.put(node, relationship);
        for (Common common : common(node)) {
          sharing = sharing.put(common, group(sharing, common).add(node));
        }
        if (!relationship.owned().isEmpty()) {
          joining = joining.add(node);
          families = null;
        }
      }
    }
    touched.addAll(spokenOf);
    return touched;
  }

  private Relationship relationship(Node node, List<Claim> about) {
    Map<Node, Set<Node>> parties = new java.util.HashMap<>();
    Set<Node> types = new LinkedHashSet<>();
    Set<Node> tops = new LinkedHashSet<>();
    for (Fact fact : facts.about(node)) {
      Node property = fact.triple().getPredicate();
      Node value = fact.triple().getObject();
      if (property.equals(RDF.type.asNode())) {
        types.add(value);
        tops.addAll(kinds.getOrDefault(value, Set.of()));
      }
      for (Node role : roles.getOrDefault(property, Set.of())) {
        parties.computeIfAbsent(role, key -> new LinkedHashSet<>()).add(value);
      }
    }
    Transfer transfer = Transfer.of(role -> parties.getOrDefault(role, Set.of()));
    return new Relationship(node, kindsInTime.of(types), tops, parties, transfer, about);
  }

  private void lookAtParty(Node node, Set<Node> tops, Set<Node> touched) {
    if (parties.contains(node) || tops.contains(Aihw.PARTY_CLASS)) {
      parties = tops.contains(Aihw.PARTY_CLASS) ? parties.add(node) : parties.remove(node);
      holdings = tops.contains(Aihw.HOLDING_COMPANY) ? holdings.add(node) : holdings.remove(node);
      touched.add(node);
    }
    if (products.contains(node) || tops.contains(Aihw.PRODUCT_CLASS)) {
      products = tops.contains(Aihw.PRODUCT_CLASS) ? products.add(node) : products.remove(node);
      touched.add(node);
    }
  }

  private void lookAtDocument(Node node, Set<Node> tops, Set<Node> touched) {
    if (tops.contains(Aihw.DOCUMENT)) {
      documents = documents.put(node, document(node));
      touched.add(node);
    } else if (documents.containsKey(node)) {
      documents = documents.remove(node);
      touched.add(node);
    }
  }

  private void lookAtStatement(Node node, Set<Node> tops, Set<Node> touched) {
    if (statements.containsKey(node)) {
      Node document = statements.get(node).document();
      statements = statements.remove(node);
      statementsOf = less(statementsOf, document, node);
      touched.add(node);
      touched.add(document);
    }
    if (tops.contains(Aihw.STATEMENT)) {
      Properties properties = new Properties(facts, node);
      Node document = properties.required(Aihw.STATED_IN);
      Chronicle.Statement statement =
          new Chronicle.Statement(
              node,
              document,
              knownFrom(properties, document),
              properties
                  .period(Aihw.VALID_FROM)
                  .orElseGet(() -> properties.requiredPeriod(Aihw.STATED_ON))
                  .first(),
              properties.period(Aihw.VALID_TO).map(Period::last));
      statements = statements.put(node, statement);
      statementsOf = statementsOf.put(document, group(statementsOf, document).add(node));
      touched.add(node);
      touched.add(document);
    }
  }

  private void lookAtClaim(Node node, Set<Node> tops, Set<Node> spokenOf) {
    if (claims.containsKey(node)) {
      Node relationship = claims.get(node).relationship();
      claims = claims.remove(node);
      claimsOf = less(claimsOf, relationship, node);
      spokenOf.add(relationship);
    }
    if (tops.contains(Aihw.CLAIM)) {
      Claim claim = claim(node);
      Node relationship = claim.relationship();
      claims = claims.put(node, claim);
      claimsOf = claimsOf.put(relationship, group(claimsOf, relationship).add(node));
      for (Node on : claim.conditionalOn()) {
        waiting = waiting.put(on, group(waiting, on).add(relationship));
      }
      spokenOf.add(relationship);
    }
  }

  private static <K> HashSet<Node> group(HashMap<K, HashSet<Node>> groups, K key) {
    return groups.containsKey(key) ? groups.get(key) : HashSet.empty();
  }

  private static <K> HashMap<K, HashSet<Node>> less(
      HashMap<K, HashSet<Node>> groups, K key, Node member) {
    HashSet<Node> left = group(groups, key).remove(member);
    return left.isEmpty() ? groups.remove(key) : groups.put(key, left);
  }

  private Chronicle.Document document(Node node) {
    Properties properties = new Properties(facts, node);
    Optional<LocalDate> outBy =
        Stream.of(DCTerms.issued.asNode(), Aihw.RETRIEVED_ON)
            .flatMap(property -> properties.period(property).stream())
            .map(Period::last)
            .min(Comparator.naturalOrder());
    return new Chronicle.Document(node, outBy);
  }

  /**
   * Returns the day by whose end a statement had been made public: the last day of its date, or the
   * day by which its document was out where that is earlier, so that nothing shows before it could
   * be known.
   */
  private LocalDate knownFrom(Properties statement, Node document) {
    LocalDate said = statement.requiredPeriod(Aihw.STATED_ON).last();
    Optional<LocalDate> outBy =
        documents.containsKey(document) ? documents.get(document).outBy() : Optional.empty();
    return outBy.filter(day -> day.isBefore(said)).orElse(said);
  }

  private Claim claim(Node node) {
    Properties properties = new Properties(facts, node);
    Chronicle.Rung rung = rung(properties.required(Aihw.STATUS));
    if (rung.force().isEmpty()) {
      throw Properties.missing(rung.concept(), SKOS.broader.asNode());
    }
    LocalDate said = properties.requiredPeriod(Aihw.STATED_ON).first();
    boolean isAhead = rung.place() < IN_EFFECT || rung.concept().equals(Aihw.STATED);
    // What is to begin in the course of a year may not have begun before the year is over.
    Optional<LocalDate> begins =
        properties
            .period(Aihw.VALID_FROM)
            .map(start -> isAhead && start.first().isAfter(said) ? start.last() : start.first());
    // A deal that was signed in May for deliveries from October is signed from May.
    LocalDate holdsFrom = begins.filter(day -> !isAhead || !day.isAfter(said)).orElse(said);
    Node about = properties.required(Aihw.ABOUT);
    if (begins.isEmpty()
        && rung.place() == IN_EFFECT
        && kindsInTime.of(facts.values(about, RDF.type.asNode())).heldBefore()) {
      holdsFrom = Claim.EVER;
    }
    return new Claim(
        node,
        about,
        rung,
        rung(properties.required(Aihw.CONFIDENCE)).place(),
        knownFrom(properties, properties.required(Aihw.STATED_IN)),
        properties.period(Aihw.OBSERVED_ON).map(Period::last),
        holdsFrom,
        begins,
        properties.period(Aihw.VALID_TO).map(Period::last),
        properties.values(Aihw.CONDITIONAL_ON),
        properties.values(Aihw.CORRECTS),
        properties.values(Aihw.SUPERSEDES));
  }

  private Chronicle.Rung rung(Node concept) {
    return rungs.computeIfAbsent(
        concept,
        key -> {
          Properties properties = new Properties(facts, key);
          Optional<Node> force = properties.value(SKOS.broader.asNode());
          return new Chronicle.Rung(
              key,
              Integer.parseInt(properties.required(Aihw.RUNG).getLiteralLexicalForm()),
              force,
              force
                  .flatMap(above -> new Properties(facts, above).value(Aihw.LAPSES_AFTER))
                  .map(period -> java.time.Period.parse(period.getLiteralLexicalForm())));
        });
  }
}
