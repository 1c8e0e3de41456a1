package org.w3id.aihw.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/** Numbers terms from 0 in the order they are first seen. */
final class TermTable {
  static final int NONE = -1;

  private final Map<Node, Integer> numbers = new HashMap<>();
  private final List<Node> terms = new ArrayList<>();

  /** Returns the number of a term, giving it the next one where it has none. */
  int number(Node term) {
    Integer known = numbers.get(term);
    if (known != null) {
      return known;
    }
    numbers.put(term, terms.size());
    terms.add(term);
    return terms.size() - 1;
  }

  /** Returns the number of a term, or {@link #NONE} where it has none. */
  int find(Node term) {
    return numbers.getOrDefault(term, NONE);
  }

  Node term(int number) {
    return terms.get(number);
  }

  int size() {
    return terms.size();
  }
}
