package org.w3id.aihw.reason;

/**
 * Chains of triples that share one term in one position, newest first. Most runs and most queries
 * never ask for them, so they are made on demand and kept up from then on.
 */
final class TermChains {
  private IntList[] heads = new IntList[0];
  private IntList[] nexts = new IntList[0];
  private volatile boolean made;

  /** Makes the chains unless they are there. */
  void make(TripleTable triples) {
    if (made) {
      return;
    }
    synchronized (this) {
      if (made) {
        return;
      }
      heads = new IntList[] {new IntList(), new IntList(), new IntList()};
      nexts = new IntList[heads.length];
      for (int position = 0; position < heads.length; position++) {
        nexts[position] = new IntList(triples.size());
      }
      for (int triple = 0; triple < triples.size(); triple++) {
        link(triples, triple);
      }
      made = true;
    }
  }

  /** Takes in a triple just added, if the chains are made. */
  void added(TripleTable triples, int triple) {
    if (made) {
      link(triples, triple);
    }
  }

  private void link(TripleTable triples, int triple) {
    link(0, triples.subject(triple), triple);
    link(1, triples.predicate(triple), triple);
    link(2, triples.object(triple), triple);
  }

  private void link(int position, int term, int triple) {
    nexts[position].add(heads[position].getOr(term, TripleTable.NONE));
    heads[position].put(term, triple, TripleTable.NONE);
  }

  /** Returns the newest triple with a term at a position: 0 subject, 1 predicate, 2 object. */
  int first(int position, int term) {
    return heads[position].getOr(term, TripleTable.NONE);
  }

  int next(int position, int triple) {
    return nexts[position].get(triple);
  }
}
