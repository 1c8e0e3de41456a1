package org.w3id.aihw.model;

import com.github.andrewoma.dexx.collection.HashMap;
import com.github.andrewoma.dexx.collection.HashSet;
import com.github.andrewoma.dexx.collection.Pair;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Facts that came after those of the files, found by subject and by object, as a value: a changed
 * copy shares with this what is the same, so that a small change of many facts is small work. Safe
 * to share between threads.
 */
final class Beside {
  static final Beside NONE = new Beside(HashMap.empty(), HashMap.empty(), 0);

  private final HashMap<Node, HashSet<Fact>> bySubject;
  private final HashMap<Node, HashSet<Fact>> byObject;
  private final int size;
  private @Nullable NameIndex names;

  private Beside(
      HashMap<Node, HashSet<Fact>> bySubject, HashMap<Node, HashSet<Fact>> byObject, int size) {
    this.bySubject = bySubject;
    this.byObject = byObject;
    this.size = size;
  }

  /** Returns these facts and another. */
  Beside with(Fact fact) {
    Node subject = fact.triple().getSubject();
    Node object = fact.triple().getObject();
    HashSet<Fact> about = group(bySubject, subject);
    if (about.contains(fact)) {
      return this;
    }
    return new Beside(
        bySubject.put(subject, about.add(fact)),
        object.isLiteral() ? byObject : byObject.put(object, group(byObject, object).add(fact)),
        size + 1);
  }

  /** Returns these facts without one. */
  Beside without(Fact fact) {
    Node object = fact.triple().getObject();
    if (!group(bySubject, fact.triple().getSubject()).contains(fact)) {
      return this;
    }
    return new Beside(
        less(bySubject, fact.triple().getSubject(), fact),
        object.isLiteral() ? byObject : less(byObject, object, fact),
        size - 1);
  }

  /** Returns these facts without those that have a thing as subject or object. */
  Beside hiding(Node thing) {
    Beside left = this;
    for (Fact fact : with(thing)) {
      left = left.without(fact);
    }
    return left;
  }

  private static HashMap<Node, HashSet<Fact>> less(
      HashMap<Node, HashSet<Fact>> groups, Node key, Fact fact) {
    HashSet<Fact> left = group(groups, key).remove(fact);
    return left.isEmpty() ? groups.remove(key) : groups.put(key, left);
  }

  private static HashSet<Fact> group(HashMap<Node, HashSet<Fact>> groups, Node key) {
    return groups.containsKey(key) ? groups.get(key) : HashSet.empty();
  }

  /** Returns the facts that a thing is the subject of. */
  Iterable<Fact> about(Node subject) {
    return group(bySubject, subject);
  }

  /** Returns the facts that a thing is the subject or object of. */
  List<Fact> with(Node thing) {
    List<Fact> found = new ArrayList<>();
    found.addAll(group(bySubject, thing).asSet());
    found.addAll(group(byObject, thing).asSet());
    return found;
  }

  boolean contains(Fact fact) {
    return group(bySubject, fact.triple().getSubject()).contains(fact);
  }

  /** Returns all facts, those about one thing after each other. */
  List<Fact> all() {
    List<Fact> all = new ArrayList<>(size);
    for (Pair<Node, HashSet<Fact>> group : bySubject) {
      all.addAll(group.component2().asSet());
    }
    return all;
  }

  int size() {
    return size;
  }

  /** Returns who is called what in these facts. */
  synchronized NameIndex names() {
    if (names == null) {
      names = new NameIndex(all());
    }
    return names;
  }
}
