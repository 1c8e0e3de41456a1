package org.w3id.aihw.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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
import org.w3id.aihw.slice.Chronicle;
import org.w3id.aihw.slice.Slice;

/**
 * Histories of writes made by chance, of who owns whom, who deals with whom in what and who says so
 * when: after each a slice that was moved on by it is what is cut anew, and says rightly what came
 * and went.
 */
class RandomSlicesTest {
  private static final int WRITES = 25;
  private static final int WRITTEN_TIES = 8;
  private static final Place WRITTEN = Place.of(Path.of("written"));
  private static final LocalDate DAY = LocalDate.of(2025, 7, 1);
  private static final List<Clocks> DAYS =
      List.of(
          Clocks.on(DAY),
          Clocks.on(LocalDate.of(2024, 2, 20)),
          new Clocks(DAY, LocalDate.of(9999, 12, 31)),
          new Clocks(LocalDate.of(2028, 1, 1), LocalDate.of(2024, 12, 31)));

  @TempDir private static Path folder;
  private static List<Fact> ontology;

  @BeforeAll
  static void read() {
    Project project = World.tiny(folder, "");
    ontology = new RdfReader(project).read(project.ontologyFiles()).facts();
    assertTrue(ontology.size() > 1_000, "facts: " + ontology.size());
  }

  /** One history: the same changes to slices that are moved on, and to a heap of facts. */
  private static final class History {
    private final Random random;
    private final List<Fact> file = new ArrayList<>(ontology);
    private final Set<Fact> written = new LinkedHashSet<>();
    private final List<String> told = new ArrayList<>();
    private final Map<Clocks, Slice> slices = new LinkedHashMap<>();
    private Facts facts;
    private Chronicle chronicle;
    private final Set<Fact> gone = new LinkedHashSet<>();
    private final Set<Fact> come = new LinkedHashSet<>();
    private int moves;

    History(long seed) {
      this.random = new Random(seed);
      file.addAll(facts(RandomWorld.file(random)));
      facts = Facts.of(file);
      chronicle = Chronicle.of(facts);
      DAYS.forEach(clocks -> slices.put(clocks, Slice.of(chronicle, clocks)));
    }

    private static List<Fact> facts(String turtle) {
      Graph graph = GraphFactory.createDefaultGraph();
      RDFParser.fromString(RandomWorld.withPrefixes(turtle), Lang.TURTLE).parse(graph);
      return graph
          .find()
          .mapWith(triple -> new Fact(triple, Aihw.thing("written"), WRITTEN))
          .toList();
    }

    /** Writes at once one change or several. */
    void write() {
      gone.clear();
      come.clear();
      Set<Fact> before = Set.copyOf(written);
      do {
        changeOne();
      } while (random.nextInt(3) == 0);
      gone.removeIf(written::contains);
      come.removeIf(fact -> before.contains(fact) || !written.contains(fact));
      move();
    }

    private void changeOne() {
      String tie = "written" + random.nextInt(WRITTEN_TIES);
      int number = 1 + random.nextInt(RandomWorld.CLAIMS);
      String claim = RandomWorld.claimName(tie, number);
      boolean isThere = written.stream().anyMatch(fact -> isAbout(fact, tie));
      String any = "tie" + random.nextInt(RandomWorld.TIES);
      switch (isThere ? random.nextInt(11) : random.nextInt(4)) {
        case 0, 1 -> change(subjects(tie, true), RandomWorld.tie(tie, random));
        case 2 -> other();
        case 3 ->
            // Of what a file tells others may say something.
            change(
                Set.of(RandomWorld.claimName(any, 9)),
                random.nextBoolean() ? RandomWorld.claim(any, 9, random) : "");
        case 4, 5 -> change(subjects(tie, false), RandomWorld.relationship(tie, random));
        case 6, 7 -> change(Set.of(claim), RandomWorld.claim(tie, number, random));
        case 8 -> change(random.nextBoolean() ? subjects(tie, true) : Set.of(claim), "");
        default ->
            change(
                Set.of(),
                written.stream().anyMatch(fact -> isAbout(fact, claim))
                    ? RandomWorld.more(tie, number, random)
                    : RandomWorld.claim(tie, number, random));
      }
    }

    /** Changes products, documents, reports or who is who. */
    private void other() {
      int number = random.nextInt(RandomWorld.FIRMS);
      boolean isGone = random.nextInt(3) == 0;
      switch (random.nextInt(5)) {
        case 0 ->
            change(
                Set.of("product" + (RandomWorld.PRODUCTS - 1 - number % 4)),
                isGone ? "" : RandomWorld.isInLine(random));
        case 1 ->
            change(
                Set.of("doc" + number),
                isGone
                    ? ""
                    : "aihw-id:doc%d dcterms:issued \"2024-0%d-05\"^^xsd:date .\n"
                        .formatted(number, 1 + random.nextInt(9)));
        case 2 ->
            change(
                Set.of("doc-daily"),
                isGone
                    ? ""
                    : "aihw-id:doc-daily dcterms:publisher aihw-id:firm%d .\n".formatted(number));
        case 3 ->
            change(
                Set.of("firm" + number % 4),
                isGone
                    ? ""
                    : "aihw-id:firm%d a aihw:%s .\n"
                        .formatted(
                            number % 4,
                            random.nextBoolean() ? "UndisclosedParty" : "HoldingCompany"));
        default ->
            change(
                Set.of("step" + number),
                isGone || number == 0
                    ? ""
                    : "aihw-id:step%d aihw:receivedFrom aihw-id:step%d .\n"
                        .formatted(number, random.nextInt(number)));
      }
    }

    private static boolean isAbout(Fact fact, String slug) {
      return fact.triple().getSubject().equals(Aihw.thing(slug));
    }

    private static Set<String> subjects(String tie, boolean withClaims) {
      Set<String> subjects = new LinkedHashSet<>(Set.of(tie));
      for (int claim = 1; withClaims && claim <= RandomWorld.CLAIMS; claim++) {
        subjects.add(RandomWorld.claimName(tie, claim));
      }
      return subjects;
    }

    /** Lets some things be told of otherwise. */
    private void change(Set<String> subjects, String turtle) {
      List<Fact> more = facts(turtle);
      List<Fact> less =
          written.stream()
              .filter(fact -> subjects.stream().anyMatch(slug -> isAbout(fact, slug)))
              .toList();
      told.add(subjects + " become\n" + turtle);
      less.forEach(written::remove);
      written.addAll(more);
      gone.addAll(less);
      come.addAll(more);
    }

    private void move() {
      facts = facts.changed(gone, come);
      List<Fact> both = new ArrayList<>(gone);
      both.addAll(come);
      Optional<Chronicle.Change> change =
          chronicle.after(facts, both.stream().map(Fact::triple).toList());
      List<Fact> all = new ArrayList<>(file);
      all.addAll(written);
      Chronicle fresh = Chronicle.of(Facts.of(all));
      for (Map.Entry<Clocks, Slice> entry : slices.entrySet()) {
        Clocks clocks = entry.getKey();
        Slice anew = Slice.of(fresh, clocks);
        Slice before = entry.getValue();
        Slice after;
        if (change.isPresent()) {
          Slice.Move move = before.moved(change.get(), both);
          after = move.slice();
          compare(clocks, without(triples(before), triples(after)), move.gone(), "gone");
          compare(clocks, without(triples(after), triples(before)), move.come(), "come");
          moves++;
        } else {
          after = Slice.of(Chronicle.of(facts), clocks);
        }
        compare(clocks, Set.copyOf(anew.standing().all()), after.standing().all(), "standing");
        compare(clocks, Set.copyOf(anew.known().triples()), after.known().triples(), "known");
        assertEquals(anew.hidden().asSet(), after.hidden().asSet());
        entry.setValue(after);
      }
      chronicle = change.map(Chronicle.Change::after).orElseGet(() -> Chronicle.of(facts));
    }

    private static Set<Triple> triples(Slice slice) {
      Set<Triple> triples = new HashSet<>(slice.known().triples());
      triples.addAll(slice.standing().all());
      return triples;
    }

    private void compare(Clocks clocks, Set<Triple> expected, Iterable<Triple> found, String what) {
      Set<Triple> moved = new HashSet<>();
      found.forEach(moved::add);
      String where = what + " on " + clocks;
      assertEquals(Set.of(), without(expected, moved), () -> "lacks " + where + history());
      assertEquals(Set.of(), without(moved, expected), () -> "too much " + where + history());
    }

    private String history() {
      return " after " + told.size() + " writes:\n" + String.join("\n", told);
    }

    private static Set<Triple> without(Set<Triple> some, Set<Triple> others) {
      Set<Triple> left = new HashSet<>(some);
      left.removeAll(others);
      return left;
    }
  }

  @Test
  void movedSlicesAreThoseThatAreCutAnew() {
    int histories = Fuzz.count("slices", 6, 500);
    int moves = 0;
    for (int number = 1; number <= histories; number++) {
      History history = new History(Fuzz.seed(number));
      for (int write = 0; write < WRITES; write++) {
        history.write();
      }
      moves += history.moves;
    }
    System.out.printf("%d histories, %d moves: equal to slices cut anew%n", histories, moves);
    assertTrue(moves > histories * WRITES * 2, "moves: " + moves);
  }
}
