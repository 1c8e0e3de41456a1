package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NiceIterator;
import org.apache.jena.util.iterator.NullIterator;
import org.apache.jena.util.iterator.SingletonIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.apache.jena.vocabulary.OWL;
import org.w3id.aihw.model.WorkLimit;

/** A view of the engine's triples as a Jena graph; it cannot be changed. */
final class ClosureGraph extends GraphBase {
  private static final int ANY = -1;
  private static final int UNKNOWN = -2;

  static {
    ClosureStage.register();
  }

  private final Saturation saturation;
  private final Equality equality;
  private final TermTable terms;
  private final TripleTable triples;
  private final boolean inferredOnly;

  /** Where things are equal, what is stated of one is inferred of the others. */
  private final boolean skipsStated;

  /** Makes a view of all triples, or of those that are inferred and not stated. */
  ClosureGraph(Saturation saturation, Equality equality, boolean inferredOnly) {
    this.saturation = saturation;
    this.equality = equality;
    this.terms = saturation.terms;
    this.triples = saturation.triples;
    this.inferredOnly = inferredOnly;
    this.skipsStated = inferredOnly && equality.isEmpty();
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    WorkLimit.check();
    if (equality.isEmpty()) {
      return matches(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
    }
    return matchesOfEquals(pattern);
  }

  @Override
  protected boolean graphBaseContains(Triple triple) {
    if (!equality.isEmpty() || !triple.isConcrete()) {
      return super.graphBaseContains(triple);
    }
    int number = saturation.find(triple);
    return number != TripleTable.NONE && (!inferredOnly || !saturation.isStated(number));
  }

  private ExtendedIterator<Triple> matches(Node subject, Node predicate, Node object) {
    int subjectCode = code(subject);
    int predicateCode = code(predicate);
    int objectCode = code(object);
    if (subjectCode == UNKNOWN || predicateCode == UNKNOWN || objectCode == UNKNOWN) {
      return NullIterator.instance();
    }
    if (subjectCode != ANY && predicateCode != ANY && objectCode != ANY) {
      int number = triples.find(subjectCode, predicateCode, objectCode);
      return number == TripleTable.NONE || (skipsStated && saturation.isStated(number))
          ? NullIterator.instance()
          : new SingletonIterator<>(Triple.create(subject, predicate, object));
    }
    return new Matches(subjectCode, predicateCode, objectCode);
  }

  private int code(Node node) {
    if (!node.isConcrete()) {
      return ANY;
    }
    int number = terms.find(node);
    return number == TermTable.NONE ? UNKNOWN : number;
  }

  /** Finds by representatives, and gives each match by all names that fit. */
  private ExtendedIterator<Triple> matchesOfEquals(Triple pattern) {
    List<Triple> found = new ArrayList<>();
    ExtendedIterator<Triple> matches =
        matches(
            equality.representative(pattern.getSubject()),
            equality.representative(pattern.getPredicate()),
            equality.representative(pattern.getObject()));
    while (matches.hasNext()) {
      Triple match = matches.next();
      for (Node subject : names(match.getSubject(), pattern.getSubject())) {
        for (Node predicate : names(match.getPredicate(), pattern.getPredicate())) {
          for (Node object : names(match.getObject(), pattern.getObject())) {
            found.add(Triple.create(subject, predicate, object));
          }
        }
      }
    }
    addEqualities(pattern, found);
    if (inferredOnly) {
      found.removeIf(equality.facts()::contains);
    }
    return WrappedIterator.create(found.iterator());
  }

  private Collection<Node> names(Node representative, Node asked) {
    return asked.isConcrete() ? List.of(asked) : equality.members(representative);
  }

  private void addEqualities(Triple pattern, List<Triple> found) {
    Node sameAs = OWL.sameAs.asNode();
    if (pattern.getPredicate().isConcrete() && !pattern.getPredicate().equals(sameAs)) {
      return;
    }
    for (Set<Node> equals : equality.classes()) {
      for (Node subject : equals) {
        for (Node object : equals) {
          Triple triple = Triple.create(subject, sameAs, object);
          if (!subject.equals(object) && pattern.matches(triple)) {
            found.add(triple);
          }
        }
      }
    }
  }

  @Override
  protected int graphBaseSize() {
    if (equality.isEmpty()) {
      return inferredOnly ? saturation.size() - saturation.statedCount() : saturation.size();
    }
    int size = 0;
    for (ExtendedIterator<Triple> all = find(); all.hasNext(); all.next()) {
      size++;
    }
    return size;
  }

  /** Returns whether patterns can be joined by numbers: not where one thing has several. */
  boolean isJoinable() {
    return equality.isEmpty();
  }

  /** Returns the number of a term, or {@link TermTable#NONE}. */
  int number(Node term) {
    return terms.find(term);
  }

  Node term(int number) {
    return terms.term(number);
  }

  /** Returns about how many triples match a pattern of which some variables are bound. */
  double expected(int[] pattern, boolean[] bound) {
    return Selectivity.ofAll(triples).matches(pattern, bound);
  }

  TripleTable triples() {
    return triples;
  }

  /** Returns whether a triple is in this view. */
  boolean isSeen(int triple) {
    return triples.isPresent(triple)
        && (!skipsStated || !saturation.isStated(triple))
        && !saturation.transitivity.isStep(triples.predicate(triple));
  }

  /** Walks the chain of a pattern and keeps what matches. */
  private final class Matches extends NiceIterator<Triple> {
    private final int object;
    private final Trigger.Access access;
    private int next;

    Matches(int subject, int predicate, int object) {
      this.object = object;
      access = Trigger.Access.of(subject != ANY, predicate != ANY, object != ANY);
      next = match(triples.first(access, subject, predicate, object));
    }

    /** Returns a triple or the first one after it that is to be seen and matches. */
    private int match(int start) {
      int triple = start;
      while (triple != TripleTable.NONE
          && !(isSeen(triple) && (object == ANY || triples.object(triple) == object))) {
        triple = triples.after(access, triple);
      }
      return triple;
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
      WorkLimit.check();
      int found = next;
      next = match(triples.after(access, found));
      return Triple.create(
          terms.term(triples.subject(found)),
          terms.term(triples.predicate(found)),
          terms.term(triples.object(found)));
    }
  }
}
