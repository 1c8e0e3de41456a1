package org.w3id.aihw.model;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.kept.KeptReader;
import org.w3id.aihw.model.kept.KeptTerms;
import org.w3id.aihw.model.kept.KeptWriter;

/**
 * Facts as columns of numbers, each made into a fact when it is first asked for. Immutable; safe to
 * share between threads.
 */
final class FactColumns extends AbstractList<Fact> implements RandomAccess {
  final KeptTerms terms;
  final int[] subjects;
  final int[] predicates;
  final int[] objects;

  /** The graph of each fact, by its place among the names of graphs. */
  final int[] graphs;

  final List<Node> graphNames;

  /** The facts whose triple a fact before them has stated in the same graph. */
  final BitSet repeated;

  private final int[] files;
  private final int[] lines;
  private final List<Path> fileNames = new ArrayList<>();
  private final Fact[] made;

  /** Of each graph the first number, and the one behind the last; empty until asked for. */
  private int[] bounds = {};

  private FactColumns(KeptReader in, KeptTerms terms) {
    this.terms = terms;
    subjects = in.numbers();
    predicates = in.numbers();
    objects = in.numbers();
    graphs = in.numbers();
    files = in.numbers();
    lines = in.numbers();
    repeated = BitSet.valueOf(in.largeNumbers());
    graphNames = new ArrayList<>();
    for (int graph : in.numbers()) {
      graphNames.add(terms.term(graph));
    }
    in.texts().forEach(file -> fileNames.add(Path.of(file)));
    made = new Fact[subjects.length];
  }

  /** Returns the number of the first fact of a graph. */
  int start(int graph) {
    return size() == 0 ? 0 : bounds()[2 * graph];
  }

  /** Returns the number behind the last fact of a graph. */
  int end(int graph) {
    return size() == 0 ? 0 : bounds()[2 * graph + 1];
  }

  private synchronized int[] bounds() {
    if (bounds.length == 0) {
      bounds = new int[2 * graphNames.size()];
      for (int number = graphs.length - 1; number >= 0; number--) {
        bounds[2 * graphs[number]] = number;
      }
      for (int number = 0; number < graphs.length; number++) {
        bounds[2 * graphs[number] + 1] = number + 1;
      }
    }
    return bounds;
  }

  /** Reads facts of which the terms have been read. */
  static FactColumns read(KeptReader in, KeptTerms terms) {
    return new FactColumns(in, terms);
  }

  /**
   * Writes facts.
   *
   * @param numbers the number of each of their terms
   */
  static void write(KeptWriter out, List<Fact> facts, ToIntFunction<Node> numbers) {
    int count = facts.size();
    int[][] columns = new int[6][count];
    Map<Node, Integer> graphs = new HashMap<>();
    List<Node> graphNames = new ArrayList<>();
    Map<Path, Integer> files = new HashMap<>();
    List<String> fileNames = new ArrayList<>();
    BitSet repeated = new BitSet(count);
    Set<List<Object>> seen = new HashSet<>();
    for (int number = 0; number < count; number++) {
      Fact fact = facts.get(number);
      columns[0][number] = numbers.applyAsInt(fact.triple().getSubject());
      columns[1][number] = numbers.applyAsInt(fact.triple().getPredicate());
      columns[2][number] = numbers.applyAsInt(fact.triple().getObject());
      columns[3][number] =
          graphs.computeIfAbsent(
              fact.graph(),
              name -> {
                graphNames.add(name);
                return graphNames.size() - 1;
              });
      columns[4][number] =
          files.computeIfAbsent(
              fact.place().file(),
              name -> {
                fileNames.add(name.toString());
                return fileNames.size() - 1;
              });
      columns[5][number] = (int) Math.min(Integer.MAX_VALUE, fact.place().line());
      repeated.set(number, !seen.add(List.of(fact.triple(), fact.graph())));
    }
    for (int[] column : columns) {
      out.numbers(column, count);
    }
    out.large(repeated.toLongArray());
    out.numbers(graphNames.stream().mapToInt(numbers).toArray(), graphNames.size());
    out.texts(fileNames);
  }

  @Override
  public Fact get(int number) {
    Fact fact = made[number];
    if (fact == null) {
      Place place = new Place(fileNames.get(files[number]), lines[number]);
      fact = new Fact(triple(number), graphNames.get(graphs[number]), place);
      made[number] = fact;
    }
    return fact;
  }

  Triple triple(int number) {
    Fact fact = made[number];
    return fact != null
        ? fact.triple()
        : Triple.create(
            terms.term(subjects[number]),
            terms.term(predicates[number]),
            terms.term(objects[number]));
  }

  @Override
  public int size() {
    return subjects.length;
  }
}
