package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.w3id.aihw.model.Aihw;

/**
 * Says why a triple does not follow: for the rules that come nearest to it, which premises there
 * are and which are missing. A missing premise that rules could conclude is asked about in turn.
 */
public final class WhyNot {
  private static final int DEPTH = 4;

  /** How many matches of one premise are tried. */
  private static final int BREADTH = 400;

  /** How many premises are looked up for one rule before the best way so far is taken. */
  private static final int PATIENCE = 4_000;

  private final List<Rule> rules;
  private final Graph graph;

  /**
   * Reads a closure.
   *
   * @param closure what holds, with the rules by which it was made
   */
  public WhyNot(Closure closure) {
    this.rules = closure.compiledRules();
    this.graph = closure.graph();
  }

  /**
   * A rule that would conclude a triple.
   *
   * @param rule the rule
   * @param held the premises that are there
   * @param missing those that are not; where variables are left, any term would do
   * @param barred the comparisons that fail
   * @param reasons for those of the missing that rules could conclude, the way that comes nearest
   */
  public record Attempt(
      Rule rule,
      List<Triple> held,
      List<Triple> missing,
      List<Guard> barred,
      Map<Triple, Attempt> reasons) {
    /** Copies the collections. */
    public Attempt {
      held = List.copyOf(held);
      missing = List.copyOf(missing);
      barred = List.copyOf(barred);
      reasons = Map.copyOf(reasons);
    }

    /** Returns how much is missing in all. */
    int distance() {
      int distance = barred.size();
      for (Triple triple : missing) {
        Attempt reason = reasons.get(triple);
        distance += reason == null ? 1 : reason.distance();
      }
      return distance;
    }

    private int heldInAll() {
      return held.size() + reasons.values().stream().mapToInt(Attempt::heldInAll).sum();
    }
  }

  /**
   * Returns the ways that come nearest to a triple, the nearest first; none where no rule could
   * ever conclude it.
   *
   * @param limit the most ways to give
   */
  public List<Attempt> of(Triple triple, int limit) {
    return attempts(triple, DEPTH, new HashSet<>()).limit(limit).toList();
  }

  private Stream<Attempt> attempts(Triple triple, int depth, Set<Triple> above) {
    if (depth == 0 || !above.add(triple)) {
      return Stream.of();
    }
    List<Attempt> attempts = new ArrayList<>();
    for (Rule rule : rules) {
      for (Triple head : rule.head()) {
        Map<Node, Node> binding = new HashMap<>();
        if (Bindings.unifies(head, triple, binding)) {
          Search search = new Search(rule, binding);
          search.run();
          search.best(depth, above).ifPresent(attempts::add);
        }
      }
    }
    above.remove(triple);
    return attempts.stream()
        .sorted(
            Comparator.comparingInt(Attempt::distance)
                .thenComparing(Attempt::heldInAll, Comparator.reverseOrder())
                .thenComparing(attempt -> attempt.rule().name())
                .thenComparing(attempt -> attempt.rule().axioms().toString()));
  }

  /** Looks for the binding of one rule's variables under which the fewest premises are missing. */
  private final class Search {
    private final Rule rule;
    private final Map<Node, Node> start;
    private Map<Node, Node> best = Map.of();
    private Set<Triple> bestSkipped = Set.of();
    private int least = Integer.MAX_VALUE;
    private int leastStrange = Integer.MAX_VALUE;
    private int looked;

    Search(Rule rule, Map<Node, Node> start) {
      this.rule = rule;
      this.start = start;
    }

    void run() {
      search(rule.body(), start, new HashSet<>());
    }

    private void search(List<Triple> open, Map<Node, Node> binding, Set<Triple> skipped) {
      if (skipped.size() > least || looked++ > PATIENCE) {
        return;
      }
      if (open.isEmpty()) {
        int failing = (int) rule.guards().stream().filter(guard -> fails(guard, binding)).count();
        int missing = skipped.size() + failing;
        int strange = strange(skipped);
        if (missing < least || (missing == least && strange < leastStrange)) {
          least = missing;
          leastStrange = strange;
          best = new HashMap<>(binding);
          bestSkipped = Set.copyOf(skipped);
        }
        return;
      }
      Triple next = mostBound(open, binding);
      List<Triple> rest = new ArrayList<>(open);
      rest.remove(next);
      Triple pattern = Bindings.bound(next, binding);
      List<Triple> matches =
          graph
              .find(
                  any(pattern.getSubject()), any(pattern.getPredicate()), any(pattern.getObject()))
              .toList();
      if (matches.size() <= BREADTH) {
        for (Triple match : matches) {
          Map<Node, Node> extended = new HashMap<>(binding);
          if (Bindings.unifies(pattern, match, extended)) {
            search(rest, extended, skipped);
          }
        }
      }
      skipped.add(next);
      search(rest, binding, skipped);
      skipped.remove(next);
    }

    /** Returns how many premises are missing that no word of a source could bring about. */
    private static int strange(Set<Triple> skipped) {
      return (int)
          skipped.stream().filter(premise -> !Aihw.isStanding(premise.getPredicate())).count();
    }

    private Triple mostBound(List<Triple> open, Map<Node, Node> binding) {
      return open.stream()
          .min(
              Comparator.comparingInt(
                  pattern ->
                      (int)
                          Stream.of(pattern.getSubject(), pattern.getObject())
                              .map(node -> Bindings.bound(node, binding))
                              .filter(Node::isVariable)
                              .count()))
          .orElseThrow();
    }

    private Node any(Node node) {
      return node.isVariable() ? Node.ANY : node;
    }

    private boolean fails(Guard guard, Map<Node, Node> binding) {
      Node left = Bindings.bound(guard.left(), binding);
      Node right = Bindings.bound(guard.right(), binding);
      return !left.isVariable() && !right.isVariable() && !guard.kind().holds(left, right);
    }

    Optional<Attempt> best(int depth, Set<Triple> above) {
      boolean nothingHeld = bestSkipped.size() == rule.body().size() && rule.body().size() > 1;
      if (least == Integer.MAX_VALUE || nothingHeld) {
        return Optional.empty(); // A rule of which nothing is met tells nothing.
      }
      List<Triple> held = new ArrayList<>();
      List<Triple> missing = new ArrayList<>();
      Map<Triple, Attempt> reasons = new HashMap<>();
      for (Triple pattern : rule.body()) {
        Triple premise = Bindings.bound(pattern, best);
        // The search may have left one out that holds where it ended.
        if (!bestSkipped.contains(pattern) || (isGround(premise) && graph.contains(premise))) {
          held.add(premise);
        } else {
          missing.add(premise);
          if (above.contains(premise)) {
            return Optional.empty(); // It would go round in a circle.
          }
          if (isGround(premise)) {
            attempts(premise, depth - 1, above)
                .findFirst()
                .ifPresent(reason -> reasons.put(premise, reason));
          }
        }
      }
      List<Guard> barred =
          rule.guards().stream()
              .filter(guard -> fails(guard, best))
              .map(
                  guard ->
                      new Guard(
                          guard.kind(),
                          Bindings.bound(guard.left(), best),
                          Bindings.bound(guard.right(), best)))
              .toList();
      return Optional.of(new Attempt(rule, held, missing, barred, reasons));
    }
  }

  private static boolean isGround(Triple triple) {
    return !Var.isVar(triple.getSubject())
        && !Var.isVar(triple.getPredicate())
        && !Var.isVar(triple.getObject());
  }
}
