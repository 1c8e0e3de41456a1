package org.w3id.aihw.serve.pages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.query.QueryFile;

/**
 * The panels of each kind of page: the query files under {@code queries/pages/CLASS}, the class in
 * lower case with hyphens. A thing has those of the narrowest of its classes for which there are
 * any; {@code term} is for terms of the ontology, {@code thing} for whatever is left.
 */
public final class PanelLibrary {
  private static final String ANYTHING = "thing";
  private static final String TERM = "term";

  private final Map<String, List<PanelFile>> files;

  private PanelLibrary(Map<String, List<PanelFile>> files) {
    this.files = files;
  }

  /**
   * Reads the panels of a project.
   *
   * @throws IllegalArgumentException if a file is no query
   */
  public static PanelLibrary of(Project project) {
    Map<String, List<PanelFile>> files = new HashMap<>();
    for (Path file : project.queryFiles("pages")) {
      switch (QueryFile.read(file, project.shown(file))) {
        case QueryFile.Result.Read(QueryFile query) ->
            files
                .computeIfAbsent(folder(file), key -> new ArrayList<>())
                .addAll(PanelFile.of(query));
        case QueryFile.Result.Failed failed ->
            throw new IllegalArgumentException(failed.finding().toString());
      }
    }
    files.values().forEach(panels -> panels.sort(Comparator.comparing(PanelFile::order)));
    return new PanelLibrary(files);
  }

  private static String folder(Path file) {
    Path folder = file.getParent();
    Path name = folder == null ? null : folder.getFileName();
    return name == null ? ANYTHING : name.toString();
  }

  /** Returns the kind of page that a thing has. */
  String kindOf(Node thing, Graph graph) {
    if (thing.getURI().startsWith(Aihw.ONTOLOGY)) {
      return TERM;
    }
    List<Node> classes =
        graph.find(thing, RDF.type.asNode(), Node.ANY).mapWith(Triple::getObject).toList().stream()
            .filter(type -> files.containsKey(hyphened(type)))
            .toList();
    return classes.stream()
        .filter(
            type ->
                classes.stream()
                    .noneMatch(
                        other ->
                            !other.equals(type)
                                && graph.contains(other, RDFS.subClassOf.asNode(), type)))
        .map(PanelLibrary::hyphened)
        .min(Comparator.naturalOrder())
        .orElse(ANYTHING);
  }

  private static String hyphened(Node type) {
    return Names.slug(type).replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** Returns the panels of a kind of page, in their order. */
  List<PanelFile> of(String kind) {
    return files.getOrDefault(kind, List.of());
  }
}
