package org.w3id.aihw.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    List<Finding> findings = new ArrayList<>(unreadable);
    findings.addAll(BlankNodeCheck.check(facts));
    findings.addAll(shapeCheck.check(facts));
    findings.addAll(queryCheck.check(facts));
    Collections.sort(findings);
    return findings.stream().distinct().toList();
  }
}
