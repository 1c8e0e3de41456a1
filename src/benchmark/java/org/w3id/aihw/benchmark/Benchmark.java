package org.w3id.aihw.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The main that measures the reasoner against others and prints tables in Markdown. Run it by
 * {@code src/benchmark/run}; {@link Settings#USAGE} lists its options. Each engine runs in a JVM of
 * its own, one after the other.
 */
public final class Benchmark {
  private final Settings settings;

  private Benchmark(Settings settings) {
    this.settings = settings;
  }

  /** Measures what the options say. */
  public static void main(String[] words) throws IOException {
    Settings settings;
    try {
      settings = Settings.parse(words);
    } catch (IllegalArgumentException e) {
      System.err.println("run: " + e.getMessage() + "\n" + Settings.USAGE);
      System.exit(2);
      return;
    }
    System.out.println(machine(settings));
    for (Task task : Task.values()) {
      if (settings.tasks().contains(task)) {
        System.out.println("\n" + new Benchmark(settings).table(task));
      }
    }
  }

  private static String machine(Settings settings) throws IOException {
    Path memory = Path.of("/proc/meminfo");
    String held =
        Files.exists(memory)
            ? Long.parseLong(Files.readAllLines(memory).getFirst().replaceAll("\\D", "")) / 1024
                + " MB of memory, "
            : "";
    Path load = Path.of("/proc/loadavg");
    String busy =
        Files.exists(load)
            ? ", "
                + Files.readString(load).split(" ", -1)[0]
                + " processes running before the start"
            : "";
    return "Measured on "
        + LocalDate.now(ZoneId.systemDefault())
        + ": "
        + Runtime.getRuntime().availableProcessors()
        + " cores, "
        + held
        + "JDK "
        + Runtime.version().feature()
        + " with its serial collector and at most "
        + settings.heap()
        + " of heap"
        + busy
        + ". Medians of "
        + settings.runs()
        + " runs, seed "
        + settings.seed()
        + ".";
  }

  private String table(Task task) {
    return switch (task) {
      case REASON -> reasoning();
      case PROVE -> proving();
      case CHANGE -> changing();
      case QUERY -> querying();
    };
  }

  /** Runs a task on every engine at one size and shape, ours first. */
  private List<Job.Result> results(Task task, int size, Industry.Shape shape) {
    List<Job.Result> results = new ArrayList<>();
    for (String engine : settings.engines(task)) {
      System.err.println(task + " " + engine + " " + size + " " + shape);
      results.add(
          new Job(task, engine, size, shape, settings.runs(), settings.seed())
              .run(settings.heap(), settings.limit()));
    }
    return results;
  }

  private interface Row {
    void append(int size, Industry.Shape shape, MarkdownTable table);
  }

  private String each(MarkdownTable table, Row row) {
    for (int size : settings.sizes()) {
      for (Industry.Shape shape : settings.shapes()) {
        row.append(size, shape, table);
      }
    }
    return table.toString();
  }

  private static String name(Industry.Shape shape) {
    return shape.name().toLowerCase(Locale.ROOT);
  }

  private static String seconds(double nanoseconds) {
    return Double.isNaN(nanoseconds) ? "?" : String.format(Locale.ROOT, "%.2f", nanoseconds / 1e9);
  }

  private static String milliseconds(double nanoseconds) {
    return Double.isNaN(nanoseconds) ? "?" : String.format(Locale.ROOT, "%.2f", nanoseconds / 1e6);
  }

  private static String microseconds(double nanoseconds) {
    return Double.isNaN(nanoseconds) ? "?" : String.format(Locale.ROOT, "%.1f", nanoseconds / 1e3);
  }

  private static String megabytes(double bytes) {
    return Double.isNaN(bytes) ? "?" : String.format(Locale.ROOT, "%.0f", bytes / (1 << 20));
  }

  private static String ratio(double value, double ours) {
    return Double.isNaN(value / ours) ? "?" : String.format(Locale.ROOT, "%.1f", value / ours);
  }

  private String reasoning() {
    MarkdownTable table =
        new MarkdownTable(
            "stated",
            "shape",
            "engine",
            "load s",
            "reason s",
            "read back s",
            "all s",
            "all, ours = 1",
            "reason, ours = 1",
            "processor s",
            "processor, ours = 1",
            "live heap MB",
            "peak MB",
            "closure");
    return each(
        table,
        (size, shape, rows) -> {
          List<Job.Result> results = results(Task.REASON, size, shape);
          Job.Result ours = results.getFirst();
          for (int index = 0; index < results.size(); index++) {
            Job.Result result = results.get(index);
            String same =
                result.text("inferred").equals(ours.text("inferred"))
                    ? result.text("inferred").replaceFirst(":.*", " inferred, same")
                    : "OTHER: " + result.text("inferred");
            rows.add(
                Integer.toString(size),
                name(shape),
                settings.engines(Task.REASON).get(index),
                seconds(result.number("load")),
                seconds(result.number("reason")),
                seconds(result.number("read")),
                seconds(result.number("total")),
                ratio(result.number("total"), ours.number("total")),
                ratio(result.number("reason"), ours.number("reason")),
                seconds(result.number("processor")),
                ratio(result.number("processor"), ours.number("processor")),
                megabytes(result.number("live")),
                megabytes(result.number("peak")),
                result.failed() ? result.failure() : same);
          }
        });
  }

  private String proving() {
    MarkdownTable table =
        new MarkdownTable("stated", "shape", "triples drawn", "median us", "p99 us", "most us");
    return each(
        table,
        (size, shape, rows) -> {
          Job.Result ours = results(Task.PROVE, size, shape).getFirst();
          rows.add(
              Integer.toString(size),
              name(shape),
              ours.failed() ? ours.failure() : ours.text("drawn"),
              microseconds(ours.number("median")),
              microseconds(ours.number("p99")),
              microseconds(ours.number("most")));
        });
  }

  private String changing() {
    MarkdownTable table =
        new MarkdownTable(
            "stated",
            "shape",
            "changes",
            "full run ms",
            "add ms",
            "full run, add = 1",
            "withdraw ms",
            "full run, withdraw = 1",
            "as a fresh run");
    return each(
        table,
        (size, shape, rows) -> {
          Job.Result ours = results(Task.CHANGE, size, shape).getFirst();
          rows.add(
              Integer.toString(size),
              name(shape),
              ours.text("changes"),
              milliseconds(ours.number("full")),
              milliseconds(ours.number("add")),
              ratio(ours.number("full"), ours.number("add")),
              milliseconds(ours.number("withdraw")),
              ratio(ours.number("full"), ours.number("withdraw")),
              ours.failed() ? ours.failure() : ours.text("same"));
        });
  }

  private String querying() {
    MarkdownTable table =
        new MarkdownTable(
            "stated",
            "shape",
            "query, ms (processor ms)",
            "answers",
            "ours",
            "Jena in memory, its fastest graph",
            "TDB2",
            "RDF4J in memory",
            "Jena, ours = 1",
            "TDB2, ours = 1",
            "RDF4J, ours = 1");
    return each(
        table,
        (size, shape, rows) -> {
          Map<String, Job.Result> results = new LinkedHashMap<>();
          List<String> engines = settings.engines(Task.QUERY);
          List<Job.Result> inOrder = results(Task.QUERY, size, shape);
          for (int index = 0; index < engines.size(); index++) {
            results.put(engines.get(index), inOrder.get(index));
          }
          Job.Result ours = inOrder.getFirst();
          for (String query : Querying.QUERIES.keySet()) {
            String fastest =
                engines.stream()
                    .filter(engine -> engine.startsWith("jena"))
                    .min(
                        Comparator.comparingDouble(
                            name -> get(results, name).number(query + " processor")))
                    .orElseThrow();
            List<String> peers = List.of(fastest, "tdb2", "rdf4j");
            List<String> cells =
                new ArrayList<>(
                    List.of(
                        Integer.toString(size),
                        name(shape),
                        query,
                        ours.text(query + " answers"),
                        answered(ours, ours, query)));
            for (String peer : peers) {
              String graph = peer.startsWith("jena") ? " " + peer : "";
              cells.add(answered(get(results, peer), ours, query) + graph);
            }
            for (String peer : peers) {
              cells.add(ratio(get(results, peer).number(query), ours.number(query)));
            }
            rows.add(cells.toArray(String[]::new));
          }
        });
  }

  private static Job.Result get(Map<String, Job.Result> results, String engine) {
    return Objects.requireNonNull(results.get(engine), engine);
  }

  /** Returns the times of a query, with the number of answers where it is not ours. */
  private static String answered(Job.Result result, Job.Result ours, String query) {
    if (Double.isNaN(result.number(query))) {
      return result.failure();
    }
    String answers = result.text(query + " answers");
    return milliseconds(result.number(query))
        + " ("
        + milliseconds(result.number(query + " processor"))
        + ")"
        + (answers.equals(ours.text(query + " answers")) ? "" : " OTHER: " + answers);
  }
}
