package org.w3id.aihw.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;

/**
 * Quads as four columns of numbers, each the place of a term among all terms by the order of their
 * ids in a store, so that an index is made by counting. To be read by several threads.
 */
final class QuadColumns {
  /** The letters by which TDB2 names the columns in the names of its indexes. */
  private static final String LETTERS = "GSPO";

  /** The ids, sorted as bytes are compared, that is without a sign. */
  private final long[] ids;

  private final int[][] columns;

  private QuadColumns(long[] ids, int[][] columns) {
    this.ids = ids;
    this.columns = columns;
  }

  /**
   * Reads quads, in the order given.
   *
   * @param idOf asked once for each term; terms of one value may have the same id
   */
  static QuadColumns of(Map<Node, List<Triple>> graphs, Function<Node, NodeId> idOf) {
    Map<Node, Integer> numbers = new HashMap<>();
    List<Node> terms = new ArrayList<>();
    Function<Node, Integer> number =
        term -> {
          terms.add(term);
          return terms.size() - 1;
        };
    int size = graphs.values().stream().mapToInt(List::size).sum();
    int[][] columns = new int[LETTERS.length()][size];
    int quad = 0;
    for (Map.Entry<Node, List<Triple>> graph : graphs.entrySet()) {
      int name = numbers.computeIfAbsent(graph.getKey(), number);
      for (Triple triple : graph.getValue()) {
        columns[0][quad] = name;
        columns[1][quad] = numbers.computeIfAbsent(triple.getSubject(), number);
        columns[2][quad] = numbers.computeIfAbsent(triple.getPredicate(), number);
        columns[3][quad] = numbers.computeIfAbsent(triple.getObject(), number);
        quad++;
      }
    }
    long[] idsOfTerms = terms.stream().map(idOf).mapToLong(QuadColumns::bits).toArray();
    return sorted(idsOfTerms, columns);
  }

  /** Puts the place of each term in the order of ids in the stead of its number. */
  private static QuadColumns sorted(long[] idsOfTerms, int[][] columns) {
    // With the sign turned round, the order of numbers is that of bytes.
    long[] ids = Arrays.stream(idsOfTerms).map(QuadColumns::turned).sorted().distinct().toArray();
    int[] places = new int[idsOfTerms.length];
    for (int term = 0; term < places.length; term++) {
      places[term] = Arrays.binarySearch(ids, turned(idsOfTerms[term]));
    }
    for (int[] column : columns) {
      Arrays.setAll(column, quad -> places[column[quad]]);
    }
    return new QuadColumns(Arrays.stream(ids).map(QuadColumns::turned).toArray(), columns);
  }

  private static long turned(long bits) {
    return bits ^ Long.MIN_VALUE;
  }

  private static long bits(NodeId id) {
    byte[] bytes = new byte[NodeId.SIZE];
    NodeIdFactory.set(id, bytes);
    return ByteBuffer.wrap(bytes).getLong();
  }

  /**
   * Returns the quads as records of an index, sorted, each once.
   *
   * @param index the name of the index, which tells the order of the columns in it
   */
  Iterator<Record> recordsOf(String index, RecordFactory records) {
    int[][] ordered = new int[LETTERS.length()][];
    for (int column = 0; column < ordered.length; column++) {
      ordered[column] = columns[LETTERS.indexOf(index.charAt(column))];
    }
    return new Records(ids, ordered, sorted(ordered), records);
  }

  /**
   * Returns the numbers of the quads, sorted by the first column, then by the second, and so on.
   */
  private int[] sorted(int[][] ordered) {
    int[] quads = new int[ordered[0].length];
    Arrays.setAll(quads, quad -> quad);
    // Sorted by the last column first, since each sort leaves what is equal as it was.
    for (int column = ordered.length - 1; column >= 0; column--) {
      quads = sortedBy(ordered[column], quads);
    }
    return quads;
  }

  private int[] sortedBy(int[] column, int[] quads) {
    int[] starts = new int[ids.length + 1];
    for (int place : column) {
      starts[place + 1]++;
    }
    for (int place = 0; place < ids.length; place++) {
      starts[place + 1] += starts[place];
    }
    int[] sorted = new int[quads.length];
    for (int quad : quads) {
      sorted[starts[column[quad]]++] = quad;
    }
    return sorted;
  }

  /** Writes quads as records, leaving out those equal to the one before. */
  private static final class Records implements Iterator<Record> {
    private final long[] ids;
    private final int[][] columns;
    private final int[] quads;
    private final RecordFactory records;
    private int next;

    Records(long[] ids, int[][] columns, int[] quads, RecordFactory records) {
      this.ids = ids;
      this.columns = columns;
      this.quads = quads;
      this.records = records;
    }

    @Override
    public boolean hasNext() {
      return next < quads.length;
    }

    @Override
    public Record next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int quad = quads[next];
      ByteBuffer key = ByteBuffer.allocate(columns.length * NodeId.SIZE);
      for (int[] column : columns) {
        key.putLong(ids[column[quad]]);
      }
      do {
        next++;
      } while (hasNext() && isSame(quad, quads[next]));
      return records.create(key.array());
    }

    private boolean isSame(int one, int other) {
      for (int[] column : columns) {
        if (column[one] != column[other]) {
          return false;
        }
      }
      return true;
    }
  }
}
