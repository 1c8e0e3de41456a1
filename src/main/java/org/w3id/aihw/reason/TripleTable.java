package org.w3id.aihw.reason;

/**
 * Triples of numbered terms, themselves numbered from 0 in the order added. Each is linked into
 * chains, newest first: by subject, predicate, object, subject with predicate, and predicate with
 * object.
 */
final class TripleTable {
  static final int NONE = -1;

  /** Stands for any term in a pattern. */
  static final int ANY = -1;

  private final IntList subjects = new IntList();
  private final IntList predicates = new IntList();
  private final IntList objects = new IntList();

  private final IntList headBySubject = new IntList();
  private final IntList headByPredicate = new IntList();
  private final IntList headByObject = new IntList();
  private final PairMap headBySubjectPredicate = new PairMap();
  private final PairMap headByPredicateObject = new PairMap();

  private final IntList nextBySubject = new IntList();
  private final IntList nextByPredicate = new IntList();
  private final IntList nextByObject = new IntList();
  private final IntList nextBySubjectPredicate = new IntList();
  private final IntList nextByPredicateObject = new IntList();

  int size() {
    return subjects.size();
  }

  int subject(int triple) {
    return subjects.get(triple);
  }

  int predicate(int triple) {
    return predicates.get(triple);
  }

  int object(int triple) {
    return objects.get(triple);
  }

  /** Returns the number of a triple, or {@link #NONE} where it is not there. */
  int find(int subject, int predicate, int object) {
    int bySubject = headBySubjectPredicate.getOr(subject, predicate, NONE);
    int byObject = headByPredicateObject.getOr(predicate, object, NONE);
    // Walk both chains in step: the shorter one decides, also at hubs.
    while (bySubject != NONE && byObject != NONE) {
      if (objects.get(bySubject) == object) {
        return bySubject;
      }
      if (subjects.get(byObject) == subject) {
        return byObject;
      }
      bySubject = nextBySubjectPredicate.get(bySubject);
      byObject = nextByPredicateObject.get(byObject);
    }
    return NONE;
  }

  /** Adds a triple that is not there yet and returns its number. */
  int add(int subject, int predicate, int object) {
    int triple = subjects.add(subject);
    predicates.add(predicate);
    objects.add(object);
    nextBySubject.add(headBySubject.getOr(subject, NONE));
    headBySubject.put(subject, triple, NONE);
    nextByPredicate.add(headByPredicate.getOr(predicate, NONE));
    headByPredicate.put(predicate, triple, NONE);
    nextByObject.add(headByObject.getOr(object, NONE));
    headByObject.put(object, triple, NONE);
    nextBySubjectPredicate.add(headBySubjectPredicate.put(subject, predicate, triple, NONE));
    nextByPredicateObject.add(headByPredicateObject.put(predicate, object, triple, NONE));
    return triple;
  }

  /** The chain that a pattern is looked up in; the other terms of the pattern are compared. */
  enum Chain {
    SUBJECT_PREDICATE,
    PREDICATE_OBJECT,
    SUBJECT,
    OBJECT,
    PREDICATE,
    ALL;

    static Chain of(int subject, int predicate, int object) {
      if (predicate != ANY && subject != ANY) {
        return SUBJECT_PREDICATE;
      }
      if (predicate != ANY && object != ANY) {
        return PREDICATE_OBJECT;
      }
      if (subject != ANY) {
        return SUBJECT;
      }
      if (object != ANY) {
        return OBJECT;
      }
      return predicate != ANY ? PREDICATE : ALL;
    }
  }

  /** Returns the newest triple of the chain that a pattern is looked up in. */
  int first(Chain chain, int subject, int predicate, int object) {
    return switch (chain) {
      case SUBJECT_PREDICATE -> headBySubjectPredicate.getOr(subject, predicate, NONE);
      case PREDICATE_OBJECT -> headByPredicateObject.getOr(predicate, object, NONE);
      case SUBJECT -> headBySubject.getOr(subject, NONE);
      case OBJECT -> headByObject.getOr(object, NONE);
      case PREDICATE -> headByPredicate.getOr(predicate, NONE);
      case ALL -> size() - 1;
    };
  }

  /** Returns the next older triple of a chain, or {@link #NONE} at its end. */
  int next(Chain chain, int triple) {
    return switch (chain) {
      case SUBJECT_PREDICATE -> nextBySubjectPredicate.get(triple);
      case PREDICATE_OBJECT -> nextByPredicateObject.get(triple);
      case SUBJECT -> nextBySubject.get(triple);
      case OBJECT -> nextByObject.get(triple);
      case PREDICATE -> nextByPredicate.get(triple);
      case ALL -> triple - 1;
    };
  }

  boolean matches(int triple, int subject, int predicate, int object) {
    return (subject == ANY || subjects.get(triple) == subject)
        && (predicate == ANY || predicates.get(triple) == predicate)
        && (object == ANY || objects.get(triple) == object);
  }
}
