package org.w3id.aihw.slice;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.aihw.World;
import org.w3id.aihw.load.RdfReader;
import org.w3id.aihw.load.Reading;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Period;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.validate.Validation;

/** Every form of every property that holds a date is the days it writes, or a finding. */
class DateFormsTest {
  private static final String FINDING = "";
  private static final Facts ONTOLOGY =
      Facts.of(new RdfReader(World.project()).read(World.project().ontologyFiles()).facts());

  private static final Set<String> DATE_TYPES = Set.of("date", "gYear", "gYearMonth");

  /** Types, forms and what is to become of them: the first and last day, or a finding. */
  private static final String FORMS =
      """
      date|2026-02-27|2026-02-27..2026-02-27
      date|2026-02-27Z|2026-02-27..2026-02-27
      date|2026-02-27+14:00|2026-02-27..2026-02-27
      date|2026-02-27-14:00|2026-02-27..2026-02-27
      date|2026-02-27+00:00|2026-02-27..2026-02-27
      date|2026-02-27-00:00|2026-02-27..2026-02-27
      date|2026-12-31+05:45|2026-12-31..2026-12-31
      date|2024-02-29Z|2024-02-29..2024-02-29
      date|0001-01-01|0001-01-01..0001-01-01
      date|9999-12-31-11:00|9999-12-31..9999-12-31
      date|2026-02-27+14:01|
      date|2026-02-27+15:00|
      date|2026-02-27+05:60|
      date|2026-02-27+5:00|
      date|2026-02-27+0500|
      date|2026-02-27z|
      date|2026-02-27 Z|
      date|2026-02-30|
      date|2026-02-30Z|
      date|2025-02-29|
      date|1900-02-29|
      date|2026-04-31|
      date|2026-13-01|
      date|2026-00-10|
      date|2026-01-00|
      date|2026-01-32|
      date|0000-01-01|
      date|0000-12-31Z|
      date|-0001-01-01|
      date|-2026-02-27|
      date|-12026-02-27|
      date|12026-02-27|
      date|12026-02-27Z|
      date|02026-02-27|
      date|+2026-02-27|
      date|99999999999-01-01|
      date|226-02-27|
      date|26-02-27|
      date|2026-2-7|
      date|2026-02|
      date|2026|
      date|20260227|
      date|2026-W09-5|
      date|2026-058|
      date|2026/02/27|
      date|27-02-2026|
      date|２０２６-02-27|
      date| 2026-02-27|
      date|2026-02-27 |
      date|\\t2026-02-27\\n|
      date|2026-02-27\\n|
      date||
      date|unknown|
      date|2026-02-27T00:00:00|
      gYearMonth|2026-02|2026-02-01..2026-02-28
      gYearMonth|2024-02Z|2024-02-01..2024-02-29
      gYearMonth|2026-02+05:00|2026-02-01..2026-02-28
      gYearMonth|2026-02-05:00|2026-02-01..2026-02-28
      gYearMonth|2026-13|
      gYearMonth|2026-00|
      gYearMonth|2026-00Z|
      gYearMonth|0000-02|
      gYearMonth|-0044-03|
      gYearMonth|12026-02|
      gYearMonth|2026-2|
      gYearMonth|2026|
      gYearMonth|2026-02-27|
      gYearMonth|2026-02+25:00|
      gYearMonth| 2026-02 |
      gYearMonth|2026-02\\n|
      gYear|2026|2026-01-01..2026-12-31
      gYear|2026Z|2026-01-01..2026-12-31
      gYear|2026+05:00|2026-01-01..2026-12-31
      gYear|2026-05:00|2026-01-01..2026-12-31
      gYear|0001|0001-01-01..0001-12-31
      gYear|0000|
      gYear|-0044|
      gYear|12026|
      gYear|026|
      gYear|26|
      gYear|2026-02|
      gYear|2026\\n|
      gYear| 2026|
      dateTime|2026-02-27T10:00:00|
      dateTime|2026-02-27T10:00:00Z|
      dateTime|2026-02-27T23:59:59.999999999-05:00|
      dateTime|2026-02-27T24:00:00|
      dateTime|2026-02-27T24:00:01|
      dateTime|2026-02-30T10:00:00|
      dateTime|-0044-03-15T10:00:00Z|
      dateTime|0000-01-01T00:00:00|
      dateTime|12026-02-27T10:00:00Z|
      dateTimeStamp|2026-02-27T10:00:00Z|
      gMonthDay|--02-27|
      gMonth|--02|
      gDay|---27|
      time|10:00:00|
      string|2026-02-27|
      integer|2026|
      decimal|2026.0|
      """;

  /** What a property that holds dates is said of. */
  private static final Map<String, String> SUBJECTS =
      Map.of(
          "Statement",
          """
          aihw-id:claim-%1$s a aihw:Claim ; aihw:about aihw-id:acme-supplies-bolt ;
            aihw:confidence aihw:HighConfidence ; aihw:paraphrase "x"@en ;
            aihw:statedIn aihw-id:doc-daily ; aihw:status aihw:InEffect ; %2$s .
          """,
          "Document",
          "aihw-id:doc-%1$s a aihw:Document ; dcterms:title \"x\"@en ; %2$s .\n",
          "ReportingStep",
          "aihw-id:step-%1$s a aihw:ReportingStep ; aihw:reporter aihw-id:acme ; %2$s .\n");

  @TempDir private Path folder;

  private record Case(String property, String type, String form, String days) {}

  private static List<Case> cases(Set<String> properties) {
    List<Case> cases = new ArrayList<>();
    for (String property : properties) {
      for (String line : FORMS.split("\n")) {
        String[] parts = line.split("\\|", -1);
        boolean dayAlone = property.equals("aihw:retrievedOn") && !parts[0].equals("date");
        cases.add(new Case(property, parts[0], parts[1], dayAlone ? FINDING : parts[2]));
      }
    }
    return cases;
  }

  /** What is computed is written by nobody. */
  private static final Set<String> COMPUTED =
      Set.of(
          "aihw:holdsFrom",
          "aihw:holdsTo",
          "aihw:knownFrom",
          "aihw:lastEvidenceOn",
          "aihw:lastHeardOn");

  /** By the convention of the ontology (D12), and one term of others. */
  private static Set<String> datePropertiesOfTheOntology() {
    Set<String> properties = new TreeSet<>(Set.of("dcterms:issued"));
    ONTOLOGY
        .union()
        .find(Node.ANY, RDFS.range.asNode(), RDFS.Literal.asNode())
        .mapWith(triple -> triple.getSubject().getURI().replace(Aihw.ONTOLOGY, "aihw:"))
        .forEachRemaining(properties::add);
    // Computed, never written by hand (D022), always as xsd:date.
    properties.removeIf(
        property -> property.startsWith("aihw:standing") || COMPUTED.contains(property));
    return properties;
  }

  private static String subjectOf(String property) {
    if (property.equals("dcterms:issued")) {
      return "Document";
    }
    Node term = Aihw.term(property.replace("aihw:", ""));
    String domain =
        ONTOLOGY
            .values(term, RDFS.domain.asNode())
            .getFirst()
            .getURI()
            .substring(Aihw.ONTOLOGY.length());
    return domain.equals("Claim") ? "Statement" : domain;
  }

  @Test
  void everyPropertyThatHoldsDatesHasTheShapeOfDates() {
    Facts shapes =
        Facts.of(new RdfReader(World.project()).read(World.project().shapeFiles()).facts());
    Set<String> shaped = new TreeSet<>();
    shapes
        .union()
        .find(
            Node.ANY,
            NodeFactory.createURI("http://www.w3.org/ns/shacl#node"),
            NodeFactory.createURI(Aihw.SHAPE + "Date"))
        .forEachRemaining(
            shape ->
                shaped.add(
                    shortened(
                        shapes
                            .values(
                                shape.getSubject(),
                                NodeFactory.createURI("http://www.w3.org/ns/shacl#path"))
                            .getFirst())));
    assertEquals(datePropertiesOfTheOntology(), shaped);
    Set<String> inData = new TreeSet<>();
    for (Fact fact : new RdfReader(World.project()).read(World.project().dataFiles()).facts()) {
      Node value = fact.triple().getObject();
      if (value.isLiteral()
          && DATE_TYPES.contains(value.getLiteralDatatypeURI().replaceFirst(".*#", ""))) {
        inData.add(shortened(fact.triple().getPredicate()));
      }
    }
    assertTrue(inData.size() >= 6, "properties with dates: " + inData);
    assertTrue(shaped.containsAll(inData), inData + " hold dates, of which only " + shaped);
  }

  private static String shortened(Node property) {
    return property.getURI().replace(Aihw.ONTOLOGY, "aihw:").replace(DCTerms.NS, "dcterms:");
  }

  @Test
  void everyFormIsReadAsTheDaysItWritesOrIsAFindingWithItsLine() throws IOException {
    Project project = World.tiny(folder, "");
    Files.delete(folder.resolve("data/world.ttl"));
    Files.copy(Path.of("src/test/resources/sound.ttl"), folder.resolve("data/sound.ttl"));
    Map<String, Case> cases = write(cases(datePropertiesOfTheOntology()));
    RdfReader reader = new RdfReader(project);
    Map<String, List<Finding>> findings = new LinkedHashMap<>();
    List<Fact> facts = new ArrayList<>(reader.read(project.ontologyFiles()).facts());
    for (Path file : project.dataFiles()) {
      Reading reading = reader.read(file);
      facts.addAll(reading.facts());
      reading.findings().forEach(finding -> add(findings, finding));
    }
    Facts shapes = Facts.of(reader.read(project.shapeFiles()).facts());
    new Validation(project, shapes)
        .check(Facts.of(facts))
        .forEach(finding -> add(findings, finding));
    List<String> wrong = new ArrayList<>();
    cases.forEach(
        (name, one) ->
            wrongWith(one, findings.getOrDefault(name, List.of()))
                .ifPresent(fault -> wrong.add(one + " " + fault)));
    assertEquals(List.of(), wrong);
    facts.removeIf(fact -> findings.containsKey(fact.place().file().getFileName().toString()));
    assertRead(Chronicle.of(Facts.of(facts)), cases);
  }

  private Map<String, Case> write(List<Case> cases) throws IOException {
    Map<String, Case> written = new LinkedHashMap<>();
    for (Case one : cases) {
      String name = "n" + written.size();
      String date = "%s \"%s\"^^xsd:%s".formatted(one.property(), one.form(), one.type());
      String subject = subjectOf(one.property());
      if (subject.equals("Statement") && !one.property().equals("aihw:statedOn")) {
        date += " ; aihw:statedOn \"2020-01-01\"^^xsd:date";
      }
      Files.writeString(
          folder.resolve("data/" + name + ".ttl"),
          World.PREFIXES + requireNonNull(SUBJECTS.get(subject)).formatted(name, date));
      written.put(name + ".ttl", one);
    }
    assertTrue(written.size() > 500, "cases: " + written.size());
    return written;
  }

  private static void add(Map<String, List<Finding>> findings, Finding finding) {
    findings
        .computeIfAbsent(finding.place().file().getFileName().toString(), key -> new ArrayList<>())
        .add(finding);
  }

  /** A date too early or late may be a statement that ends before it begins; all else is D008. */
  private static Optional<String> wrongWith(Case one, List<Finding> findings) {
    Set<String> codes = findings.stream().map(Finding::code).collect(Collectors.toSet());
    if (!one.days().isEmpty()) {
      return codes.isEmpty() ? Optional.empty() : Optional.of("is found wrong: " + findings);
    }
    if (codes.isEmpty()) {
      return Optional.of("is passed over");
    }
    return Set.of("D001", "D008").containsAll(codes)
            && findings.stream().allMatch(finding -> finding.place().line() > 0)
            && findings.stream().noneMatch(finding -> finding.cure().isBlank())
        ? Optional.empty()
        : Optional.of("is another finding: " + findings);
  }

  private static void assertRead(Chronicle chronicle, Map<String, Case> cases) {
    List<String> read = new ArrayList<>();
    cases.forEach(
        (file, one) -> {
          if (!one.days().isEmpty()) {
            read.add(one.property());
            String name = file.replace(".ttl", "");
            Stream<String> days = days(chronicle, name, one.property());
            String[] expected = one.days().split("\\.\\.");
            assertEquals(
                switch (one.property()) {
                  case "aihw:validFrom" -> List.of(expected[0]);
                  case "aihw:reportedOn" -> List.of();
                  case "aihw:statedOn" -> List.of(expected[0], expected[1]);
                  default -> List.of(expected[1]);
                },
                days.toList(),
                one.toString());
          }
        });
    assertTrue(read.size() > 80, "read: " + read.size());
  }

  private static Stream<String> days(Chronicle chronicle, String name, String property) {
    if (property.equals("aihw:reportedOn")) {
      return Stream.of();
    }
    if (subjectOf(property).equals("Document")) {
      return requireNonNull(chronicle.documents().get(Aihw.thing("doc-" + name))).outBy().stream()
          .map(Object::toString);
    }
    Claim claim =
        requireNonNull(chronicle.relationships().get(Aihw.thing("acme-supplies-bolt")))
            .claims()
            .stream()
            .filter(one -> one.node().equals(Aihw.thing("claim-" + name)))
            .findFirst()
            .orElseThrow();
    return switch (property) {
      case "aihw:validFrom" -> Stream.of(claim.holdsFrom().toString());
      case "aihw:observedOn" -> claim.observedOn().stream().map(Object::toString);
      case "aihw:validTo" -> claim.holdsTo().stream().map(Object::toString);
      // Of a statement in a document of 2025 the document's day counts where it is earlier.
      default -> Stream.of(claim.holdsFrom().toString(), last(claim, chronicle));
    };
  }

  private static String last(Claim claim, Chronicle chronicle) {
    return chronicle.facts().values(claim.node(), Aihw.STATED_ON).stream()
        .flatMap(date -> Period.of(date).stream())
        .map(period -> period.last().toString())
        .findFirst()
        .orElseThrow();
  }
}
