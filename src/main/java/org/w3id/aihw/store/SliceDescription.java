package org.w3id.aihw.store;

import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.describe.DescribeBNodeClosure;
import org.apache.jena.sparql.core.describe.DescribeHandler;
import org.apache.jena.sparql.core.describe.DescribeHandlerRegistry;
import org.apache.jena.sparql.util.Closure;
import org.apache.jena.sparql.util.Context;

/**
 * Answers DESCRIBE with what the default graph says of a thing: in a slice that is all that is
 * known and follows on its day. Only things of which it says nothing are looked for in the named
 * graphs. ARQ looks through every named graph for every thing, and so also tells what became known
 * after the day.
 */
final class SliceDescription implements DescribeHandler {
  private final DescribeHandler named = new DescribeBNodeClosure();
  private Model known = ModelFactory.createDefaultModel();
  private Model described = known;

  private SliceDescription() {}

  /** Lets queries use this; to be called once. */
  static void register() {
    DescribeHandlerRegistry handlers = DescribeHandlerRegistry.get();
    handlers.clear();
    handlers.add(SliceDescription::new);
  }

  @Override
  public void start(Model result, Context context) {
    described = result;
    if (context.get(ARQConstants.sysCurrentDataset) instanceof DatasetGraph dataset) {
      known = ModelFactory.createModelForGraph(dataset.getDefaultGraph());
    }
    named.start(result, context);
  }

  @Override
  public void describe(Resource thing) {
    Resource here = thing.inModel(known);
    if (here.listProperties().hasNext()) {
      Closure.closure(here, false, described);
    } else {
      named.describe(thing);
    }
  }

  @Override
  public void finish() {
    named.finish();
  }
}
