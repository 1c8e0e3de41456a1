package org.w3id.aihw.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.w3id.aihw.World;
import org.w3id.aihw.model.Aihw;

/** How files are written: sizes, prefixes, order, labels and definitions. */
class StyleTest {
  private static List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
      assertTrue(!found.isEmpty(), "no " + ending + " files in " + folder);
      return found;
    }
  }

  private static void assertNoLongerThan(int lines, String folder, String ending)
      throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : files(folder, ending)) {
      int length = Files.readAllLines(file).size();
      if (length > lines) {
        tooLong.add(file + " has " + length + " lines");
      }
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void filesStayReadable() throws IOException {
    assertNoLongerThan(400, "src/main/java", ".java");
    assertNoLongerThan(400, "src/test/java", ".java");
    assertNoLongerThan(500, "ontology", ".ttl");
    for (String folder : List.of("checks", "pages", "questions")) {
      assertNoLongerThan(55, "queries/" + folder, ".rq");
    }
    // A mapping names each column of a dataset, and may hold a table of its names.
    assertNoLongerThan(90, "queries/imports", ".rq");
    for (Path file : files("data", ".ttl")) {
      if (!file.startsWith("data/imported")) {
        int length = Files.readAllLines(file).size();
        assertTrue(length <= 1000, file + " has " + length + " lines");
      }
    }
    int pom = Files.readAllLines(Path.of("pom.xml")).size();
    assertTrue(pom <= 400, "pom.xml has " + pom + " lines");
  }

  @Test
  void prefixesAreUsedAndSorted() throws IOException {
    List<Path> turtle = new ArrayList<>(files("ontology", ".ttl"));
    turtle.addAll(files("data", ".ttl"));
    List<String> faults = new ArrayList<>();
    for (Path file : turtle) {
      if (file.startsWith("data/imported")) {
        continue;
      }
      String text = Files.readString(file);
      List<String> prefixes = new ArrayList<>();
      Matcher matcher = Pattern.compile("(?m)^@prefix ([\\w-]+): <").matcher(text);
      while (matcher.find()) {
        prefixes.add(matcher.group(1));
      }
      if (!prefixes.equals(prefixes.stream().sorted().toList())) {
        faults.add(file + " has unsorted prefixes");
      }
      String body = text.replaceAll("(?m)^@prefix.*$", "");
      for (String prefix : prefixes) {
        if (!Pattern.compile("(?<![\\w-])" + prefix + ":").matcher(body).find()) {
          faults.add(file + " does not use " + prefix);
        }
      }
      if (text.contains("\t") || text.contains(" \n") || !text.endsWith("\n")) {
        faults.add(file + " has tabs, trailing blanks or no end of line");
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void thingsOfASectionAreSorted() throws IOException {
    List<Path> turtle = new ArrayList<>(files("ontology", ".ttl"));
    turtle.addAll(files("data", ".ttl"));
    List<String> faults = new ArrayList<>();
    for (Path file : turtle) {
      if (file.startsWith("data/imported")) {
        continue;
      }
      String last = "";
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("# ") || line.startsWith("@prefix")) {
          last = "";
        } else if (!line.isEmpty() && !line.startsWith(" ")) {
          if (line.compareTo(last) < 0) {
            faults.add(file + ": " + line + " comes after " + last);
          }
          last = line;
        }
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void everyTermHasALabelAndADefinitionThatIsNotCircular() {
    Graph graph = World.real().at(World.NOW).graph();
    List<String> faults = new ArrayList<>();
    int terms = 0;
    for (Node kind :
        List.of(OWL.Class.asNode(), OWL.ObjectProperty.asNode(), OWL.DatatypeProperty.asNode())) {
      for (Node term :
          graph.find(Node.ANY, RDF.type.asNode(), kind).mapWith(t -> t.getSubject()).toSet()) {
        if (!term.isURI() || !term.getURI().startsWith(Aihw.ONTOLOGY)) {
          continue;
        }
        terms++;
        List<String> labels = texts(graph, term, RDFS.label.asNode());
        List<String> definitions = texts(graph, term, SKOS.definition.asNode());
        if (labels.size() != 1 || definitions.size() != 1) {
          faults.add(term + " has labels " + labels + " and definitions " + definitions);
        } else if (definitions.getFirst().startsWith(labels.getFirst() + " ")) {
          faults.add(term + " is defined by itself: " + definitions.getFirst());
        }
      }
    }
    assertTrue(terms > 100, "terms: " + terms);
    assertEquals(List.of(), faults);
  }

  private static List<String> texts(Graph graph, Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).toList().stream()
        .map(triple -> triple.getObject().getLiteralLexicalForm())
        .toList();
  }

  @Test
  void treeHoldsNothingButWhatTheLayoutNames() throws IOException {
    List<String> allowed =
        List.of(
            "pom.xml",
            "src",
            "ontology",
            "data",
            "queries",
            "README.md",
            "ARCHITECTURE.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "SECURITY.md",
            "LICENSE",
            "NOTICE",
            "aihw",
            "target");
    try (Stream<Path> entries = Files.list(Path.of(""))) {
      assertEquals(
          List.of(),
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> !name.startsWith(".") && !allowed.contains(name))
              .toList());
    }
  }
}
