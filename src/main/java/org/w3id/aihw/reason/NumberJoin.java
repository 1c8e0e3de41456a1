package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.w3id.aihw.model.WorkLimit;

/** Joins patterns over numbered triples, one answer at a time, by going back and forth. */
final class NumberJoin {
  /** How many triples are looked at between two looks at whether the query was cancelled. */
  private static final int TICK = 1 << 12;

  private final ClosureGraph graph;
  private final TripleTable triples;
  private final Plan plan;
  private final int[] values;
  private final boolean[] isGiven;
  private final int[] cursors;
  private final ExecutionContext context;
  private int level;
  private int looked;

  /** The order in which patterns are looked up, those with the fewest matches to expect first. */
  static final class Plan {
    private final int[][] patterns;
    private final Trigger.Access[] access;
    private final int[][] modes;

    Plan(List<int[]> patterns, int[] values, ClosureGraph graph) {
      this.patterns = new int[patterns.size()][];
      access = new Trigger.Access[patterns.size()];
      modes = new int[patterns.size()][];
      boolean[] bound = new boolean[values.length];
      for (int variable = 0; variable < bound.length; variable++) {
        bound[variable] = values[variable] != TermTable.NONE;
      }
      List<int[]> left = new ArrayList<>(patterns);
      for (int step = 0; step < this.patterns.length; step++) {
        int[] best = left.getFirst();
        for (int[] pattern : left) {
          if (graph.expected(pattern, bound) < graph.expected(best, bound)) {
            best = pattern;
          }
        }
        left.remove(best);
        this.patterns[step] = best;
        access[step] = Trigger.access(best, bound);
        modes[step] = Trigger.modes(best, bound, access[step]);
      }
    }
  }

  /**
   * Starts a join.
   *
   * @param values the terms that variables come bound to, or {@link TermTable#NONE}; a copy is made
   */
  NumberJoin(ClosureGraph graph, Plan plan, int[] values, ExecutionContext context) {
    this.graph = graph;
    this.triples = graph.triples();
    this.plan = plan;
    this.values = values.clone();
    this.context = context;
    isGiven = new boolean[values.length];
    for (int variable = 0; variable < values.length; variable++) {
      isGiven[variable] = values[variable] != TermTable.NONE;
    }
    cursors = new int[plan.patterns.length];
    enter(0);
  }

  /** Returns the answers as bindings below one. */
  Iterator<Binding> answers(Binding parent, List<Var> variables) {
    return new Iterator<>() {
      private boolean looked;
      private boolean found;

      @Override
      public boolean hasNext() {
        if (!looked) {
          found = advance();
          looked = true;
        }
        return found;
      }

      @Override
      public Binding next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        looked = false;
        BindingBuilder binding = Binding.builder(parent);
        for (int variable = 0; variable < values.length; variable++) {
          if (!isGiven[variable]) {
            binding.add(variables.get(variable), graph.term(values[variable]));
          }
        }
        return binding.build();
      }
    };
  }

  private void enter(int step) {
    int[] pattern = plan.patterns[step];
    level = step;
    cursors[step] =
        triples.first(plan.access[step], value(pattern[0]), value(pattern[1]), value(pattern[2]));
  }

  private int value(int code) {
    return code >= 0 ? code : values[-1 - code];
  }

  private boolean advance() {
    while (level >= 0) {
      int triple = cursors[level];
      if (triple == TripleTable.NONE) {
        level--;
        continue;
      }
      if (++looked % TICK == 0) {
        stopIfCancelled();
      }
      cursors[level] = triples.after(plan.access[level], triple);
      if (graph.isSeen(triple) && matches(triple)) {
        if (level == cursors.length - 1) {
          return true;
        }
        enter(level + 1);
      }
    }
    return false;
  }

  private void stopIfCancelled() {
    WorkLimit.check();
    AtomicBoolean signal = context.getCancelSignal();
    if (signal != null && signal.get()) {
      throw new QueryCancelledException();
    }
  }

  /** Binds the new variables of the pattern at this level, unless another term is another. */
  private boolean matches(int triple) {
    int[] pattern = plan.patterns[level];
    int[] modes = plan.modes[level];
    return matches(pattern[0], modes[0], triples.subject(triple))
        && matches(pattern[1], modes[1], triples.predicate(triple))
        && matches(pattern[2], modes[2], triples.object(triple));
  }

  private boolean matches(int code, int mode, int term) {
    if (mode == Trigger.BIND) {
      values[-1 - code] = term;
      return true;
    }
    return mode == Trigger.KNOWN || value(code) == term;
  }
}
