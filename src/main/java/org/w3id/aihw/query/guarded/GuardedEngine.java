package org.w3id.aihw.query.guarded;

import java.time.temporal.ChronoUnit;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.util.Context;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.query.federated.Endpoints;

/** ARQ's main engine over operators and functions that look at the limit of their work. */
public final class GuardedEngine extends QueryEngineMain {
  private static final QueryEngineFactory FACTORY = new Factory();

  private GuardedEngine(Query query, DatasetGraph dataset, Binding input, Context context) {
    super(query, dataset, input, context);
    setNow();
  }

  private GuardedEngine(Op op, DatasetGraph dataset, Binding input, Context context) {
    super(op, dataset, input, context);
    setNow();
  }

  /** Lets {@code NOW()} give the day that everything else takes for today. */
  private void setNow() {
    context.set(
        ARQConstants.sysCurrentTime,
        NodeFactory.createLiteralDT(
            Clocks.now().truncatedTo(ChronoUnit.MILLIS).toString(), XSDDatatype.XSDdateTime));
  }

  /**
   * Lets queries that are run with a context be run by this engine.
   *
   * @param endpoints those that they may ask
   */
  public static void in(Context context, Endpoints endpoints) {
    QueryEngineRegistry registry = new QueryEngineRegistry();
    registry.add(FACTORY);
    QueryEngineRegistry.set(context, registry);
    QC.setFactory(context, execution -> new GuardedExecutor(execution, endpoints));
    context.set(ARQ.optExprConstantFolding, false); // outside all limits; see Allowed
    context.set(ARQ.optDistinctToReduced, false); // wrong where rows are sorted: jena#4242
    Surface.keepOwn(context);
  }

  @Override
  protected Op modifyOp(Op op) {
    Op allowed = Transformer.transformSkipService(new Allowed(), new Allowed.Constants(), op);
    Op planned = Transformer.transform(new GraphPatterns(), super.modifyOp(allowed));
    // After the graph patterns, which would take the filters around paths for those of rows alone.
    return Transformer.transformSkipService(
        new GuardedAggregates(),
        new GuardedFunctions(),
        Transformer.transformSkipService(new ZeroLengthPaths(), planned));
  }

  private static final class Factory implements QueryEngineFactory {
    @Override
    public boolean accept(Query query, DatasetGraph dataset, Context context) {
      return true;
    }

    @Override
    public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
      return new GuardedEngine(query, dataset, input, context).getPlan();
    }

    @Override
    public boolean accept(Op op, DatasetGraph dataset, Context context) {
      return true;
    }

    @Override
    public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
      return new GuardedEngine(op, dataset, input, context).getPlan();
    }
  }
}
