package org.w3id.aihw.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.load.RdfReader;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.query.Answer;
import org.w3id.aihw.query.Blanks;
import org.w3id.aihw.query.Question;
import org.w3id.aihw.query.QuestionLibrary;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.Proof;
import org.w3id.aihw.reason.RuleReader;

/** What was kept answers as the files do; what is not whole or of other files is not believed. */
class KeptStateTest {
  @TempDir private static Path folder;

  /** From files, never from anything kept. */
  private static Pipeline read;

  /** From what the other was kept as. */
  private static Pipeline kept;

  @BeforeAll
  static void readAndKeep() throws IOException {
    Project project = World.project();
    RdfReader reader = new RdfReader(project);
    Facts facts =
        Facts.of(
            reader.read(project.ontologyFiles()).and(reader.read(project.dataFiles())).facts());
    read =
        Pipeline.over(
            new Checked(
                facts,
                Facts.of(List.of()),
                RuleReader.read(project).rules(),
                QuestionLibrary.of(project),
                List.of()),
            facts.namedGraphs());
    KeptState state = new KeptState(folder.resolve("real/state"), new byte[32]);
    state.keep(read.at(World.NOW));
    kept = Pipeline.overKept(project, state.read().orElseThrow());
  }

  private static Project tiny(Path root) {
    Project project = World.tiny(root, "");
    try {
      Files.copy(Path.of("src/test/resources/sound.ttl"), root.resolve("data/sound.ttl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return project;
  }

  private static Pipeline fresh(Project project) {
    Checked checked = Pipeline.check(project, List.of());
    return Pipeline.over(checked, checked.facts().namedGraphs());
  }

  private static List<String> rows(Pipeline pipeline, String query, Map<String, Node> blanks) {
    DatasetGraph dataset = pipeline.datasetAt(World.NOW);
    Answer answer =
        Txn.calculateRead(dataset, () -> Answer.of(QueryFactory.create(query), dataset, blanks));
    return switch (answer) {
      case Answer.Table table -> table.rows().stream().map(Object::toString).sorted().toList();
      case Answer.Truth truth -> List.of(truth.toString());
      case Answer.Triples triples ->
          triples.triples().stream().map(Object::toString).sorted().toList();
    };
  }

  @Test
  void everyQuestionIsAnsweredAlike() throws Blanks.UnknownName {
    int answered = 0;
    for (Question question : read.questions().all()) {
      Question same = kept.questions().find(question.name()).orElseThrow();
      assertEquals(question.title(), same.title());
      for (String firm : List.of("", "nvidia", "tsmc")) {
        Map<String, String> filled =
            firm.isEmpty()
                    || question.parameters().stream().noneMatch(one -> one.name().equals("firm"))
                ? Map.of()
                : Map.of("firm", firm);
        if (firm.isEmpty() || !filled.isEmpty()) {
          Map<String, Node> fromFiles = Blanks.of(question, filled, read.at(World.NOW).names());
          assertEquals(fromFiles, Blanks.of(same, filled, kept.at(World.NOW).names()));
          List<String> expected = rows(read, question.file().text(), fromFiles);
          assertEquals(expected, rows(kept, same.file().text(), fromFiles), question.name());
          answered += expected.size();
        }
      }
    }
    assertTrue(answered > 1_000, "rows: " + answered);
  }

  @Test
  void everyGraphIsAlike() {
    for (String query :
        List.of(
            "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
            "SELECT ?g ?p ?o { GRAPH ?g { <" + Aihw.ID + "nvidia> ?p ?o } }",
            "SELECT ?g ?s { GRAPH ?g { ?s a <" + Aihw.ONTOLOGY + "Supply> } }",
            "SELECT ?g ?s ?p { GRAPH ?g { ?s ?p <" + Aihw.ID + "amazon> } }",
            "SELECT ?g ?s { GRAPH ?g { ?s <" + Aihw.ONTOLOGY + "status> ?o } } LIMIT 100000",
            "SELECT * { GRAPH <" + Aihw.GRAPH + "people> { ?s ?p ?o } }",
            "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
            "ASK { GRAPH <" + Aihw.GRAPH + "none> { ?s ?p ?o } }",
            "CONSTRUCT WHERE { <" + Aihw.ID + "nvidia> ?p ?o }",
            "DESCRIBE <" + Aihw.ID + "trainium2>")) {
      List<String> expected = rows(read, query, Map.of());
      assertFalse(expected.isEmpty(), query);
      assertEquals(expected, rows(kept, query, Map.of()), query);
    }
    assertEquals(read.at(World.NOW).facts().graphs(), kept.at(World.NOW).facts().graphs());
  }

  private static List<Triple> sample(Knowledge knowledge, int count) {
    List<Triple> inferred = knowledge.closure().inferred().find().toList();
    Random random = new Random(13);
    return Stream.generate(() -> inferred.get(random.nextInt(inferred.size())))
        .limit(count)
        .toList();
  }

  @Test
  void proofsAreAlike() {
    Knowledge one = read.at(World.NOW);
    Knowledge other = kept.at(World.NOW);
    for (Triple triple : sample(one, 150)) {
      List<Proof> proofs = one.why(triple, 3);
      assertFalse(proofs.isEmpty(), triple.toString());
      assertEquals(proofs, other.why(triple, 3));
      assertEquals(
          one.proofJson().of(triple, proofs), other.proofJson().of(triple, other.why(triple, 3)));
      for (Proof proof : proofs) {
        assertEquals(one.proofText().lines(proof), other.proofText().lines(proof));
      }
    }
    Triple line = World.triple("amazon supplierOf tsmc");
    assertEquals(one.whyNot(line, 3), other.whyNot(line, 3));
  }

  @Test
  void namesAreAlike() {
    List<Function<Pipeline, Object>> asked = new ArrayList<>();
    for (String name :
        List.of("Amazon", "AWS", "trainium 2", "Supply", "supplier", "nobody", "nvida")) {
      asked.add(pipeline -> pipeline.at(World.NOW).names().find(name));
      asked.add(pipeline -> pipeline.at(World.NOW).names().findClass(name));
      asked.add(pipeline -> pipeline.at(World.NOW).names().like(name));
    }
    for (Function<Pipeline, Object> question : asked) {
      assertEquals(question.apply(read), question.apply(kept));
    }
  }

  @Test
  void otherDaysAndWithdrawalsAreAlike() {
    Clocks day = Clocks.on(LocalDate.of(2025, 6, 1));
    assertEquals(all(read.at(day)), all(kept.at(day)));
    Node source = Aihw.thing("doc-seed-article");
    assertEquals(
        read.withdrawn(source, World.NOW).fallen(), kept.withdrawn(source, World.NOW).fallen());
  }

  private static Set<Triple> all(Knowledge knowledge) {
    return new HashSet<>(knowledge.graph().find().toList());
  }

  @Test
  void whatIsCutOrFlippedIsNeverBelieved() throws IOException {
    KeptState state = new KeptState(folder.resolve("damaged/state"), new byte[32]);
    state.keep(fresh(tiny(folder.resolve("damaged"))).at(World.NOW));
    Path file = folder.resolve("damaged/state");
    byte[] whole = Files.readAllBytes(file);
    assertTrue(state.read().isPresent());
    Random random = new Random(7);
    for (int round = 0; round < 150; round++) {
      byte[] damaged = whole.clone();
      // The head is looked at byte by byte, the rest in samples.
      int place = round < 64 ? round : random.nextInt(whole.length);
      switch (round % 3) {
        case 0 -> damaged[place] ^= (byte) (1 << random.nextInt(8));
        case 1 -> {
          int end = Math.min(whole.length, place + 1 + random.nextInt(4096));
          for (int index = place; index < end; index++) {
            damaged[index] = (byte) ~damaged[index];
          }
        }
        default -> damaged = Arrays.copyOf(whole, place);
      }
      Files.write(file, damaged);
      assertEquals(Optional.empty(), state.read(), "round " + round + " at " + place);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertEquals(Optional.empty(), state.read(), "longer");
    Files.write(file, whole);
    assertTrue(state.read().isPresent());
    byte[] others = new byte[32];
    others[31] = 1;
    assertEquals(Optional.empty(), new KeptState(file, others).read(), "of other files");
  }

  @Test
  void whateverChangesIsReadAnew() throws IOException {
    Path root = folder.resolve("changed");
    Project project = tiny(root);
    for (String changed :
        List.of(
            "data/sound.ttl",
            "ontology/shapes/" + first(root.resolve("ontology/shapes")),
            "ontology/rules/" + first(root.resolve("ontology/rules")),
            "queries/checks/" + first(root.resolve("queries/checks")))) {
      Pipeline.inMemory(project);
      assertTrue(KeptState.of(project).read().isPresent(), "kept before " + changed);
      Path file = root.resolve(changed);
      FileTime time = Files.getLastModifiedTime(file);
      String text = Files.readString(file);
      // The same length and the same time: only what it says is another.
      Files.writeString(file, flipped(text));
      Files.setLastModifiedTime(file, time);
      assertEquals(Optional.empty(), KeptState.of(project).read(), changed);
      Files.writeString(file, text);
    }
    Files.writeString(root.resolve("data/more.ttl"), World.PREFIXES);
    assertEquals(Optional.empty(), KeptState.of(project).read(), "a file more");
  }

  private static String first(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return folder
          .relativize(files.filter(Files::isRegularFile).sorted().findFirst().get())
          .toString();
    }
  }

  /** Returns a text with one letter in another case. */
  private static String flipped(String text) {
    char[] letters = text.toCharArray();
    for (int index = letters.length / 2; index < letters.length; index++) {
      if (Character.isLetter(letters[index])) {
        letters[index] = (char) (letters[index] ^ 0x20);
        return new String(letters);
      }
    }
    throw new AssertionError("no letter to change");
  }

  @Test
  void yesterdaysStateIsMovedToTodayAndKept() {
    Project project = tiny(folder.resolve("yesterday"));
    Clocks today = Clocks.on(Clocks.today());
    KeptState state = KeptState.of(project);
    state.keep(fresh(project).at(World.NOW));
    assertEquals(World.NOW, state.read().orElseThrow().clocks());
    assertEquals(today, Pipeline.inMemory(project).at(today).clocks());
    assertEquals(today, state.read().orElseThrow().clocks());
  }

  @Test
  void commandsAtTheSameTimeGetTheSameAnswer() {
    Project project = tiny(folder.resolve("together"));
    List<CompletableFuture<Integer>> sizes =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> Pipeline.inMemory(project).at(World.NOW).closure().size()))
            .limit(4)
            .toList();
    assertEquals(1, sizes.stream().map(CompletableFuture::join).distinct().count());
    assertEquals(List.of("state"), names(folder.resolve("together/.aihw")));
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
