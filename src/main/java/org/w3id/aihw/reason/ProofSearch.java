package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.WorkLimit;

/**
 * Gives the acyclic proofs of one triple one after the other, the lightest first. Unfinished proofs
 * wait in a queue, ordered by what they weigh already and what their open goals weigh at the least
 * (A*); the first goal of the lightest is worked on, so that the work done grows with the proofs
 * asked for and not with those there are.
 */
final class ProofSearch {
  /** How many unfinished proofs are worked on before a search gives up. */
  private static final int PATIENCE = 50_000;

  private final Proofs proofs;
  private final Triple asked;
  private final PriorityQueue<Unfinished> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Unfinished::bound)
              .thenComparingInt(Unfinished::openGoals)
              .thenComparingLong(Unfinished::serial));
  private long serial;
  private int worked;
  private @Nullable Proof proof;

  /** A triple that needs a proof, what it is to help to prove, and the goals after it. */
  private record Goal(Triple triple, @Nullable Ancestor above, @Nullable Goal next, int count) {}

  private record Ancestor(Triple triple, @Nullable Ancestor above) {
    static boolean has(@Nullable Ancestor start, Triple triple) {
      for (Ancestor ancestor = start; ancestor != null; ancestor = ancestor.above) {
        if (ancestor.triple.equals(triple)) {
          return true;
        }
      }
      return false;
    }
  }

  /** How a goal was met: by being stated (no derivation), or by a derivation. */
  private record Choice(
      Triple triple, Closure.@Nullable Derivation derivation, @Nullable Choice before) {}

  /**
   * A proof with goals left.
   *
   * @param option which way to meet the first goal is next
   * @param weight what the choices made weigh
   * @param bound what the proof will weigh at the least
   */
  private record Unfinished(
      @Nullable Goal goals,
      int option,
      @Nullable Choice choices,
      long weight,
      long bound,
      long serial) {
    int openGoals() {
      return goals == null ? 0 : goals.count();
    }
  }

  ProofSearch(Triple asked, Proofs proofs) {
    this.asked = asked;
    this.proofs = proofs;
    if (proofs.closure().contains(asked)) {
      open(new Goal(asked, null, null, 1), 0, null, 0);
    }
  }

  /** Finds the next proof; false where there is none, or the search takes too long. */
  boolean advance() {
    while (!queue.isEmpty() && worked++ < PATIENCE) {
      WorkLimit.check();
      Unfinished lightest = queue.remove();
      Goal goal = lightest.goals();
      if (goal == null) {
        proof = built(lightest.choices());
        return true;
      }
      meet(goal, lightest);
    }
    return false;
  }

  /** Returns the proof found last. */
  Proof proof() {
    if (proof == null) {
      throw new IllegalStateException("no proof was found");
    }
    return proof;
  }

  /** Meets a goal in the next way there is, and leaves the ways after it for later. */
  private void meet(Goal goal, Unfinished unfinished) {
    Triple triple = goal.triple();
    boolean stated = proofs.closure().isStated(triple);
    int option = unfinished.option();
    Choice before = unfinished.choices();
    if (stated && option == 0) {
      long weight = unfinished.weight() + proofs.closure().leafWeightOf(triple);
      push(goal.next(), 0, new Choice(triple, null, before), weight, least(goal.next()));
    } else {
      Closure.Derivation derivation = proofs.derivationsOf(triple).get(option - (stated ? 1 : 0));
      Ancestor above = new Ancestor(triple, goal.above());
      if (derivation.premises().stream().noneMatch(premise -> Ancestor.has(above, premise))) {
        Goal goals = goal.next();
        for (int index = derivation.premises().size() - 1; index >= 0; index--) {
          int count = goals == null ? 1 : goals.count() + 1;
          goals = new Goal(derivation.premises().get(index), above, goals, count);
        }
        long weight = unfinished.weight() + ProofWeights.ofStep(derivation.rule());
        push(goals, 0, new Choice(triple, derivation, before), weight, least(goals));
      }
    }
    open(goal, option + 1, before, unfinished.weight());
  }

  /** Leaves a goal to be met in one way, if there is such a way. */
  private void open(Goal goal, int option, @Nullable Choice choices, long weight) {
    Triple triple = goal.triple();
    boolean stated = proofs.closure().isStated(triple);
    if (stated && option > 0 && !triple.equals(asked)) {
      return; // What is stated needs no further reason inside a larger proof.
    }
    long least = least(goal.next());
    if (stated && option == 0) {
      push(goal, 0, choices, weight, least + proofs.closure().leafWeightOf(triple));
      return;
    }
    List<Closure.Derivation> derivations = proofs.derivationsOf(triple);
    int index = option - (stated ? 1 : 0);
    if (index < derivations.size()) {
      long step = proofs.closure().leastWeight(derivations.get(index));
      push(goal, option, choices, weight, least + step);
    }
  }

  private void push(
      @Nullable Goal goals, int option, @Nullable Choice choices, long weight, long least) {
    queue.add(new Unfinished(goals, option, choices, weight, weight + least, serial++));
  }

  private long least(@Nullable Goal goals) {
    long least = 0;
    for (Goal goal = goals; goal != null; goal = goal.next()) {
      least += proofs.closure().leastWeight(goal.triple());
    }
    return least;
  }

  /**
   * Builds the tree from the choices, which were made from the root on, the first premise first.
   */
  private static Proof built(@Nullable Choice last) {
    List<Choice> choices = new ArrayList<>();
    for (Choice choice = last; choice != null; choice = choice.before()) {
      choices.add(choice);
    }
    Collections.reverse(choices);
    return new Builder(choices).next();
  }

  private static final class Builder {
    private final List<Choice> choices;
    private int next;

    Builder(List<Choice> choices) {
      this.choices = choices;
    }

    Proof next() {
      Choice choice = choices.get(next++);
      Closure.Derivation derivation = choice.derivation();
      if (derivation == null) {
        return new Proof.Leaf(choice.triple());
      }
      List<Proof> premises = new ArrayList<>();
      for (int index = 0; index < derivation.premises().size(); index++) {
        premises.add(next());
      }
      return new Proof.Step(choice.triple(), derivation.rule(), premises);
    }
  }
}
