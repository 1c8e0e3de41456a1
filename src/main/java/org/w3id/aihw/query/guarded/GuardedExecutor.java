package org.w3id.aihw.query.guarded;

import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpAntiJoin;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpSemiJoin;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterCommonParent;
import org.apache.jena.sparql.engine.iterator.QueryIterGroup;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.iterator.QueryIterSort;
import org.apache.jena.sparql.engine.iterator.QueryIterTopN;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.QC;
import org.w3id.aihw.model.QuadPatterns;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.query.federated.Endpoints;

/** ARQ's executor with the limit of the work looked at for each row that any operator gives. */
final class GuardedExecutor extends OpExecutor {
  /** How many of the operators that keep their rows are being set up around the present one. */
  private int keepers;

  private final Endpoints endpoints;

  GuardedExecutor(ExecutionContext context, Endpoints endpoints) {
    super(context);
    this.endpoints = endpoints;
  }

  @Override
  protected QueryIterator exec(Op op, QueryIterator input) {
    boolean isKept = keepers > 0;
    keepers = 0;
    WorkLimit.check();
    return new Checked(super.exec(op, input), isKept);
  }

  @Override
  protected QueryIterator execute(OpOrder order, QueryIterator input) {
    keepers = 1;
    return QueryIterSort.create(
        exec(order.getSubOp(), input), new RowOrder(order.getConditions(), execCxt), execCxt);
  }

  @Override
  protected QueryIterator execute(OpTopN first, QueryIterator input) {
    boolean isDistinct = first.getSubOp() instanceof OpDistinct;
    Op rows = isDistinct ? ((OpDistinct) first.getSubOp()).getSubOp() : first.getSubOp();
    return QueryIterTopN.create(
        exec(rows, input),
        new RowOrder(first.getConditions(), execCxt),
        first.getLimit(),
        isDistinct,
        execCxt);
  }

  @Override
  protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
    // What it keeps is what it gives.
    return new Checked(super.execute(distinct, input), true);
  }

  @Override
  protected QueryIterator execute(OpGroup group, QueryIterator input) {
    QueryIterator rows = exec(group.getSubOp(), input);
    if (!group.getGroupVars().isEmpty()) {
      rows = new Grouped(rows, group.getGroupVars());
    }
    return new QueryIterGroup(rows, group.getGroupVars(), group.getAggregators(), execCxt);
  }

  @Override
  protected QueryIterator execute(OpJoin join, QueryIterator input) {
    keepers = 1;
    return super.execute(join, input);
  }

  @Override
  protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
    keepers = 1;
    return super.execute(join, input);
  }

  @Override
  protected QueryIterator execute(OpSemiJoin join, QueryIterator input) {
    keepers = 1;
    return super.execute(join, input);
  }

  @Override
  protected QueryIterator execute(OpAntiJoin join, QueryIterator input) {
    keepers = 1;
    return super.execute(join, input);
  }

  @Override
  protected QueryIterator execute(OpMinus minus, QueryIterator input) {
    keepers = 1;
    return super.execute(minus, input);
  }

  @Override
  protected QueryIterator execute(OpService service, QueryIterator input) {
    return new Asked(service, input);
  }

  @Override
  protected QueryIterator execute(OpGraph graph, QueryIterator input) {
    if (graph.getNode().isVariable()
        && graph.getSubOp() instanceof OpBGP bgp
        && !bgp.getPattern().isEmpty()
        && execCxt.getDataset() instanceof QuadPatterns quads) {
      return quads.match(Var.alloc(graph.getNode()), bgp.getPattern(), input, execCxt);
    }
    return super.execute(graph, input);
  }

  /** Rows with those that an endpoint gives for each. */
  private final class Asked extends QueryIterRepeatApply {
    private final OpService service;

    Asked(OpService service, QueryIterator input) {
      super(input, execCxt);
      this.service = service;
    }

    @Override
    protected QueryIterator nextStage(Binding row) {
      try {
        OpService question = (OpService) QC.substitute(service, row);
        return new QueryIterCommonParent(endpoints.ask(question, execCxt), row, execCxt);
      } catch (QueryCancelledException e) {
        throw e;
      } catch (QueryException e) {
        if (service.getSilent()) {
          return QueryIterSingleton.create(row, execCxt);
        }
        throw e;
      }
    }
  }

  /** Rows on their way into groups; a group is kept, its rows are not. */
  private final class Grouped extends QueryIteratorWrapper {
    private final VarExprList by;
    private final SeenKeys groups = new SeenKeys();

    Grouped(QueryIterator rows, VarExprList by) {
      super(rows);
      this.by = by;
    }

    @Override
    protected Binding moveToNextBinding() {
      Binding row = super.moveToNextBinding();
      long key = SeenKeys.start();
      for (Var variable : by.getVars()) {
        Node value = by.get(variable, row, execCxt);
        key = SeenKeys.with(key, value == null ? "" : value);
      }
      groups.add(key);
      return row;
    }
  }

  /** Rows that are looked at one by one. */
  private static final class Checked extends QueryIteratorWrapper {
    private final boolean isKept;

    Checked(QueryIterator rows, boolean isKept) {
      super(rows);
      this.isKept = isKept;
    }

    @Override
    protected boolean hasNextBinding() {
      WorkLimit.check();
      return super.hasNextBinding();
    }

    @Override
    protected Binding moveToNextBinding() {
      if (isKept) {
        WorkLimit.holdRow();
      }
      return super.moveToNextBinding();
    }
  }
}
