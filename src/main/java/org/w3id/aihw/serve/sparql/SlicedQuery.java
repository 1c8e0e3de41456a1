package org.w3id.aihw.serve.sparql;

import java.util.Collection;
import java.util.List;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.w3id.aihw.serve.http.RequestClocks;
import org.w3id.aihw.serve.http.Slices;

/** SPARQL 1.1 queries over the slice that the parameters {@code asOf} and {@code knownAt} name. */
public final class SlicedQuery extends SPARQL_QueryDataset {
  private final Slices slices;

  /** Answers from slices. */
  public SlicedQuery(Slices slices) {
    this.slices = slices;
  }

  @Override
  protected Collection<String> customParams() {
    return List.of(RequestClocks.AS_OF, RequestClocks.KNOWN_AT);
  }

  @Override
  protected QueryExec createQueryExec(HttpAction action, Query query, DatasetGraph dataset) {
    // The action carries the context of the stored dataset, which knows no slice.
    PropertyFunctionRegistry.set(
        action.getContext(), PropertyFunctionRegistry.chooseRegistry(dataset.getContext()));
    return super.createQueryExec(action, query, dataset);
  }

  @Override
  protected QueryExecResult executeQuery(
      HttpAction action, QueryExec execution, Query query, String shown) {
    try {
      return super.executeQuery(action, execution, query, shown);
    } catch (QueryBuildException e) {
      ServletOps.errorBadRequest(e.getMessage());
      throw new IllegalStateException("errorBadRequest did not refuse", e);
    }
  }

  @Override
  protected DatasetGraph getDataset(HttpAction action) {
    try {
      return slices.dataset().apply(RequestClocks.of(action.getRequest()));
    } catch (RequestClocks.BadRequest e) {
      ServletOps.errorBadRequest(e.getMessage());
      throw new IllegalStateException("errorBadRequest did not refuse", e);
    }
  }
}
