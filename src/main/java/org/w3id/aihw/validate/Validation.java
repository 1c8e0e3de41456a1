package org.w3id.aihw.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.model.Crew;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.query.QueryFile;

/** All checks of the facts: blank nodes, shapes, check queries. */
public final class Validation {
  private final List<Finding> unreadable = new ArrayList<>();
  private final ShapeCheck shapeCheck;
  private final QueryCheck queryCheck;

  /**
   * Takes shapes, and reads the check queries of a project.
   *
   * @throws IllegalArgumentException if there are no shapes or no check queries
   */
  public Validation(Project project, Facts shapes) {
    List<QueryFile> checks = new ArrayList<>();
    for (Path file : project.queryFiles("checks")) {
      switch (QueryFile.read(file, project.shown(file))) {
        case QueryFile.Result.Failed(Finding finding) -> unreadable.add(finding);
        case QueryFile.Result.Read(QueryFile check) -> checks.add(check);
      }
    }
    shapeCheck = new ShapeCheck(shapes);
    queryCheck = new QueryCheck(checks);
  }

  /** Returns everything wrong with the facts, in the order of the files. */
  public List<Finding> check(Facts facts) {
    Crew crew = Crew.ofAllProcessors();
    Supplier<List<Finding>> findings = give(facts, crew);
    crew.finish();
    return findings.get();
  }

  /**
   * Gives the check of facts to a crew.
   *
   * @return what {@link #check(Facts)} returns, to be asked for once the crew has finished
   */
  public Supplier<List<Finding>> give(Facts facts, Crew crew) {
    Supplier<List<Violation>> violations = violations(crew.give(facts::dataset)::result, crew);
    Crew.Piece<Collection<Finding>> blank = crew.give(() -> BlankNodeCheck.check(facts));
    return () -> {
      List<Finding> findings = new ArrayList<>(unreadable);
      findings.addAll(blank.result());
      for (Violation violation : violations.get()) {
        findings.add(violation.in(facts));
      }
      Collections.sort(findings);
      return findings.stream().distinct().toList();
    };
  }

  /**
   * Returns what shapes and check queries find wrong with facts, in the order in which they are
   * asked.
   */
  public List<Violation> violations(Facts facts) {
    Crew crew = Crew.ofAllProcessors();
    Supplier<List<Violation>> violations = violations(crew.give(facts::dataset)::result, crew);
    crew.finish();
    return violations.get();
  }

  /**
   * Returns what shapes and check queries find wrong in a dataset, all by this thread, in whose
   * transaction it may be and whose limits count.
   *
   * @param dataset the named graphs, with everything together as the default graph
   */
  public List<Violation> check(DatasetGraph dataset) {
    Crew crew = Crew.alone();
    Supplier<List<Violation>> violations = violations(() -> dataset, crew);
    crew.finish();
    return violations.get();
  }

  private Supplier<List<Violation>> violations(Supplier<DatasetGraph> dataset, Crew crew) {
    Supplier<List<Violation>> byShapes =
        shapeCheck.give(() -> dataset.get().getDefaultGraph(), crew);
    Supplier<List<Violation>> byQueries = queryCheck.give(dataset, crew);
    return () -> {
      List<Violation> violations = new ArrayList<>(byShapes.get());
      violations.addAll(byQueries.get());
      return violations;
    };
  }

  /**
   * Returns what shapes and check queries find wrong after a change, be it as that which is at
   * fault or as the value at fault.
   *
   * @param dataset the named graphs, with everything together as the default graph
   * @param things the things that the change can have spoilt
   * @param changed the triples that are new or gone
   */
  public List<Violation> check(
      DatasetGraph dataset, Collection<Node> things, Collection<Triple> changed) {
    List<Violation> violations =
        new ArrayList<>(shapeCheck.check(dataset.getDefaultGraph(), things));
    violations.addAll(queryCheck.check(dataset, things, changed));
    return violations;
  }

  /** Returns what is wrong with blank nodes in triples that a client adds. */
  public List<Violation> checkBlankNodes(Collection<Triple> added) {
    return BlankNodeCheck.check(added);
  }
}
