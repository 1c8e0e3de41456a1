package org.w3id.aihw.reason;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.OWL;

/**
 * Which terms stand for the same thing ({@code owl:sameAs}), by classes with one representative
 * each. The engine works on representatives alone; nothing is copied from one name to the other.
 * What is said of any member is read off for all of them when asked.
 *
 * <p>Equality is applied where the rules have those of OWL 2 RL on it, by their names in the
 * specification: {@code eq-sym}, {@code eq-trans}, {@code eq-rep-s}, {@code eq-rep-p}, {@code
 * eq-rep-o}. They are not run, but proofs cite them.
 */
final class Equality {
  /** Every term is only itself. */
  static final Equality NONE = new Equality(Map.of(), Set.of());

  private static final Node SAME_AS = OWL.sameAs.asNode();
  private static final Set<String> NAMES =
      Set.of("eq-sym", "eq-trans", "eq-rep-s", "eq-rep-p", "eq-rep-o");
  private static final Comparator<Node> BY_NAME =
      Comparator.comparing((Node node) -> !node.isURI()).thenComparing(NodeCmp::compareRDFTerms);

  /** The equality rules by name. */
  private final Map<String, Rule> rules;

  private final Set<Triple> facts;
  private final Map<Node, Node> representatives = new HashMap<>();
  private final Map<Node, Set<Node>> members = new HashMap<>();

  /** For each term, those it is said to be equal to, one way or the other. */
  private final Map<Node, Set<Node>> neighbours = new HashMap<>();

  /** The stated triples that became another by taking representatives, by what they became. */
  private final Map<Triple, List<Triple>> originals = new HashMap<>();

  /** Derivations of equalities and of what they rest on, from runs before this. */
  private final Map<Triple, Set<Closure.Derivation>> recorded = new LinkedHashMap<>();

  private Equality(Map<String, Rule> rules, Set<Triple> facts) {
    this.rules = rules;
    this.facts = facts;
  }

  /** Returns whether a rule has the name of one of the rules on equality. */
  static boolean isNamed(Rule rule) {
    return NAMES.contains(rule.name());
  }

  static boolean isEqualityRule(Rule rule) {
    return rule.body().stream().anyMatch(atom -> atom.getPredicate().equals(SAME_AS));
  }

  /** Returns the rules that are run. */
  static List<Rule> without(List<Rule> rules) {
    return rules.stream().filter(rule -> !isEqualityRule(rule)).toList();
  }

  /** Returns the equality of rules before anything is known to be equal. */
  static Equality of(List<Rule> rules) {
    Map<String, Rule> equalityRules = new HashMap<>();
    rules.stream()
        .filter(Equality::isEqualityRule)
        .forEach(rule -> equalityRules.put(rule.name(), rule));
    return equalityRules.isEmpty() ? NONE : new Equality(equalityRules, Set.of());
  }

  private static boolean isEqualityOfTwo(Triple triple) {
    return triple.getPredicate().equals(SAME_AS) && !triple.getSubject().equals(triple.getObject());
  }

  /** Returns this with the equalities that facts state; this itself where they state none. */
  Equality withStated(Saturation loaded, Iterable<Triple> stated) {
    List<Triple> pairs = pairs(loaded);
    return pairs.isEmpty() ? this : with(pairs, recorded, stated);
  }

  /** Returns this with the equalities that a closure found; this itself where it found none. */
  Equality withFound(Closure closure, Iterable<Triple> stated) {
    List<Triple> pairs = pairs(closure.saturation());
    if (pairs.isEmpty()) {
      return this;
    }
    Map<Triple, Set<Closure.Derivation>> reasons = new LinkedHashMap<>(recorded);
    if (closure.saturation().reasoning().proofs()) {
      Proofs proofs = new Proofs(closure, 1);
      pairs.forEach(pair -> proofs.of(pair).forEach(proof -> record(proof, reasons)));
    }
    return with(pairs, reasons, stated);
  }

  private List<Triple> pairs(Saturation saturation) {
    if (rules.isEmpty() || !saturation.hasEqualThings()) {
      return List.of();
    }
    return new ClosureGraph(saturation, NONE, false)
        .find(Node.ANY, SAME_AS, Node.ANY)
        .filterKeep(Equality::isEqualityOfTwo)
        .toList();
  }

  private static void record(Proof proof, Map<Triple, Set<Closure.Derivation>> reasons) {
    if (proof instanceof Proof.Step step) {
      List<Triple> premises = step.premises().stream().map(Proof::conclusion).toList();
      reasons
          .computeIfAbsent(step.conclusion(), key -> new LinkedHashSet<>())
          .add(new Closure.Derivation(step.rule(), premises));
      step.premises().forEach(premise -> record(premise, reasons));
    }
  }

  private Equality with(
      List<Triple> pairs, Map<Triple, Set<Closure.Derivation>> reasons, Iterable<Triple> stated) {
    Equality more = new Equality(rules, new LinkedHashSet<>());
    stated.forEach(more.facts::add);
    more.recorded.putAll(reasons);
    neighbours.forEach(
        (term, others) ->
            more.neighbours.computeIfAbsent(term, key -> new TreeSet<>(BY_NAME)).addAll(others));
    for (Triple pair : pairs) {
      more.join(pair.getSubject(), pair.getObject());
      more.join(pair.getObject(), pair.getSubject());
    }
    more.makeClasses();
    for (Triple fact : more.facts) {
      Triple rewritten = more.rewritten(fact);
      if (!rewritten.equals(fact)) {
        more.originals.computeIfAbsent(rewritten, key -> new ArrayList<>()).add(fact);
      }
    }
    return more;
  }

  private void join(Node one, Node other) {
    neighbours.computeIfAbsent(one, key -> new TreeSet<>(BY_NAME)).add(other);
  }

  private void makeClasses() {
    for (Node start : neighbours.keySet()) {
      if (!representatives.containsKey(start)) {
        TreeSet<Node> all = new TreeSet<>(BY_NAME);
        Deque<Node> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
          Node term = open.remove();
          if (all.add(term)) {
            open.addAll(neighbours.getOrDefault(term, Set.of()));
          }
        }
        Node first = all.first();
        all.forEach(term -> representatives.put(term, first));
        members.put(first, all);
      }
    }
  }

  boolean isEmpty() {
    return representatives.isEmpty();
  }

  /** Returns whether equality is applied at all. */
  boolean isApplied() {
    return !rules.isEmpty();
  }

  /** Returns the stated triples, as they were stated; none where no two terms are equal. */
  Set<Triple> facts() {
    return facts;
  }

  Node representative(Node term) {
    return representatives.getOrDefault(term, term);
  }

  /** Returns the members of the class that a representative stands for. */
  Collection<Node> members(Node representative) {
    Set<Node> known = members.get(representative);
    return known == null ? List.of(representative) : known;
  }

  /** Returns all classes of more than one member. */
  Collection<Set<Node>> classes() {
    return members.values();
  }

  Triple rewritten(Triple triple) {
    if (representatives.isEmpty()) {
      return triple;
    }
    return Triple.create(
        representative(triple.getSubject()),
        representative(triple.getPredicate()),
        representative(triple.getObject()));
  }

  /** Returns facts about representatives alone, without those that say that terms are equal. */
  Iterable<Triple> rewritten(Iterable<Triple> triples) {
    if (representatives.isEmpty()) {
      return triples;
    }
    Set<Triple> all = new LinkedHashSet<>();
    for (Triple triple : triples) {
      Triple rewritten = rewritten(triple);
      if (!triple.getPredicate().equals(SAME_AS) || isEqualityOfTwo(rewritten)) {
        all.add(rewritten);
      }
    }
    return all;
  }

  /** Returns whether a triple says of two terms that they are equal, and they are. */
  boolean relates(Triple triple) {
    return isEqualityOfTwo(triple)
        && representatives.containsKey(triple.getSubject())
        && representative(triple.getSubject()).equals(representative(triple.getObject()));
  }

  /** Returns the derivations of a triple that rest on equality, by one step each. */
  List<Closure.Derivation> derivationsOf(Triple triple, Saturation saturation) {
    if (representatives.isEmpty()) {
      return List.of();
    }
    List<Closure.Derivation> derivations = new ArrayList<>(recorded.getOrDefault(triple, Set.of()));
    if (relates(triple)) {
      addPath(triple, derivations);
      return derivations;
    }
    Triple rewritten = rewritten(triple);
    Set<Triple> sources = new HashSet<>(originals.getOrDefault(rewritten, List.of()));
    if (saturation.find(rewritten) != TripleTable.NONE) {
      sources.add(rewritten);
    }
    sources.remove(triple);
    for (Triple source : sources) {
      addStepFrom(source, triple, derivations);
    }
    return derivations;
  }

  /** Puts one name for another in the first place where two triples differ. */
  private void addStepFrom(Triple source, Triple triple, List<Closure.Derivation> derivations) {
    Node subject = triple.getSubject();
    Node predicate = triple.getPredicate();
    Node object = triple.getObject();
    if (!source.getSubject().equals(subject)) {
      Triple premise = Triple.create(source.getSubject(), predicate, object);
      replace("eq-rep-s", source.getSubject(), subject, premise, derivations);
    } else if (!source.getPredicate().equals(predicate)) {
      Triple premise = Triple.create(subject, source.getPredicate(), object);
      replace("eq-rep-p", source.getPredicate(), predicate, premise, derivations);
    } else {
      Triple premise = Triple.create(subject, predicate, source.getObject());
      replace("eq-rep-o", source.getObject(), object, premise, derivations);
    }
  }

  private void replace(
      String name, Node from, Node to, Triple premise, List<Closure.Derivation> derivations) {
    Rule rule = rules.get(name);
    if (rule != null) {
      derivations.add(
          new Closure.Derivation(rule, List.of(Triple.create(from, SAME_AS, to), premise)));
    }
  }

  /** Derives that two terms are equal from what says so of them and of terms between them. */
  private void addPath(Triple triple, List<Closure.Derivation> derivations) {
    Node start = triple.getSubject();
    Node end = triple.getObject();
    Triple turned = Triple.create(end, SAME_AS, start);
    Rule symmetry = rules.get("eq-sym");
    if (symmetry != null && (facts.contains(turned) || recorded.containsKey(turned))) {
      derivations.add(new Closure.Derivation(symmetry, List.of(turned)));
    }
    Rule transitivity = rules.get("eq-trans");
    if (transitivity == null || neighbours.getOrDefault(start, Set.of()).contains(end)) {
      return;
    }
    Node middle = nextOnTheWay(start, end);
    derivations.add(
        new Closure.Derivation(
            transitivity,
            List.of(Triple.create(start, SAME_AS, middle), Triple.create(middle, SAME_AS, end))));
  }

  /** Returns the second term of a shortest way from one term to another, by breadth first. */
  private Node nextOnTheWay(Node start, Node end) {
    Map<Node, Node> towardsEnd = new HashMap<>();
    Deque<Node> open = new ArrayDeque<>(List.of(end));
    while (!open.isEmpty()) {
      Node term = open.remove();
      for (Node next : neighbours.getOrDefault(term, Set.of())) {
        if (next.equals(start)) {
          return term;
        }
        if (towardsEnd.putIfAbsent(next, term) == null) {
          open.add(next);
        }
      }
    }
    throw new IllegalStateException(start + " and " + end + " are not in one class");
  }
}
