package org.w3id.aihw.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import karmaresearch.vlog.Atom;
import karmaresearch.vlog.Rule;
import karmaresearch.vlog.Term;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.Guard;

/**
 * Our rules and triples as Datalog: a class is a predicate of one place, a property one of two.
 *
 * <p>What is stated of a predicate that rules conclude is a predicate of its own, copied by one
 * more rule, as VLog asks for. VLog lacks inequality; it is said by negation of {@code same}, a
 * predicate that holds between each party and itself; and what is no literal by negation of {@code
 * literal}; so that VLog's closure is the very same.
 */
final class Datalog {
  static final String SAME = "same";
  static final String LITERAL = "literal";

  private static final Set<Node> PARTIES =
      Set.of(
          Aihw.term("Organization"),
          Aihw.term("PartyGroup"),
          Aihw.term("Person"),
          Aihw.term("UndisclosedParty"));

  /** Of a class or property, the predicate. */
  private final Map<String, String> predicates = new HashMap<>();

  /** Of a concluded predicate, the class as object of rdf:type, or else the property. */
  private final Map<String, Triple> concluded = new HashMap<>();

  private final Map<String, List<String[]>> tuples = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> spelling = new HashMap<>();

  Datalog(List<org.w3id.aihw.reason.Rule> all) {
    // VLog knows no datatypes. The rules on them find contradictions, of which there are none here;
    // that the closures are equal shows it.
    List<org.w3id.aihw.reason.Rule> written =
        all.stream().filter(rule -> rule.guards().stream().allMatch(Datalog::isSayable)).toList();
    written.forEach(rule -> rule.head().forEach(head -> concluded.put(predicate(head), head)));
    Set<List<Object>> seen = new HashSet<>();
    for (org.w3id.aihw.reason.Rule rule : written) {
      if (seen.add(List.of(rule.body(), rule.guards(), rule.head()))) {
        rules.add(new Rule(atoms(rule.head(), List.of()), atoms(rule.body(), rule.guards())));
      }
    }
    for (Map.Entry<String, Triple> entry : concluded.entrySet()) {
      Term[] places =
          isType(entry.getValue())
              ? new Term[] {variable("x")}
              : new Term[] {variable("x"), variable("y")};
      rules.add(
          new Rule(
              new Atom[] {new Atom(entry.getKey(), places)},
              new Atom[] {new Atom(stated(entry.getKey()), places)}));
    }
  }

  private static boolean isSayable(Guard guard) {
    return switch (guard.kind()) {
      case LITERAL, NOT_EQUAL, NOT_LITERAL -> true;
      default -> false;
    };
  }

  Rule[] rules() {
    return rules.toArray(Rule[]::new);
  }

  /** Returns the predicates that rules conclude, each with a head that it stands for. */
  Map<String, Triple> concluded() {
    return Map.copyOf(concluded);
  }

  static boolean isType(Triple triple) {
    return triple.getPredicate().equals(RDF.type.asNode());
  }

  private String predicate(Triple pattern) {
    if (pattern.getPredicate().isVariable()) {
      throw new IllegalArgumentException("a predicate is left open in " + pattern);
    }
    Node named = isType(pattern) ? pattern.getObject() : pattern.getPredicate();
    if (named.isVariable()) {
      throw new IllegalArgumentException("a class is left open in " + pattern);
    }
    String key = (isType(pattern) ? "c " : "p ") + named;
    return predicates.computeIfAbsent(key, unknown -> "q" + predicates.size());
  }

  private static String stated(String predicate) {
    return predicate + "stated";
  }

  /** Says whether rules conclude what a triple is about. */
  boolean concludes(Triple triple) {
    return concluded.containsKey(predicate(triple));
  }

  /** Takes a stated triple in. */
  void add(Triple triple) {
    String predicate = predicate(triple);
    String subject = constant(triple.getSubject());
    put(
        concluded.containsKey(predicate) ? stated(predicate) : predicate,
        isType(triple)
            ? new String[] {subject}
            : new String[] {subject, constant(triple.getObject())});
    if (triple.getObject().isLiteral()) {
      put(LITERAL, new String[] {constant(triple.getObject())});
    }
    if (isType(triple) && PARTIES.contains(triple.getObject())) {
      put(SAME, new String[] {subject, subject});
    }
  }

  private void put(String predicate, String[] tuple) {
    tuples.computeIfAbsent(predicate, empty -> new ArrayList<>()).add(tuple);
  }

  /** Hands over what was taken in, by predicate, and forgets it. */
  Map<String, List<String[]>> takeTuples() {
    Map<String, List<String[]>> taken = Map.copyOf(tuples);
    tuples.clear();
    spelling.clear();
    return taken;
  }

  /** Returns a term as N-Triples writes it, one string for each, as a reader of files would. */
  private String constant(Node term) {
    String text = Fingerprint.text(term);
    return spelling.computeIfAbsent(text, same -> same);
  }

  private Atom[] atoms(List<Triple> patterns, List<Guard> guards) {
    List<Atom> atoms = new ArrayList<>();
    for (Triple pattern : patterns) {
      Term subject = term(pattern.getSubject());
      atoms.add(
          isType(pattern)
              ? new Atom(predicate(pattern), subject)
              : new Atom(predicate(pattern), subject, term(pattern.getObject())));
    }
    for (Guard guard : guards) {
      atoms.add(
          switch (guard.kind()) {
            case NOT_EQUAL -> new Atom(SAME, true, term(guard.left()), term(guard.right()));
            case LITERAL -> new Atom(LITERAL, term(guard.left()));
            case NOT_LITERAL -> new Atom(LITERAL, true, term(guard.left()));
            default ->
                throw new IllegalArgumentException(
                    "no rule of the benchmark compares so: " + guard);
          });
    }
    return atoms.toArray(Atom[]::new);
  }

  private static Term variable(String name) {
    return new Term(Term.TermType.VARIABLE, name);
  }

  private static Term term(Node node) {
    return node.isVariable()
        ? variable(node.getName())
        : new Term(Term.TermType.CONSTANT, Fingerprint.text(node));
  }
}
