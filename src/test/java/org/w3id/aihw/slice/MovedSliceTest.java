package org.w3id.aihw.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.load.RdfReader;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Place;
import org.w3id.aihw.model.Project;

/** What a write must not leave as it was, though it does not speak of it. */
class MovedSliceTest {
  private static final Clocks DAY = Clocks.on(LocalDate.of(2025, 3, 5));

  @TempDir private static Path folder;
  private static List<Fact> ontology;

  @BeforeAll
  static void read() {
    Project project = World.tiny(folder, "");
    ontology = new RdfReader(project).read(project.ontologyFiles()).facts();
  }

  private static String supply(String kind, String name, String supplier, String customer) {
    return """
    aihw-id:%2$s a aihw:%1$s ; aihw:supplier aihw-id:%3$s ; aihw:customer aihw-id:%4$s .
    """
        .formatted(kind, name, supplier, customer);
  }

  private static String claim(String name, String about, String status, String more) {
    return """
    aihw-id:%1$s a aihw:Claim ; aihw:about aihw-id:%2$s ; aihw:confidence aihw:MediumConfidence ;
      aihw:statedIn aihw-id:doc-%1$s ; aihw:statedOn "2025-02-05"^^xsd:date ; aihw:status aihw:%3$s %4$s .
    aihw-id:doc-%1$s a aihw:Document ; dcterms:publisher aihw-id:outlet-%1$s .
    """
        .formatted(name, about, status, more);
  }

  private static List<Fact> facts(String turtle) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(World.PREFIXES + turtle, Lang.TURTLE).parse(graph);
    return graph
        .find()
        .mapWith(triple -> new Fact(triple, Aihw.thing("written"), Place.of(Path.of("written"))))
        .toList();
  }

  /** Cuts a slice, lets something be told instead of something else, and moves the slice on. */
  private static List<Triple> standing(String stays, String gone, String come) {
    Facts before = Facts.of(ontology).and(facts(stays + gone));
    Facts after = before.changed(facts(gone), facts(come));
    List<Fact> both = new ArrayList<>(facts(gone));
    both.addAll(facts(come));
    Chronicle chronicle = Chronicle.of(before);
    Optional<Chronicle.Change> change =
        chronicle.after(after, both.stream().map(Fact::triple).toList());
    List<Triple> anew = Slice.of(Chronicle.of(after), DAY).standing().all();
    change.ifPresent(
        one ->
            assertEquals(
                new HashSet<>(anew),
                new HashSet<>(Slice.of(chronicle, DAY).moved(one, both).slice().standing().all())));
    return anew;
  }

  @Test
  void whoGetsMaterialsNoMoreIsNotHeldToHaveTwoSources() {
    String stays =
        supply("MaterialSupply", "one", "acme", "cog")
            + claim("claim-one", "one", "InEffect", "")
            + claim("claim-two", "two", "InEffect", "");
    List<Triple> standing =
        standing(
            stays,
            supply("MaterialSupply", "two", "bolt", "cog"),
            supply("MaterialSupply", "two", "bolt", "dot"));
    assertTrue(standing.contains(World.triple("one soleSourceFor cog")));
  }

  @Test
  void whoDealsWithAnotherNowIsNotHeldToDealWithTheFormerOne() {
    String stays =
        supply("Supply", "one", "acme", "cog")
            + claim("claim-one", "one", "Rumoured", "")
            + claim("claim-two", "two", "InEffect", "");
    List<Triple> standing =
        standing(
            stays, supply("Supply", "two", "acme", "cog"), supply("Supply", "two", "acme", "dot"));
    assertTrue(standing.contains(World.triple("one unsurpassedFor cog")));
  }

  @Test
  void claimWaitsOnAllThatItIsConditionalOn() {
    String stays =
        supply("Supply", "one", "acme", "cog")
            + supply("Supply", "two", "acme", "dot")
            + supply("Supply", "three", "acme", "eel")
            + claim("claim-one", "one", "InEffect", "; aihw:conditionalOn aihw-id:two")
            + claim("claim-two", "two", "InEffect", "")
            + claim("claim-three", "three", "Rumoured", "");
    String waits = "aihw-id:claim-one aihw:conditionalOn aihw-id:three .";
    assertFalse(standing(stays, "", waits).contains(World.triple("one standing InEffect")));
    assertTrue(standing(stays, waits, "").contains(World.triple("one standing InEffect")));
  }

  @Test
  void whomOutletsDoNotNameCountsForEachOfThem() {
    String via = "; aihw:reportedVia aihw-id:step";
    String stays =
        supply("Supply", "one", "acme", "cog")
            + "aihw-id:step a aihw:ReportingStep ; aihw:reporter aihw-id:voice .\n"
            + claim("claim-a", "one", "InEffect", via)
            + claim("claim-b", "one", "InEffect", via)
            + claim("claim-c", "one", "Denied", "");
    String named = "aihw-id:voice a aihw:Person .";
    String unnamed = "aihw-id:voice a aihw:UndisclosedParty .";
    assertTrue(standing(stays, named, unnamed).contains(World.triple("one standing InEffect")));
    assertTrue(standing(stays, unnamed, named).contains(World.triple("one standing Denied")));
  }
}
