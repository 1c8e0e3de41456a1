package org.w3id.aihw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.pipeline.Pipeline;

/**
 * The real project, and tiny ones that share its ontology and queries but have data of their own.
 */
public final class World {
  /** A day after every document of the real data. */
  public static final Clocks NOW = Clocks.on(LocalDate.of(2026, 11, 23));

  /** What every tiny world begins with. */
  public static final String PREFIXES =
      """
      @prefix aihw: <https://w3id.org/aihw/ontology#> .
      @prefix aihw-id: <https://w3id.org/aihw/id/> .
      @prefix dcterms: <http://purl.org/dc/terms/> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix unit: <http://qudt.org/vocab/unit/> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      """;

  static {
    JenaSystem.init();
  }

  private World() {}

  /** Returns the real project. */
  public static Project project() {
    return new Project(Path.of("").toAbsolutePath());
  }

  /** Lets the pipeline over the real data be made once. */
  private static final class Real {
    static final Pipeline PIPELINE = Pipeline.inMemory(project());
  }

  /** Returns the pipeline over the real data, shared by all tests. */
  public static Pipeline real() {
    return Real.PIPELINE;
  }

  /** Makes a project in a folder, with one data file. */
  public static Project tiny(Path folder, String turtle) {
    try {
      for (String part : List.of("ontology", "queries")) {
        copy(project().root().resolve(part), folder.resolve(part));
      }
      Files.createDirectories(folder.resolve("data"));
      Files.writeString(folder.resolve("data/world.ttl"), PREFIXES + turtle);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a world in " + folder, e);
    }
    return new Project(folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /** Returns a triple of our namespaces from three words, such as {@code amazon rivalOf nvidia}. */
  public static Triple triple(String words) {
    String[] parts = words.strip().split("\\s+");
    Node property = parts[1].equals("a") ? RDF.type.asNode() : Aihw.term(parts[1]);
    Node object = parts[1].equals("a") ? Aihw.term(parts[2]) : object(parts[1], parts[2]);
    return Triple.create(Aihw.thing(parts[0]), property, object);
  }

  private static Node object(String property, String name) {
    return Set.of("standing", "phase", "activeIn", "belongsToStage").contains(property)
        ? Aihw.term(name)
        : Aihw.thing(name);
  }
}
