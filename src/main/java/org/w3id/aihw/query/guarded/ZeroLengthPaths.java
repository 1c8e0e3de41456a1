package org.w3id.aihw.query.guarded;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;

/**
 * Keeps paths of no step between variables to the terms of the graph (SPARQL 1.1, section 18.4).
 * ARQ puts what else binds a variable into the path first, and then walks from a term that the
 * graph does not have (jena#1868, cured in Jena 6.2 for two bound ends alone).
 *
 * <p>Only for paths as they stand in a query: within EXISTS a variable is replaced before the path
 * is looked at, and a term that is written needs not be in the graph.
 */
final class ZeroLengthPaths extends TransformCopy {
  @Override
  public Op transform(OpPath found) {
    TriplePath path = found.getTriplePath();
    boolean isOfVariables = isVariable(path.getSubject()) && isVariable(path.getObject());
    if (path.getPath() == null || !isOfVariables || !path.getPath().hasZeroLengthComponent()) {
      return found;
    }
    return OpFilter.filter(
        new InGraph(
            new BoundedVar(Var.alloc(path.getSubject())),
            new BoundedVar(Var.alloc(path.getObject()))),
        found);
  }

  private static boolean isVariable(Node end) {
    return Var.isVar(end);
  }

  @Override
  public Op transform(OpService asked, Op inner) {
    return asked;
  }
}
