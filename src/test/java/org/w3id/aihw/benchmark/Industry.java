package org.w3id.aihw.benchmark;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.jena.graph.Triple;

/**
 * A made-up industry in the form of our data, without the ontology: parties, products,
 * relationships with their standing, claims, figures, documents and chains of reporting. The same
 * arguments give the same triples in the same order; no triple comes twice. Triples are made while
 * they are read, one cluster of firms at a time, and are not kept.
 *
 * @param seed what chance starts from
 * @param size the least number of triples; the last cluster is finished
 * @param shape whether supply can go round in circles
 */
public record Industry(long seed, int size, Shape shape) implements Iterable<Triple> {
  /** How supply runs. */
  public enum Shape {
    /** From tool makers to makers to designers to clouds to labs, and inside clusters only. */
    ACYCLIC,

    /**
     * A fifth of all supply goes to another cluster of the same bloc, a tenth runs the other way.
     * Blocs keep dependence over several steps from growing with the square of the size, which
     * would measure nothing but the writing of one property.
     */
    CYCLIC
  }

  /** How many neighbouring clusters can supply each other in a cyclic industry. */
  static final int BLOC = 4;

  /** Rejects an industry without triples. */
  public Industry {
    if (size < 1) {
      throw new IllegalArgumentException("size of the industry is below 1: " + size);
    }
  }

  @Override
  public Iterator<Triple> iterator() {
    return inTurn(clusters());
  }

  /** Returns the triples of one cluster after the other, each made when it is asked for. */
  Iterator<List<Triple>> clusters() {
    return new Iterator<>() {
      private int clusters;
      private long made;

      @Override
      public boolean hasNext() {
        return made < size;
      }

      @Override
      public List<Triple> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        List<Triple> triples = new Cluster(Industry.this, clusters).triples();
        clusters++;
        made += triples.size();
        return triples;
      }
    };
  }

  /** Returns the triples of lists that are read only when those before them were. */
  static Iterator<Triple> inTurn(Iterator<List<Triple>> lists) {
    return new Iterator<>() {
      private Iterator<Triple> list = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!list.hasNext() && lists.hasNext()) {
          list = lists.next().iterator();
        }
        return list.hasNext();
      }

      @Override
      public Triple next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return list.next();
      }
    };
  }
}
