package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.ProofText;

/**
 * Fills the parts of one thing's page from its panels. What several parts need is asked once: the
 * panel {@code evidence} names the statements, of which timeline, figures and sources are made. For
 * one page, by one thread.
 */
final class ThingParts {
  private static final String EVIDENCE = "evidence";
  private static final String USES = "uses";

  private final Node thing;
  private final Knowledge knowledge;
  private final Lookup lookup;
  private final PageQueries queries;
  private final Statements statements;
  private final TieRows ties;
  private final RelationshipRows relationships;
  private Optional<Part.Extent> extent = Optional.empty();

  ThingParts(Node thing, Knowledge knowledge, PageQueries queries, Addresses addresses) {
    this.thing = thing;
    this.knowledge = knowledge;
    this.queries = queries;
    this.lookup = new Lookup(knowledge.graph(), knowledge.names(), addresses);
    Origins origins = new Origins(lookup);
    this.statements = new Statements(thing, lookup, origins);
    this.ties = new TieRows(thing, lookup, origins, statements);
    this.relationships = new RelationshipRows(lookup, statements);
  }

  /** Returns the parts of the page in the order of their files, each cut to its first rows. */
  List<Part> all(List<PanelFile> files) {
    List<Part> parts = new ArrayList<>();
    files.forEach(file -> parts.addAll(parts(file, Window.FIRST)));
    if (isTerm()) {
      parts.add(uses(Window.FIRST));
    }
    parts.removeIf(Part::isLeftOut);
    return parts;
  }

  /** Returns the part of a name with the rows of a window. */
  Optional<Part> one(List<PanelFile> files, String name, Window window) {
    if (name.equals(USES) && isTerm()) {
      return Optional.of(uses(window));
    }
    return files.stream()
        .filter(file -> file.name().equals(name) || file.shows().equals(EVIDENCE))
        .flatMap(file -> parts(file, window).stream())
        .filter(part -> part.head().name().equals(name))
        .findFirst();
  }

  private boolean isTerm() {
    return thing.getURI().startsWith(Aihw.ONTOLOGY);
  }

  /** Returns how much is said of the thing; empty until the parts are filled. */
  Optional<Part.Extent> extent() {
    return extent;
  }

  private List<Part> parts(PanelFile file, Window window) {
    return switch (file.shows()) {
      case "facts" -> List.of(facts(file, window));
      case "ties" -> List.of(ties(file, window));
      case "lines" -> List.of(lines(file, window));
      case "sayings" -> List.of(sayings(file, window));
      case "figures" -> List.of(figures(file, file.name(), file.title(), nodes(file), window));
      case "relationships" -> List.of(relationships(file, window));
      case EVIDENCE -> evidence(file, window);
      default -> List.of(table(file, window));
    };
  }

  private Part.Head head(PanelFile file, int total, Window window) {
    return head(file, file.name(), file.title(), file.area(), total, window);
  }

  private Part.Head head(
      PanelFile file, String name, String title, String area, int total, Window window) {
    int shown = Math.max(0, Math.min(window.size(), total - window.start()));
    String all = lookup.addresses().part(thing, name);
    return new Part.Head(name, title, area, file.empty(), total, shown, all);
  }

  private List<Node> nodes(PanelFile file) {
    Set<Node> nodes = new LinkedHashSet<>();
    queries.rows(file, thing).forEach(row -> nodes.addAll(row.values()));
    return List.copyOf(nodes);
  }

  private Part facts(PanelFile file, Window window) {
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
    Part.Head head = head(file, rows.size(), new Window(0, rows.size()));
    return new Part.Facts(head, rows);
  }

  private Part ties(PanelFile file, Window window) {
    List<TieRows.Group> groups = ties.groups(queries.rows(file, thing));
    List<Part.Tie> rows =
        window.of(groups).stream()
            .map(group -> ties.row(group, file, claims(file, group)))
            .toList();
    return new Part.Ties(head(file, groups.size(), window), rows);
  }

  private String claims(PanelFile file, TieRows.Group group) {
    return lookup.addresses().part(thing, file.name(), group.other());
  }

  /**
   * Returns the claims and the proof behind one row of a part that shows ties.
   *
   * @param other the other party of the row
   */
  Optional<Part.Relationships> behind(
      List<PanelFile> files, String name, Node other, Window window) {
    Optional<PanelFile> file =
        files.stream()
            .filter(panel -> panel.name().equals(name) && panel.shows().equals("ties"))
            .findFirst();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    return ties.groups(queries.rows(file.get(), thing)).stream()
        .filter(group -> group.other().equals(other))
        .findFirst()
        .map(group -> behind(file.get(), group, window));
  }

  private Part.Relationships behind(PanelFile file, TieRows.Group group, Window window) {
    List<Node> nodes = relationships.newestFirst(group.relationships());
    Optional<Triple> line =
        file.lines(Map.of("thing", thing, "other", group.other())).stream()
            .filter(triple -> knowledge.graph().contains(triple))
            .findFirst();
    List<String> proof =
        line.flatMap(triple -> knowledge.why(triple, 1).stream().findFirst())
            .map(knowledge.proofText()::lines)
            .orElse(List.of());
    Part.Head head = head(file, nodes.size(), window).leadingTo(claims(file, group));
    return new Part.Relationships(
        head,
        window.of(nodes).stream().map(relationships::row).toList(),
        line.map(this::line),
        proof);
  }

  private Part relationships(PanelFile file, Window window) {
    List<Node> nodes = relationships.newestFirst(nodes(file));
    return new Part.Relationships(
        head(file, nodes.size(), window),
        window.of(nodes).stream().map(relationships::row).toList(),
        Optional.empty(),
        List.of());
  }

  private Part lines(PanelFile file, Window window) {
    List<Map<String, Node>> rows = queries.rows(file, thing);
    List<Part.Line> lines = new ArrayList<>();
    for (Map<String, Node> row : window.of(rows)) {
      Node property = row.get("property");
      Node other = row.get("other");
      if (property != null && other != null) {
        lines.add(line(Triple.create(row.getOrDefault("subject", thing), property, other)));
      }
    }
    return new Part.Lines(head(file, rows.size(), window), lines);
  }

  private Part.Line line(Triple triple) {
    String why =
        lookup.addresses().why(triple.getSubject(), triple.getPredicate(), triple.getObject());
    String words = lookup.names().of(triple.getPredicate());
    return new Part.Line(
        triple.getSubject().equals(thing)
            ? words
            : lookup.names().of(triple.getSubject()) + " " + words,
        lookup.cell(triple.getObject()),
        why,
        why + "&part=row");
  }

  private Part sayings(PanelFile file, Window window) {
    List<Node> nodes = statements.newestFirst(nodes(file));
    return new Part.Sayings(
        head(file, nodes.size(), window),
        window.of(nodes).stream().map(statements::saying).toList());
  }

  private Part figures(
      PanelFile file, String name, String title, List<Node> figures, Window window) {
    List<Node> sorted = statements.byTime(figures);
    return new Part.Figures(
        head(file, name, title, "wide", sorted.size(), window),
        window.of(sorted).stream().map(statements::figure).toList());
  }

  /** Returns timeline, figures and sources of what is said of the thing. */
  private List<Part> evidence(PanelFile file, Window window) {
    List<Node> said = statements.newestFirst(nodes(file));
    List<Node> sayings = new ArrayList<>();
    List<Node> figures = new ArrayList<>();
    Map<Node, Integer> documents = new HashMap<>();
    List<String> without = file.without();
    for (Node statement : said) {
      if (!statements.isFigure(statement)) {
        sayings.add(statement);
      } else if (without.isEmpty() || !without.contains(statements.numbers().measure(statement))) {
        figures.add(statement);
      }
      lookup
          .value(statement, Aihw.STATED_IN)
          .ifPresent(document -> documents.merge(document, 1, Integer::sum));
    }
    extent =
        Optional.of(
            new Part.Extent(
                said.size(),
                sayings.size(),
                documents.size(),
                said.isEmpty() ? "" : statements.stated(said.getLast()),
                said.isEmpty() ? "" : statements.stated(said.getFirst())));
    Part timeline =
        new Part.Sayings(
            head(file, "timeline", file.title(), file.area(), sayings.size(), window),
            window.of(sayings).stream().map(statements::saying).toList());
    return Stream.of(
            timeline,
            figures(file, "figures", "Figures", figures, window),
            sources(file, documents, window))
        .filter(part -> part.equals(timeline) || part.head().total() > 0)
        .filter(part -> documents.size() > 1 || !part.head().name().equals("sources"))
        .toList();
  }

  private Part sources(PanelFile file, Map<Node, Integer> documents, Window window) {
    List<Map.Entry<Node, Integer>> sorted =
        documents.entrySet().stream()
            .sorted(
                Map.Entry.<Node, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(entry -> entry.getKey().toString()))
            .toList();
    List<List<Panel.Cell>> rows =
        window.of(sorted).stream()
            .map(
                entry ->
                    List.of(
                        lookup.cell(entry.getKey()),
                        lookup.cell(entry.getKey(), DCTerms.publisher.asNode()),
                        lookup.cell(entry.getKey(), DCTerms.issued.asNode()),
                        new Panel.Cell(Integer.toString(entry.getValue()), "")))
            .toList();
    return new Part.Table(
        head(file, "sources", "Sources", "wide", sorted.size(), window),
        List.of("document", "publisher", "issued", "statements"),
        rows);
  }

  /** Returns what would fall if the thing were withdrawn as a source, beside what then holds. */
  Part falls(Map<Triple, List<Triple>> fallen, Window window) {
    ProofText writer = knowledge.proofText();
    List<List<Panel.Cell>> rows =
        window.of(List.copyOf(fallen.entrySet())).stream()
            .map(
                change ->
                    List.of(
                        new Panel.Cell(
                            writer.sentence(change.getKey()),
                            lookup.addresses().of(change.getKey().getSubject())),
                        new Panel.Cell(
                            change.getValue().stream()
                                .map(writer::sentence)
                                .collect(Collectors.joining("; ")),
                            "")))
            .toList();
    Part.Head head =
        new Part.Head(
            "falls",
            "What falls if it is withdrawn",
            "wide",
            "Nothing falls: all that it says is told by others too.",
            fallen.size(),
            rows.size(),
            lookup.addresses().part(thing, "falls"));
    return new Part.Table(head, List.of("falls", "holds instead"), rows);
  }

  /** Returns the things that a term is the class, property or value of, counted without a query. */
  private Part uses(Window window) {
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
    int shown = Math.max(0, Math.min(window.size(), sorted.size() - window.start()));
    Part.Head head =
        new Part.Head(
            USES,
            "Uses",
            "wide",
            "Nothing that is known on this day uses it.",
            sorted.size(),
            shown,
            lookup.addresses().part(thing, USES));
    return new Part.Table(head, pairs ? List.of("of", "value") : List.of("thing"), rows);
  }

  private Part table(PanelFile file, Window window) {
    Answer.Table table = queries.table(file, thing);
    List<String> columns =
        new ArrayList<>(table.variables().stream().map(ThingParts::spaced).toList());
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
    return new Part.Table(head(file, table.rows().size(), window), columns, rows);
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

  /** Turns a variable such as {@code statedOn} into words. */
  private static String spaced(String variable) {
    return variable.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
