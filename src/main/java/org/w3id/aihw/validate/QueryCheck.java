package org.w3id.aihw.validate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.query.QueryFile;

/**
 * Runs the queries under {@code queries/checks}: each row is a problem with {@code ?subject}, and
 * with {@code ?value} where one value is at fault, {@code ?graph} where one graph is.
 */
final class QueryCheck {
  private static final String SUBJECT = "subject";
  private static final String VALUE = "value";

  private final List<QueryFile> checks;

  /**
   * Takes the queries.
   *
   * @throws IllegalArgumentException if there are none: a check that finds nothing to check fails
   */
  QueryCheck(List<QueryFile> checks) {
    if (checks.isEmpty()) {
      throw new IllegalArgumentException("there are no check queries under queries/checks");
    }
    this.checks = List.copyOf(checks);
  }

  /** Checks everything. */
  List<Violation> check(DatasetGraph dataset) {
    List<Violation> violations = new ArrayList<>();
    for (QueryFile check : checks) {
      violations.addAll(violations(check, dataset, Map.of()));
    }
    return violations;
  }

  /** Checks some things, each as that which is at fault, or as the value at fault. */
  List<Violation> check(DatasetGraph dataset, Collection<Node> things) {
    List<Violation> violations = new ArrayList<>();
    for (QueryFile check : checks) {
      boolean hasValue = check.query().getResultVars().contains(VALUE);
      for (Node thing : things) {
        violations.addAll(violations(check, dataset, Map.of(SUBJECT, thing)));
        if (hasValue) {
          violations.addAll(violations(check, dataset, Map.of(VALUE, thing)));
        }
      }
    }
    return violations.stream().distinct().toList();
  }

  private static List<Violation> violations(
      QueryFile check, DatasetGraph dataset, Map<String, Node> blanks) {
    return switch (Answer.of(check.query(), dataset, blanks)) {
      case Answer.Table table -> table.rows().stream().map(row -> violation(check, row)).toList();
      case Answer.Truth truth -> throw notRows(check);
      case Answer.Triples triples -> throw notRows(check);
    };
  }

  private static IllegalStateException notRows(QueryFile check) {
    return new IllegalStateException(check.name() + " is not a SELECT query");
  }

  private static Violation violation(QueryFile check, Map<String, Node> row) {
    Node subject = row.get(SUBJECT);
    if (subject == null) {
      throw new IllegalStateException(check.name() + " leaves ?subject unbound");
    }
    return new Violation(
        check.first("code").orElseThrow(),
        subject,
        Optional.ofNullable(row.get(VALUE)),
        Optional.ofNullable(row.get("graph")),
        Optional.empty(),
        check.first("message").orElseThrow(),
        check.first("cure").orElseThrow());
  }
}
