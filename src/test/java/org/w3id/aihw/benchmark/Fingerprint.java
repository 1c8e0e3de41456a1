package org.w3id.aihw.benchmark;

import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

/**
 * The number of some triples and the sum of their mixed hashes. Sums know no order; as they can be
 * subtracted, the fingerprint of what was inferred is that of all less that of what was stated.
 *
 * @param count the number of triples
 * @param hash the sum over all triples, modulo two to the 64
 */
public record Fingerprint(long count, long hash) {
  static final Fingerprint EMPTY = new Fingerprint(0, 0);

  /** Returns the fingerprint of triples, each of which must come once only. */
  public static Fingerprint of(Iterator<Triple> triples) {
    long count = 0;
    long hash = 0;
    while (triples.hasNext()) {
      Triple triple = triples.next();
      count++;
      hash += mix(text(triple.getSubject()), text(triple.getPredicate()), text(triple.getObject()));
    }
    return new Fingerprint(count, hash);
  }

  /** Returns a term as N-Triples writes it. */
  static String text(Node term) {
    return term.isURI() ? "<" + term.getURI() + ">" : NodeFmtLib.strNT(term);
  }

  /** Returns the hash of one triple, given its terms as N-Triples writes them. */
  static long mix(String subject, String predicate, String object) {
    return scatter(scatter(scatter(hash(subject)) + hash(predicate)) + hash(object));
  }

  Fingerprint plus(Fingerprint other) {
    return new Fingerprint(count + other.count, hash + other.hash);
  }

  Fingerprint minus(Fingerprint other) {
    return new Fingerprint(count - other.count, hash - other.hash);
  }

  @Override
  public String toString() {
    return count + ":" + Long.toHexString(hash);
  }

  private static long hash(String text) {
    long hash = 0;
    for (int index = 0; index < text.length(); index++) {
      hash = hash * 1_000_003 + text.charAt(index);
    }
    return hash;
  }

  /** Spreads each bit over all: multiplication by odd numbers and shifts can be undone. */
  private static long scatter(long value) {
    long mixed = value;
    mixed ^= mixed >>> 32;
    mixed *= 0x9FB21C651E98DF25L;
    mixed ^= mixed >>> 29;
    mixed *= 0xD6E8FEB86659FD93L;
    mixed ^= mixed >>> 32;
    return mixed;
  }
}
