package org.w3id.aihw.serve.pages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.reason.Knowledge;

/**
 * Fills the parts of one thing's page from its panels. What several parts need is asked once: the
 * panel {@code evidence} names the statements, of which timeline, figures and sources are made. For
 * one page, by one thread.
 */
final class ThingParts {
  private static final String EVIDENCE = "evidence";
  private static final Node PARTY = Aihw.term("Party");

  private final Node thing;
  private final Knowledge knowledge;
  private final Lookup lookup;
  private final PageQueries queries;
  private final Heads heads;
  private final EvidenceParts evidence;
  private final TableParts tables;
  private final TieRows ties;
  private final RelationshipRows relationships;

  ThingParts(Node thing, Knowledge knowledge, PageQueries queries, Addresses addresses) {
    this.thing = thing;
    this.knowledge = knowledge;
    this.queries = queries;
    this.lookup = new Lookup(knowledge.graph(), knowledge.names(), addresses);
    Statements statements = new Statements(thing, lookup);
    this.heads = new Heads(thing, addresses);
    this.evidence = new EvidenceParts(heads, lookup, statements);
    this.tables = new TableParts(heads, knowledge, lookup, queries);
    this.ties = new TieRows(thing, lookup, statements);
    this.relationships = new RelationshipRows(lookup, statements);
  }

  /** Returns the parts of the page in the order of their files, each cut to its first rows. */
  List<Part> all(List<PanelFile> files) {
    List<Part> parts = new ArrayList<>();
    files.forEach(file -> parts.addAll(parts(file, Window.FIRST)));
    if (isTerm()) {
      parts.add(tables.uses(Window.FIRST));
    }
    parts.removeIf(Part::isLeftOut);
    return parts;
  }

  /** Returns the part of a name with the rows of a window. */
  Optional<Part> one(List<PanelFile> files, String name, Window window) {
    if (name.equals(TableParts.USES) && isTerm()) {
      return Optional.of(tables.uses(window));
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
    return evidence.extent();
  }

  private List<Part> parts(PanelFile file, Window window) {
    return switch (file.shows()) {
      case "facts" -> List.of(tables.facts(file, window));
      case "ties" -> List.of(ties(file, window));
      case "lines" -> List.of(lines(file, window));
      case "sayings" -> List.of(evidence.sayings(file, nodes(file), window));
      case "figures" ->
          List.of(evidence.figures(file, file.name(), file.title(), nodes(file), window));
      case "relationships" -> List.of(relationships(file, window));
      case EVIDENCE -> evidence.evidence(file, nodes(file), window);
      default -> List.of(tables.table(file, window));
    };
  }

  private List<Node> nodes(PanelFile file) {
    Set<Node> nodes = new LinkedHashSet<>();
    queries.rows(file, thing).forEach(row -> nodes.addAll(row.values()));
    return List.copyOf(nodes);
  }

  private Part ties(PanelFile file, Window window) {
    List<TieRows.Group> groups = ties.groups(queries.rows(file, thing));
    List<Part.Tie> rows =
        window.of(groups).stream()
            .map(group -> ties.row(group, file, claims(file, group)))
            .toList();
    return new Part.Ties(heads.of(file, groups.size(), window), rows);
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
    List<ProofOutline> proof =
        line
            .flatMap(triple -> knowledge.why(triple, 1).stream().findFirst())
            .map(found -> ProofOutline.of(found, knowledge, lookup.addresses()))
            .stream()
            .toList();
    Part.Head head = heads.of(file, nodes.size(), window).leadingTo(claims(file, group));
    return new Part.Relationships(
        head,
        window.of(nodes).stream().map(relationships::row).toList(),
        line.map(this::line),
        proof);
  }

  private Part relationships(PanelFile file, Window window) {
    List<Node> nodes = relationships.newestFirst(nodes(file));
    return new Part.Relationships(
        heads.of(file, nodes.size(), window),
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
    return new Part.Lines(heads.of(file, rows.size(), window), lines);
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
        pair(triple.getSubject(), triple.getObject()),
        why,
        why + "&part=row");
  }

  /** Returns where two parties face each other; empty where it is not two, or not parties. */
  private String pair(Node one, Node other) {
    return !one.equals(other) && lookup.isA(one, PARTY) && lookup.isA(other, PARTY)
        ? lookup.addresses().pair(one, other)
        : "";
  }

  /** Returns what would fall if the thing were withdrawn as a source, beside what then holds. */
  Part falls(Optional<Map<Triple, List<Triple>>> fallen, Window window) {
    return tables.falls(fallen, window);
  }
}
