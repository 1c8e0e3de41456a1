package org.w3id.aihw.model;

import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;

/** A dataset that finds patterns in whichever of its named graphs without trying each of them. */
public interface QuadPatterns {
  /**
   * Returns rows with those that a pattern gives for each in any one named graph.
   *
   * @param graph bound to the name of the graph, which a row may have bound before
   * @param pattern what is to be in one graph, not empty
   */
  QueryIterator match(
      Var graph, BasicPattern pattern, QueryIterator rows, ExecutionContext context);
}
