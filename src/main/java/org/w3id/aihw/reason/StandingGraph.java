package org.w3id.aihw.reason;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.w3id.aihw.model.BySubject;
import org.w3id.aihw.model.WorkLimit;

/**
 * The standing of relationships as a graph; it cannot be changed. It has no index of its own: what
 * is not asked by relationship is looked up among all triples, which the standings are part of.
 */
final class StandingGraph extends GraphBase {
  private final BySubject standing;
  private final Graph everything;

  StandingGraph(BySubject standing, Graph everything) {
    this.standing = standing;
    this.everything = everything;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    WorkLimit.check();
    if (pattern.getSubject().isConcrete()) {
      return matching(standing.about(pattern.getSubject()), pattern);
    }
    if (pattern.getPredicate().isConcrete() || pattern.getObject().isConcrete()) {
      return everything
          .find(pattern)
          .filterKeep(triple -> standing.about(triple.getSubject()).contains(triple));
    }
    return matching(standing.all(), pattern);
  }

  private static ExtendedIterator<Triple> matching(List<Triple> triples, Triple pattern) {
    return WrappedIterator.create(triples.iterator())
        .filterKeep(
            triple -> {
              WorkLimit.check();
              return pattern.matches(triple);
            });
  }

  @Override
  protected int graphBaseSize() {
    return standing.size();
  }
}
