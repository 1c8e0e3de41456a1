package org.w3id.aihw.benchmark;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What to measure.
 *
 * @param tasks which tables to make
 * @param engines which engines to measure where a table has several; none for all
 * @param sizes the numbers of stated triples
 * @param shapes the shapes of the industries
 * @param runs how often each thing is measured; medians are shown
 * @param seed what chance starts from
 * @param heap the most heap of each JVM, as its option says it
 * @param limit seconds that one engine may take for all its runs at one size
 */
record Settings(
    Set<Task> tasks,
    List<String> engines,
    List<Integer> sizes,
    List<Industry.Shape> shapes,
    int runs,
    long seed,
    String heap,
    int limit) {
  static final String USAGE =
      """
      options, each with what holds without it:
        --tasks reason,prove,change,query   the tables to make
        --engines all                       those to measure, such as ours,jena,vlog
        --sizes 1e4,1e5,1e6                 stated triples; 1e7 needs --heap 20g
        --shapes acyclic,cyclic             whether supply can go round in circles
        --runs 5                            runs of each measurement, of which the median is shown
        --seed 7                            what chance starts from
        --heap 12g                          most heap of each JVM
        --limit 900                         seconds for all runs of one engine at one size""";

  /** Copies the collections. */
  Settings {
    tasks = Set.copyOf(tasks);
    engines = List.copyOf(engines);
    sizes = List.copyOf(sizes);
    shapes = List.copyOf(shapes);
  }

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException if one is unknown or has no value that fits
   */
  static Settings parse(String[] words) {
    Set<Task> tasks = EnumSet.allOf(Task.class);
    List<String> engines = List.of();
    List<Integer> sizes = List.of(10_000, 100_000, 1_000_000);
    List<Industry.Shape> shapes = List.of(Industry.Shape.values());
    int runs = 5;
    long seed = 7;
    String heap = "12g";
    int limit = 900;
    if (words.length % 2 != 0) {
      throw new IllegalArgumentException("an option lacks its value");
    }
    for (int index = 0; index < words.length; index += 2) {
      String value = words[index + 1];
      switch (words[index]) {
        case "--tasks" -> tasks = EnumSet.copyOf(named(Task.class, value));
        case "--engines" -> engines = List.of(value.split(",", -1));
        case "--sizes" -> sizes = sizes(value);
        case "--shapes" -> shapes = named(Industry.Shape.class, value);
        case "--runs" -> runs = Integer.parseInt(value);
        case "--seed" -> seed = Long.parseLong(value);
        case "--heap" -> heap = value;
        case "--limit" -> limit = Integer.parseInt(value);
        default -> throw new IllegalArgumentException("no such option: " + words[index]);
      }
    }
    return new Settings(tasks, engines, sizes, shapes, runs, seed, heap, limit);
  }

  /** Returns the engines to measure at a task, in the order of its table. */
  List<String> engines(Task task) {
    return task.engines().stream()
        .filter(engine -> engines.isEmpty() || engines.contains(engine))
        .toList();
  }

  private static List<Integer> sizes(String value) {
    List<Integer> sizes = new ArrayList<>();
    for (String size : value.split(",", -1)) {
      sizes.add((int) Double.parseDouble(size));
    }
    return sizes;
  }

  private static <E extends Enum<E>> List<E> named(Class<E> type, String value) {
    List<E> named = new ArrayList<>();
    for (String name : value.split(",", -1)) {
      named.add(Enum.valueOf(type, name.toUpperCase(Locale.ROOT)));
    }
    return named;
  }
}
