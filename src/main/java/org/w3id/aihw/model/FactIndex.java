package org.w3id.aihw.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptWriter;

/**
 * Which facts speak of a thing: facts by number, grouped by subject, and by object where that is a
 * subject elsewhere. Made once for a list of facts, however many views of it there are.
 */
final class FactIndex {
  private static final int NONE = -1;

  private final List<Fact> facts;
  private final ToIntFunction<Node> numbers;
  private final Groups bySubject;
  private final Groups byObject;
  private final Supplier<NameIndex> namesOnDemand;
  private @Nullable NameIndex names;

  FactIndex(List<Fact> facts) {
    this.facts = facts;
    namesOnDemand = () -> new NameIndex(facts);
    Map<Node, Integer> things = new HashMap<>();
    numbers = thing -> things.getOrDefault(thing, NONE);
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

  private FactIndex(FactColumns facts, KeptReader in) {
    this.facts = facts;
    numbers = facts.terms::find;
    bySubject = new Groups(in.numbers(), in.numbers());
    byObject = new Groups(in.numbers(), in.numbers());
    byte[] kept = in.bytes();
    namesOnDemand = () -> NameIndex.read(new KeptReader(ByteBuffer.wrap(kept)), facts.terms);
  }

  /** Reads the index of facts in columns. */
  static FactIndex read(KeptReader in, FactColumns facts) {
    return new FactIndex(facts, in);
  }

  /**
   * Writes the index of facts in columns.
   *
   * @param count how many terms there are
   * @param terms the number of each
   */
  void write(KeptWriter out, int count, ToIntFunction<Node> terms) {
    int[] subjects = new int[facts.size()];
    int[] objects = new int[facts.size()];
    BitSet things = new BitSet(count);
    for (int fact = 0; fact < subjects.length; fact++) {
      subjects[fact] = terms.applyAsInt(facts.get(fact).triple().getSubject());
      things.set(subjects[fact]);
    }
    for (int fact = 0; fact < objects.length; fact++) {
      Node object = facts.get(fact).triple().getObject();
      int number = object.isLiteral() ? NONE : terms.applyAsInt(object);
      objects[fact] = number != NONE && things.get(number) ? number : NONE;
    }
    new Groups(subjects, count).write(out);
    new Groups(objects, count).write(out);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    KeptWriter part = new KeptWriter(Channels.newChannel(bytes));
    names().write(part, terms);
    part.flush();
    out.bytes(bytes.toByteArray(), bytes.size());
  }

  /** Returns the numbers of the facts that have the subject of a number, in the order read. */
  int[] withSubject(int subject) {
    return bySubject.of(subject);
  }

  /** Visits the number of each fact that has a subject, in the order read. */
  void forEachWithSubject(Node subject, IntConsumer visitor) {
    bySubject.forEach(numbers.applyAsInt(subject), visitor);
  }

  /** Visits the number of each fact that has an object, in the order read. */
  void forEachWithObject(Node object, IntConsumer visitor) {
    byObject.forEach(numbers.applyAsInt(object), visitor);
  }

  /** Returns who is called what in all facts. */
  synchronized NameIndex names() {
    if (names == null) {
      names = namesOnDemand.get();
    }
    return names;
  }

  /** Numbers of facts, those of one thing side by side. */
  private static final class Groups {
    private final int[] starts;
    private final int[] members;

    Groups(int[] starts, int[] members) {
      this.starts = starts;
      this.members = members;
    }

    void write(KeptWriter out) {
      out.numbers(starts, starts.length);
      out.numbers(members, members.length);
    }

    int[] of(int thing) {
      return Arrays.copyOfRange(members, starts[thing], starts[thing + 1]);
    }

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
