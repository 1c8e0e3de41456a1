package org.w3id.aihw.validate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.query.QueryFile;

/**
 * Runs the queries under {@code queries/checks}: each row is a problem with {@code ?subject}, and
 * with {@code ?value} where one value is at fault, {@code ?graph} where one graph is.
 */
final class QueryCheck {
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

  Collection<Finding> check(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    DatasetGraph dataset = facts.dataset();
    for (QueryFile check : checks) {
      Answer answer = Answer.of(check.query(), dataset, Map.of());
      switch (answer) {
        case Answer.Table table ->
            table.rows().forEach(row -> findings.add(finding(check, row, facts)));
        case Answer.Truth truth -> throw notRows(check);
        case Answer.Triples triples -> throw notRows(check);
      }
    }
    return findings;
  }

  private static IllegalStateException notRows(QueryFile check) {
    return new IllegalStateException(check.name() + " is not a SELECT query");
  }

  private static Finding finding(QueryFile check, Map<String, Node> row, Facts facts) {
    Node subject = required(check, row);
    Optional<Node> value = Optional.ofNullable(row.get("value"));
    return new Finding(
        check.first("code").orElseThrow(),
        Optional.ofNullable(row.get("graph"))
            .flatMap(graph -> facts.placeIn(graph, subject))
            .orElseGet(() -> Locate.in(facts, subject, value)),
        Names.prefixed(subject)
            + " "
            + check.first("message").orElseThrow()
            + value.map(node -> ": " + Names.prefixed(node)).orElse(""),
        check.first("cure").orElseThrow());
  }

  private static Node required(QueryFile check, Map<String, Node> row) {
    Node subject = row.get("subject");
    if (subject == null) {
      throw new IllegalStateException(check.name() + " leaves ?subject unbound");
    }
    return subject;
  }
}
