package org.w3id.aihw.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.query.QueryFile;

/** Checks are asked for the rows that a change can bring, and for no others. */
class CheckPatternsTest {
  private static final Node CLAIM = Aihw.thing("claim");
  private static final Node DEAL = Aihw.thing("deal");

  private static Optional<Set<Map<String, Node>>> rows(Query query, String... changed) {
    List<Triple> triples = List.of(changed).stream().map(World::triple).toList();
    return CheckPatterns.of(query, Set.of("subject", "value")).rows(triples);
  }

  private static Query check(String name) {
    Path file = World.project().root().resolve("queries/checks/" + name + ".rq");
    return switch (QueryFile.read(file, file)) {
      case QueryFile.Result.Read(QueryFile read) -> read.query();
      case QueryFile.Result.Failed(var finding) -> throw new AssertionError(finding);
    };
  }

  @Test
  void rowsHaveWhatThePatternSaysOfTheTriple() {
    Query query = QueryFactory.create("SELECT * { ?subject <urn:p> ?value . ?value a ?kind }");
    assertEquals(Optional.of(Set.of(Map.of("value", CLAIM))), rows(query, "claim a Claim"));
    assertEquals(Optional.of(Set.of()), rows(query, "claim about deal"));
  }

  @Test
  void patternsOfWhatMustNotBeCountToo() {
    assertEquals(
        Optional.of(Set.of(Map.of("subject", DEAL))),
        rows(check("party-that-nobody-speaks-of"), "claim about deal"));
  }

  @Test
  void pathsThatAreNotWalkedAreNotAsked() {
    Query chains = check("chain-that-turns-back");
    assertEquals(Optional.of(Set.of()), rows(chains, "claim about deal"));
    assertEquals(Optional.empty(), rows(chains, "claim receivedFrom deal"));
  }

  @Test
  void whatNoPatternTellsIsAskedOfAllThatIsTouched() {
    assertEquals(Optional.empty(), rows(check("relationship-without-claim"), "claim a Claim"));
    Query counting = QueryFactory.create("SELECT ?subject { ?subject a ?kind } GROUP BY ?subject");
    assertEquals(Optional.empty(), rows(counting, "claim a Claim"));
  }
}
