package org.w3id.aihw.reason;

import java.util.Arrays;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptWriter;

/**
 * Triples of numbered terms, themselves numbered from 0 in the order added. Each is linked into two
 * chains, newest first: with its subject and predicate, and with its predicate and object. Chains
 * by a single term are made when they are first asked for.
 *
 * <p>A triple that was withdrawn keeps its number and its place in the chains, marked as gone; if
 * it comes again it gets a new number.
 */
final class TripleTable {
  static final int NONE = -1;

  private static final int COUNT_BOUND = 10_000;

  private int[] subjects;
  private int[] predicates;
  private int[] objects;
  private int size;

  private final PairIndex bySubjectPredicate;
  private final PairIndex byPredicateObject;

  /** Numbers plus one by the hash of the triple, open addressing; 0 is free. */
  private int[] slots;

  /** One bit for each triple that is gone; empty while none is. */
  private long[] gone = new long[0];

  private int goneCount;

  /** How many triples each predicate has, and with how many subjects and objects. */
  private final IntList counts;

  private final IntList subjectCounts;
  private final IntList objectCounts;

  private final TermChains chains;

  TripleTable(int expected) {
    int capacity = Math.max(1024, expected);
    subjects = new int[capacity];
    predicates = new int[capacity];
    objects = new int[capacity];
    slots = new int[Integer.highestOneBit(capacity) * 4];
    bySubjectPredicate = new PairIndex(capacity);
    byPredicateObject = new PairIndex(capacity);
    counts = new IntList();
    subjectCounts = new IntList();
    objectCounts = new IntList();
    chains = new TermChains();
  }

  /**
   * Copies another.
   *
   * @param goesOn whether this goes on where the other ends, and nothing else does: what is added
   *     then stands in the same arrays, behind what the other sees of them
   */
  TripleTable(TripleTable other, boolean goesOn) {
    boolean hasRoom = goesOn && other.size < other.subjects.length;
    int capacity = other.size + other.size / 16 + 16; // A copy is changed a little.
    subjects = hasRoom ? other.subjects : Arrays.copyOf(other.subjects, capacity);
    predicates = hasRoom ? other.predicates : Arrays.copyOf(other.predicates, capacity);
    objects = hasRoom ? other.objects : Arrays.copyOf(other.objects, capacity);
    size = other.size;
    slots = other.slots.clone();
    bySubjectPredicate = new PairIndex(other.bySubjectPredicate, hasRoom, capacity);
    byPredicateObject = new PairIndex(other.byPredicateObject, hasRoom, capacity);
    gone = other.gone.clone();
    goneCount = other.goneCount;
    counts = new IntList(other.counts);
    subjectCounts = new IntList(other.subjectCounts);
    objectCounts = new IntList(other.objectCounts);
    chains = new TermChains();
  }

  private TripleTable(KeptReader in) {
    subjects = in.numbers();
    predicates = in.numbers();
    objects = in.numbers();
    size = subjects.length;
    slots = in.numbers();
    bySubjectPredicate = PairIndex.read(in);
    byPredicateObject = PairIndex.read(in);
    gone = in.largeNumbers();
    goneCount = in.number();
    counts = IntList.read(in);
    subjectCounts = IntList.read(in);
    objectCounts = IntList.read(in);
    chains = new TermChains();
  }

  static TripleTable read(KeptReader in) {
    return new TripleTable(in);
  }

  void write(KeptWriter out) {
    out.numbers(subjects, size);
    out.numbers(predicates, size);
    out.numbers(objects, size);
    out.numbers(slots, slots.length);
    bySubjectPredicate.write(out, size);
    byPredicateObject.write(out, size);
    out.large(gone);
    out.number(goneCount);
    counts.write(out);
    subjectCounts.write(out);
    objectCounts.write(out);
  }

  /** Returns one more than the highest number given. */
  int size() {
    return size;
  }

  /** Returns how many triples are there and not gone. */
  int present() {
    return size - goneCount;
  }

  int subject(int triple) {
    return subjects[triple];
  }

  int predicate(int triple) {
    return predicates[triple];
  }

  int object(int triple) {
    return objects[triple];
  }

  /** Returns whether a triple is not gone. */
  boolean isPresent(int triple) {
    int word = triple >>> 6;
    return word >= gone.length || (gone[word] >>> triple & 1) == 0;
  }

  /** Returns the number of a triple, or {@link #NONE} where it is not there. */
  int find(int subject, int predicate, int object) {
    int number = slots[slot(subject, predicate, object)] - 1;
    return number != NONE && !isPresent(number) ? NONE : number;
  }

  private int slot(int subject, int predicate, int object) {
    int mask = slots.length - 1;
    int slot = hash(subject, predicate, object) & mask;
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (subjects[number] == subject
          && objects[number] == object
          && predicates[number] == predicate) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int hash(int subject, int predicate, int object) {
    long mixed = (subject * 0x9E3779B97F4A7C15L + object) * 0xC2B2AE3D27D4EB4FL + predicate;
    mixed *= 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  /** Adds a triple that is not there, and returns its number. */
  int add(int subject, int predicate, int object) {
    if (size == subjects.length) {
      int capacity = size < (1 << 29) ? Math.max(1024, size * 2) : Integer.MAX_VALUE - 8;
      subjects = Arrays.copyOf(subjects, capacity);
      predicates = Arrays.copyOf(predicates, capacity);
      objects = Arrays.copyOf(objects, capacity);
    }
    int triple = size++;
    subjects[triple] = subject;
    predicates[triple] = predicate;
    objects[triple] = object;
    // The slot may hold the number of the same triple, gone since: the new number takes its place.
    slots[slot(subject, predicate, object)] = triple + 1;
    if (size * 2L > slots.length && slots.length < 1 << 30) {
      grow();
    }
    if (bySubjectPredicate.add(triple, subjects, predicates)) {
      increase(subjectCounts, predicate);
    }
    if (byPredicateObject.add(triple, predicates, objects)) {
      increase(objectCounts, predicate);
    }
    increase(counts, predicate);
    chains.added(this, triple);
    return triple;
  }

  private static void increase(IntList list, int index) {
    list.put(index, list.getOr(index, 0) + 1, 0);
  }

  private void grow() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int triple = 0; triple < size; triple++) {
      if (isPresent(triple)) {
        int slot = hash(subjects[triple], predicates[triple], objects[triple]) & mask;
        while (slots[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = triple + 1;
      }
    }
  }

  /** Marks a triple as gone. */
  void remove(int triple) {
    if (gone.length <= triple >>> 6) {
      gone = Arrays.copyOf(gone, (size >>> 6) + 1);
    }
    gone[triple >>> 6] |= 1L << triple;
    goneCount++;
    int predicate = predicates[triple];
    counts.put(predicate, counts.get(predicate) - 1, 0);
  }

  int goneCount() {
    return goneCount;
  }

  int count(int predicate) {
    return counts.getOr(predicate, 0);
  }

  /** Returns how many triples have a predicate and object, counting no further than a bound. */
  int countWithObject(int predicate, int object) {
    int count = 0;
    for (int triple = firstWithObject(predicate, object);
        triple != NONE && count < COUNT_BOUND;
        triple = nextWithObject(triple)) {
      count++;
    }
    return count;
  }

  /** Returns about how many objects a subject has with a predicate; 0 where it has no triples. */
  double objectsPerSubject(int predicate) {
    return ratio(count(predicate), subjectCounts.getOr(predicate, 0));
  }

  /** Returns about how many subjects an object has with a predicate; 0 where it has no triples. */
  double subjectsPerObject(int predicate) {
    return ratio(count(predicate), objectCounts.getOr(predicate, 0));
  }

  private static double ratio(int count, int groups) {
    return groups == 0 ? 0 : (double) count / groups;
  }

  /** Returns the newest triple with a subject and predicate, gone or not. */
  int firstWithSubject(int subject, int predicate) {
    return bySubjectPredicate.first(subject, predicate, subjects, predicates);
  }

  int nextWithSubject(int triple) {
    return bySubjectPredicate.next(triple);
  }

  /** Returns the newest triple with a predicate and object, gone or not. */
  int firstWithObject(int predicate, int object) {
    return byPredicateObject.first(predicate, object, predicates, objects);
  }

  int nextWithObject(int triple) {
    return byPredicateObject.next(triple);
  }

  /** Returns the first triple to look at for a pattern, gone or not; terms not known are unused. */
  int first(Trigger.Access access, int subject, int predicate, int object) {
    return switch (access) {
      case TRIPLE -> find(subject, predicate, object);
      case SUBJECT_PREDICATE -> firstWithSubject(subject, predicate);
      case PREDICATE_OBJECT -> firstWithObject(predicate, object);
      case SUBJECT -> chains().first(0, subject);
      case PREDICATE -> chains().first(1, predicate);
      case OBJECT -> chains().first(2, object);
      case ALL -> size - 1;
    };
  }

  /** Returns the next triple to look at, gone or not, or {@link #NONE}. */
  int after(Trigger.Access access, int triple) {
    return switch (access) {
      case TRIPLE -> NONE;
      case SUBJECT_PREDICATE -> nextWithSubject(triple);
      case PREDICATE_OBJECT -> nextWithObject(triple);
      case SUBJECT -> chains.next(0, triple);
      case PREDICATE -> chains.next(1, triple);
      case OBJECT -> chains.next(2, triple);
      case ALL -> triple - 1;
    };
  }

  /** Returns the chains by single terms, made on the first call. */
  TermChains chains() {
    chains.make(this);
    return chains;
  }
}
