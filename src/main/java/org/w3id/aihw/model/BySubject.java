package org.w3id.aihw.model;

import com.github.andrewoma.dexx.collection.HashMap;
import com.github.andrewoma.dexx.collection.Pair;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Triples by their subject, as a value: a changed copy shares with this what is the same. Safe to
 * share between threads.
 */
public final class BySubject {
  /** No triples. */
  public static final BySubject NONE = new BySubject(HashMap.empty(), 0);

  private final HashMap<Node, List<Triple>> groups;
  private final int size;

  private BySubject(HashMap<Node, List<Triple>> groups, int size) {
    this.groups = groups;
    this.size = size;
  }

  /** Returns the triples about a subject, in the order given. */
  public List<Triple> about(Node subject) {
    return groups.containsKey(subject) ? groups.get(subject) : List.of();
  }

  /** Returns these with other triples about a subject, or with none. */
  public BySubject with(Node subject, List<Triple> about) {
    int others = size - about(subject).size();
    return about.isEmpty()
        ? new BySubject(groups.remove(subject), others)
        : new BySubject(groups.put(subject, List.copyOf(about)), others + about.size());
  }

  /** Returns all triples, those about one subject after each other. */
  public List<Triple> all() {
    List<Triple> all = new ArrayList<>(size);
    for (Pair<Node, List<Triple>> group : groups) {
      all.addAll(group.component2());
    }
    return all;
  }

  /** Returns the triples of others that are not here. */
  List<Triple> missingOf(BySubject others) {
    List<Triple> missing = new ArrayList<>();
    if (groups.equals(others.groups)) {
      return missing;
    }
    for (Pair<Node, List<Triple>> group : others.groups) {
      List<Triple> here = about(group.component1());
      if (!here.equals(group.component2())) {
        group.component2().stream().filter(triple -> !here.contains(triple)).forEach(missing::add);
      }
    }
    return missing;
  }

  /** Returns the number of triples. */
  public int size() {
    return size;
  }
}
