package org.w3id.aihw.network;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** The lines between parties as a graph gives them, numbered in the order met. */
final class LineReader {
  private final Map<Node, Integer> parties = new LinkedHashMap<>();
  private int[] ends = new int[1024];
  private byte[] codes = new byte[1024];
  private int size;

  private LineReader() {}

  static LineReader read(Graph graph) {
    LineReader reader = new LineReader();
    for (Line line : Line.LINES) {
      Iterator<Triple> triples = graph.find(Node.ANY, line.property(), Node.ANY);
      while (triples.hasNext()) {
        Triple triple = triples.next();
        if (triple.getSubject().isURI()
            && triple.getObject().isURI()
            && !triple.getSubject().equals(triple.getObject())) {
          reader.add(triple, line);
        }
      }
    }
    return reader;
  }

  private void add(Triple triple, Line line) {
    if (2 * size == ends.length) {
      codes = Arrays.copyOf(codes, 4 * size);
      ends = Arrays.copyOf(ends, 4 * size);
    }
    ends[2 * size] = number(triple.getSubject());
    ends[2 * size + 1] = number(triple.getObject());
    codes[2 * size] = (byte) line.forward();
    codes[2 * size + 1] = (byte) line.backward();
    size++;
  }

  private int number(Node party) {
    return parties.computeIfAbsent(party, unknown -> parties.size());
  }

  /** Returns the parties, in the order of the numbers given here. */
  Collection<Node> parties() {
    return parties.keySet();
  }

  int size() {
    return size;
  }

  int subject(int line) {
    return ends[2 * line];
  }

  int object(int line) {
    return ends[2 * line + 1];
  }

  /** Returns the code of a line as walked from its subject. */
  int forward(int line) {
    return codes[2 * line];
  }

  /** Returns the code of a line as walked from its object. */
  int backward(int line) {
    return codes[2 * line + 1];
  }
}
