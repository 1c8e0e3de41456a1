package org.w3id.aihw.model;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NiceIterator;
import org.apache.jena.util.iterator.NullIterator;
import org.w3id.aihw.model.kept.KeptTerms;

/** One graph of facts in columns, as a graph to be read. */
final class FactGraph extends GraphBase {
  private static final int ANY = -2;

  private final FactColumns facts;
  private final FactIndex index;
  private final int graph;

  /**
   * Makes a view.
   *
   * @param graph the place of the graph among the names of graphs
   */
  FactGraph(FactColumns facts, FactIndex index, int graph) {
    this.facts = facts;
    this.index = index;
    this.graph = graph;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    int subject = code(pattern.getSubject());
    int predicate = code(pattern.getPredicate());
    int object = code(pattern.getObject());
    if (subject == KeptTerms.NONE || predicate == KeptTerms.NONE || object == KeptTerms.NONE) {
      return NullIterator.instance();
    }
    IntStream numbers =
        subject == ANY
            ? IntStream.range(facts.start(graph), facts.end(graph))
            : IntStream.of(index.withSubject(subject));
    return new Found(
        numbers
            .filter(
                number ->
                    facts.graphs[number] == graph
                        && (predicate == ANY || facts.predicates[number] == predicate)
                        && (object == ANY || facts.objects[number] == object)
                        && !facts.repeated.get(number))
            .iterator());
  }

  private int code(Node node) {
    return node.isConcrete() ? facts.terms.find(node) : ANY;
  }

  /** The triples of some facts. */
  private final class Found extends NiceIterator<Triple> {
    private final PrimitiveIterator.OfInt numbers;

    Found(PrimitiveIterator.OfInt numbers) {
      this.numbers = numbers;
    }

    @Override
    public boolean hasNext() {
      return numbers.hasNext();
    }

    @Override
    public Triple next() {
      if (!numbers.hasNext()) {
        throw new NoSuchElementException();
      }
      WorkLimit.check();
      return facts.triple(numbers.nextInt());
    }
  }
}
