package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.reason.Knowledge;

/** The parts of a thing's page that show values as they are found, in lists and columns. */
final class TableParts {
  /** The part that shows what would fall if the thing were withdrawn as a source. */
  static final String FALLS = "falls";

  /** The part that shows what a term is the class, property or value of. */
  static final String USES = "uses";

  private final Node thing;
  private final Knowledge knowledge;
  private final Lookup lookup;
  private final PageQueries queries;
  private final Heads heads;

  TableParts(Heads heads, Knowledge knowledge, Lookup lookup, PageQueries queries) {
    this.thing = heads.thing();
    this.heads = heads;
    this.knowledge = knowledge;
    this.lookup = lookup;
    this.queries = queries;
  }

  /** Returns properties with their values. */
  Part facts(PanelFile file, Window window) {
    Map<String, List<Node>> values = new LinkedHashMap<>();
    for (Map<String, Node> row : queries.rows(file, thing)) {
      Node property = row.getOrDefault("name", row.get("property"));
      Node value = row.get("value");
      if (property != null && value != null) {
        values.computeIfAbsent(lookup.names().of(property), key -> new ArrayList<>()).add(value);
      }
    }
    List<Part.Fact> rows = new ArrayList<>();
    values.forEach(
        (name, nodes) -> {
          List<Node> shown = window.of(nodes.stream().distinct().toList());
          int more = (int) nodes.stream().distinct().count() - shown.size();
          rows.add(new Part.Fact(name, shown.stream().map(lookup::cell).toList(), more));
        });
    // A list of facts is cut within its rows, not after some of them.
    Part.Head head = heads.of(file, rows.size(), new Window(0, rows.size()));
    return new Part.Facts(head, rows);
  }

  /** Returns what would fall if the thing were withdrawn as a source, beside what then holds. */
  Part falls(Optional<Map<Triple, List<Triple>>> fallen, Window window) {
    return new FallenRows(heads, lookup, knowledge.proofText()).part(fallen, window);
  }

  /** Returns the things that a term is the class, property or value of, counted without a query. */
  Part uses(Window window) {
    Set<List<Node>> members = new LinkedHashSet<>();
    Graph graph = knowledge.graph();
    graph
        .find(Node.ANY, RDF.type.asNode(), thing)
        .forEachRemaining(triple -> members.add(List.of(triple.getSubject())));
    graph
        .find(Node.ANY, thing, Node.ANY)
        .forEachRemaining(triple -> members.add(List.of(triple.getSubject(), triple.getObject())));
    if (members.isEmpty()) {
      graph
          .find(Node.ANY, Node.ANY, thing)
          .filterKeep(triple -> triple.getSubject().toString().startsWith(Aihw.ID))
          .forEachRemaining(triple -> members.add(List.of(triple.getSubject())));
    }
    List<List<Node>> sorted =
        members.stream().sorted(Comparator.comparing(row -> row.toString())).toList();
    List<List<Panel.Cell>> rows =
        window.of(sorted).stream().map(row -> row.stream().map(lookup::cell).toList()).toList();
    boolean pairs = sorted.stream().anyMatch(row -> row.size() > 1);
    Part.Head head =
        heads.of(
            USES,
            "Uses",
            "wide",
            "Nothing that is known on this day uses it.",
            sorted.size(),
            window);
    return new Part.Table(head, pairs ? List.of("of", "value") : List.of("thing"), rows);
  }

  /** Returns the rows of a panel's query in columns. */
  Part table(PanelFile file, Window window) {
    Answer.Table table = queries.table(file, thing);
    List<String> columns = new ArrayList<>(table.variables().stream().map(Words::spaced).toList());
    file.why().ifPresent(line -> columns.add("proof"));
    List<List<Panel.Cell>> rows = new ArrayList<>();
    for (Map<String, Node> row : window.of(table.rows())) {
      List<Panel.Cell> cells = new ArrayList<>();
      for (String variable : table.variables()) {
        Node value = row.get(variable);
        cells.add(value == null ? new Panel.Cell("", "") : lookup.cell(value));
      }
      file.why().ifPresent(line -> cells.add(proof(line, row)));
      rows.add(cells);
    }
    return new Part.Table(heads.of(file, table.rows().size(), window), columns, rows);
  }

  /** Links to the proofs of a line that is inferred; one that is stated has a document instead. */
  private Panel.Cell proof(String line, Map<String, Node> row) {
    List<Node> terms =
        Stream.of(line.split(" "))
            .map(name -> name.equals("thing") ? thing : Objects.requireNonNull(row.get(name), name))
            .toList();
    if (knowledge.closure().isStated(Triple.create(terms.get(0), terms.get(1), terms.get(2)))) {
      return new Panel.Cell("stated", "");
    }
    return new Panel.Cell(
        "inferred: why", lookup.addresses().why(terms.get(0), terms.get(1), terms.get(2)));
  }
}
