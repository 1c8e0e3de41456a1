package org.w3id.aihw.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The folders of a project: {@code ontology}, {@code data} and {@code queries}.
 *
 * @param root the folder that holds the three
 */
public record Project(Path root) {
  private static final String COUNTRIES = "country-codes.ttl";

  /**
   * Rejects a folder that holds no project.
   *
   * @throws IllegalArgumentException if one of the three folders is missing
   */
  public Project {
    for (String folder : List.of("ontology", "data", "queries")) {
      if (!Files.isDirectory(root.resolve(folder))) {
        throw new IllegalArgumentException(
            root + " has no folder '" + folder + "': run aihw inside a checkout of the project");
      }
    }
  }

  /** Returns the modules of the ontology, sorted. */
  public List<Path> ontologyFiles() {
    return filesDirectlyIn(root.resolve("ontology"), ".ttl");
  }

  /** Returns the files of shapes, sorted. */
  public List<Path> shapeFiles() {
    return filesBelow(root.resolve("ontology/shapes"), ".ttl");
  }

  /** Returns the files of rules, sorted. */
  public List<Path> ruleFiles() {
    return filesBelow(root.resolve("ontology/rules"), ".rules");
  }

  /** Returns the files of data, sorted; each is one named graph. */
  public List<Path> dataFiles() {
    return filesBelow(root.resolve("data"), ".ttl");
  }

  /**
   * Returns the data files that names are looked up in when a dataset is converted, sorted: all but
   * the imported ones, lest one import depend on another; the list of countries is the exception.
   */
  public List<Path> registerFiles() {
    Path imported = root.resolve("data/imported");
    return dataFiles().stream()
        .filter(file -> !file.startsWith(imported) || file.equals(imported.resolve(COUNTRIES)))
        .toList();
  }

  /** Returns the query files below a folder of {@code queries}, sorted. */
  public List<Path> queryFiles(String folder) {
    return filesBelow(root.resolve("queries").resolve(folder), ".rq");
  }

  /** Returns the path of a file as people write it: relative to the project where inside it. */
  public Path shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path base = root.toAbsolutePath().normalize();
    return absolute.startsWith(base) ? base.relativize(absolute) : file;
  }

  /**
   * Returns the name of the graph that a file stands for: {@code data/people.ttl} is {@code
   * graph/people}, {@code ontology/figure.ttl} is {@code graph/ontology/figure}.
   */
  public Node graphOf(Path file) {
    String path = shown(file).toString().replace('\\', '/');
    String inside = path.startsWith("data/") ? path.substring("data/".length()) : path;
    int dot = inside.lastIndexOf('.');
    return NodeFactory.createURI(Aihw.GRAPH + (dot > 0 ? inside.substring(0, dot) : inside));
  }

  private static List<Path> filesBelow(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return sorted(files, ending);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static List<Path> filesDirectlyIn(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return sorted(files, ending);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static List<Path> sorted(Stream<Path> files, String ending) {
    return files
        .filter(file -> file.getFileName().toString().endsWith(ending))
        .filter(Files::isRegularFile)
        .sorted()
        .toList();
  }
}
