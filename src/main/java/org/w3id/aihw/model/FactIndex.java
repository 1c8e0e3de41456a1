package org.w3id.aihw.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Which facts speak of a thing: facts by number, grouped by subject, and by object where that is a
 * subject elsewhere. Made once for a list of facts, however many views of it there are.
 */
final class FactIndex {
  private static final int NONE = -1;

  private final List<Fact> facts;
  private final Map<Node, Integer> things = new HashMap<>();
  private final Groups bySubject;
  private final Groups byObject;
  private @Nullable NameIndex names;

  FactIndex(List<Fact> facts) {
    this.facts = facts;
    int[] subjects = new int[facts.size()];
    Node last = Node.ANY;
    int number = NONE;
    for (int fact = 0; fact < subjects.length; fact++) {
      Node subject = facts.get(fact).triple().getSubject();
      if (!subject.equals(last)) { // The facts of a thing mostly follow each other.
        Integer known = things.putIfAbsent(subject, things.size());
        number = known == null ? things.size() - 1 : known;
        last = subject;
      }
      subjects[fact] = number;
    }
    bySubject = new Groups(subjects, things.size());
    int[] objects = new int[facts.size()];
    for (int fact = 0; fact < objects.length; fact++) {
      Node object = facts.get(fact).triple().getObject();
      objects[fact] = object.isLiteral() ? NONE : things.getOrDefault(object, NONE);
    }
    byObject = new Groups(objects, things.size());
  }

  /** Visits the number of each fact that has a subject, in the order read. */
  void forEachWithSubject(Node subject, IntConsumer visitor) {
    bySubject.forEach(things.getOrDefault(subject, NONE), visitor);
  }

  /** Visits the number of each fact that has an object, in the order read. */
  void forEachWithObject(Node object, IntConsumer visitor) {
    byObject.forEach(things.getOrDefault(object, NONE), visitor);
  }

  /** Returns who is called what in all facts. */
  synchronized NameIndex names() {
    if (names == null) {
      names = new NameIndex(facts);
    }
    return names;
  }

  /** Numbers of facts, those of one thing side by side. */
  private static final class Groups {
    private final int[] starts;
    private final int[] members;

    /** Groups facts by the thing that each belongs to, {@link #NONE} for no thing. */
    Groups(int[] things, int count) {
      starts = new int[count + 1];
      for (int thing : things) {
        if (thing != NONE) {
          starts[thing + 1]++;
        }
      }
      for (int thing = 0; thing < count; thing++) {
        starts[thing + 1] += starts[thing];
      }
      members = new int[starts[count]];
      int[] next = Arrays.copyOf(starts, count);
      for (int fact = 0; fact < things.length; fact++) {
        if (things[fact] != NONE) {
          members[next[things[fact]]++] = fact;
        }
      }
    }

    void forEach(int thing, IntConsumer visitor) {
      if (thing != NONE) {
        for (int index = starts[thing]; index < starts[thing + 1]; index++) {
          visitor.accept(members[index]);
        }
      }
    }
  }
}
