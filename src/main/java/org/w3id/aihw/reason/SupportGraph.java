package org.w3id.aihw.reason;

import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;
import org.w3id.aihw.model.WorkLimit;

/** What conclusions rest on, as a graph that is made when somebody first asks for it. */
final class SupportGraph extends GraphBase {
  private final Supplier<Graph> made;

  SupportGraph(Supplier<Graph> made) {
    this.made = made;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    WorkLimit.check();
    if (!Conclusions.mayHold(pattern)) {
      return NullIterator.instance();
    }
    return made.get()
        .find(pattern)
        .filterKeep(
            triple -> {
              WorkLimit.check();
              return true;
            });
  }

  @Override
  protected int graphBaseSize() {
    return made.get().size();
  }
}
