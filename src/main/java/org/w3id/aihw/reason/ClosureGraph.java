package org.w3id.aihw.reason;

import java.util.NoSuchElementException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NiceIterator;
import org.apache.jena.util.iterator.NullIterator;

/** A view of the engine's triples, from one number on, as a Jena graph; it cannot be changed. */
final class ClosureGraph extends GraphBase {
  private final TermTable terms;
  private final TripleTable triples;
  private final int from;

  ClosureGraph(TermTable terms, TripleTable triples, int from) {
    this.terms = terms;
    this.triples = triples;
    this.from = from;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    int subject = code(pattern.getSubject());
    int predicate = code(pattern.getPredicate());
    int object = code(pattern.getObject());
    if (subject == UNKNOWN || predicate == UNKNOWN || object == UNKNOWN) {
      return NullIterator.instance();
    }
    return new Matches(subject, predicate, object);
  }

  private static final int UNKNOWN = -2;

  private int code(Node node) {
    if (!node.isConcrete()) {
      return TripleTable.ANY;
    }
    int number = terms.find(node);
    return number == TermTable.NONE ? UNKNOWN : number;
  }

  @Override
  protected int graphBaseSize() {
    return triples.size() - from;
  }

  /** Walks the chain of a pattern and keeps what matches. */
  private final class Matches extends NiceIterator<Triple> {
    private final int subject;
    private final int predicate;
    private final int object;
    private final TripleTable.Chain chain;
    private int next;

    Matches(int subject, int predicate, int object) {
      this.subject = subject;
      this.predicate = predicate;
      this.object = object;
      if (subject != TripleTable.ANY && predicate != TripleTable.ANY && object != TripleTable.ANY) {
        chain = TripleTable.Chain.SUBJECT_PREDICATE;
        next = triples.find(subject, predicate, object);
        if (next < from) {
          next = TripleTable.NONE;
        }
      } else {
        chain = TripleTable.Chain.of(subject, predicate, object);
        next = match(triples.first(chain, subject, predicate, object));
      }
    }

    private int match(int start) {
      int triple = start;
      while (triple != TripleTable.NONE
          && triple >= from
          && !triples.matches(triple, subject, predicate, object)) {
        triple = triples.next(chain, triple);
      }
      // Chains go from newest to oldest, so the first one too old ends the walk.
      return triple >= from ? triple : TripleTable.NONE;
    }

    @Override
    public boolean hasNext() {
      return next != TripleTable.NONE;
    }

    @Override
    public Triple next() {
      if (next == TripleTable.NONE) {
        throw new NoSuchElementException();
      }
      int found = next;
      next = match(triples.next(chain, found));
      return Triple.create(
          terms.term(triples.subject(found)),
          terms.term(triples.predicate(found)),
          terms.term(triples.object(found)));
    }
  }
}
