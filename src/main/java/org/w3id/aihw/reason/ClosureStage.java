package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.engine.main.StageBuilder;
import org.apache.jena.sparql.engine.main.StageGenerator;

/**
 * Matches the basic graph patterns of queries over closures on numbers: terms are looked up once,
 * joined as ints, and turned back only in answers. Patterns over any other graph go to the
 * generator that was there before.
 */
final class ClosureStage implements StageGenerator {
  private final StageGenerator others;

  private ClosureStage(StageGenerator others) {
    this.others = others;
  }

  /** Lets queries use this; to be called once. */
  static void register() {
    StageGenerator before = StageBuilder.chooseStageGenerator(ARQ.getContext());
    StageBuilder.setGenerator(ARQ.getContext(), new ClosureStage(before));
  }

  @Override
  public QueryIterator execute(
      BasicPattern pattern, QueryIterator input, ExecutionContext context) {
    if (context.getActiveGraph() instanceof ClosureGraph graph
        && graph.isJoinable()
        && !pattern.isEmpty()
        && pattern.getList().stream().noneMatch(ClosureStage::holdsTriples)) {
      Patterns patterns = new Patterns(graph, pattern);
      if (patterns.variables.size() < Long.SIZE) {
        return new Answers(graph, patterns, input, context);
      }
    }
    return others.execute(pattern, input, context);
  }

  private static boolean holdsTriples(Triple triple) {
    return triple.getSubject().isTripleTerm() || triple.getObject().isTripleTerm();
  }

  /** The patterns in numbers: terms are not negative, {@code -1 - v} is the variable {@code v}. */
  private static final class Patterns {
    final List<Var> variables = new ArrayList<>();
    final List<int[]> patterns = new ArrayList<>();
    boolean isHopeless;

    /** For each set of variables that come bound, by their bits, the order to look up in. */
    private final Map<Long, NumberJoin.Plan> plans = new HashMap<>();

    private final ClosureGraph graph;

    Patterns(ClosureGraph graph, BasicPattern basic) {
      this.graph = graph;
      for (Triple triple : basic) {
        patterns.add(
            new int[] {
              code(triple.getSubject()), code(triple.getPredicate()), code(triple.getObject())
            });
      }
    }

    private int code(Node node) {
      if (node.isVariable()) {
        Var variable = Var.alloc(node);
        int number = variables.indexOf(variable);
        if (number < 0) {
          number = variables.size();
          variables.add(variable);
        }
        return -1 - number;
      }
      int number = graph.number(node);
      isHopeless |= number == TermTable.NONE;
      return Math.max(0, number);
    }

    NumberJoin.Plan plan(int[] values) {
      long bound = 0;
      for (int variable = 0; variable < values.length; variable++) {
        bound |= values[variable] == TermTable.NONE ? 0 : 1L << variable;
      }
      return plans.computeIfAbsent(bound, bits -> new NumberJoin.Plan(patterns, values, graph));
    }
  }

  private static final class Answers extends QueryIterRepeatApply {
    private final ClosureGraph graph;
    private final Patterns patterns;

    Answers(ClosureGraph graph, Patterns patterns, QueryIterator input, ExecutionContext context) {
      super(input, context);
      this.graph = graph;
      this.patterns = patterns;
    }

    @Override
    protected QueryIterator nextStage(Binding binding) {
      int[] values = new int[patterns.variables.size()];
      boolean hopeless = patterns.isHopeless;
      for (int variable = 0; variable < values.length; variable++) {
        Node term = binding.get(patterns.variables.get(variable));
        values[variable] = term == null ? TermTable.NONE : graph.number(term);
        hopeless |= term != null && values[variable] == TermTable.NONE;
      }
      ExecutionContext context = getExecContext();
      if (hopeless) {
        return QueryIterPlainWrapper.create(List.<Binding>of().iterator(), context);
      }
      NumberJoin join = new NumberJoin(graph, patterns.plan(values), values, context);
      return QueryIterPlainWrapper.create(join.answers(binding, patterns.variables), context);
    }
  }
}
