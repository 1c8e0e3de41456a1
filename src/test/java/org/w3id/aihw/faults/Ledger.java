package org.w3id.aihw.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Triple;

/**
 * What clients know of the graphs they write: of a write that was acknowledged, that it is there;
 * of one that was cut off, that it is there whole or not at all.
 */
final class Ledger {
  /** What a store was found to hold against what it must. */
  record Verdict(int lost, int half, List<String> faults) {}

  private final Map<String, List<Set<Triple>>> possible = new ConcurrentHashMap<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger cutOff = new AtomicInteger();
  private int cutOffAndKept;

  /** Notes that a graph is about to be replaced; by nothing where it is deleted. */
  void attempt(String graph, Set<Triple> content) {
    possible.compute(
        graph,
        (name, known) -> {
          List<Set<Triple>> states =
              new ArrayList<>(known == null ? List.of(Set.<Triple>of()) : known);
          states.add(content);
          return states;
        });
    cutOff.incrementAndGet();
  }

  /** Notes that the server said that it was done. */
  void acknowledge(String graph, Set<Triple> content) {
    possible.put(graph, List.of(content));
    cutOff.decrementAndGet();
    acknowledged.incrementAndGet();
  }

  /** Notes that the server said that it was not done. */
  void refuse(String graph) {
    possible.computeIfPresent(graph, (name, states) -> states.subList(0, states.size() - 1));
    cutOff.decrementAndGet();
  }

  int acknowledged() {
    return acknowledged.get();
  }

  /** Returns how many writes got no answer. */
  int cutOff() {
    return cutOff.get();
  }

  /** Returns how many writes that got no answer were found done. */
  int cutOffAndKept() {
    return cutOffAndKept;
  }

  /** Returns a graph that is there now; empty where none is. */
  List<String> there(String prefix) {
    return possible.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .filter(entry -> !entry.getValue().getLast().isEmpty())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Compares with what a store holds, which is what is known from then on. */
  Verdict compare(Map<String, Set<Triple>> found) {
    int lost = 0;
    int half = 0;
    List<String> faults = new ArrayList<>();
    Set<String> graphs = new HashSet<>(possible.keySet());
    graphs.addAll(found.keySet());
    for (String graph : graphs) {
      Set<Triple> held = found.getOrDefault(graph, Set.of());
      List<Set<Triple>> states = possible.getOrDefault(graph, List.of(Set.of()));
      if (!states.contains(held)) {
        boolean isHalf = states.size() > 1 || !held.isEmpty();
        lost += isHalf ? 0 : 1;
        half += isHalf ? 1 : 0;
        faults.add(
            graph
                + " holds "
                + held.size()
                + " triples and should hold one of "
                + states.stream().map(Set::size).toList());
      } else if (states.size() > 1 && states.lastIndexOf(held) == states.size() - 1) {
        cutOffAndKept++;
      }
      possible.put(graph, List.of(held));
    }
    return new Verdict(lost, half, faults);
  }
}
