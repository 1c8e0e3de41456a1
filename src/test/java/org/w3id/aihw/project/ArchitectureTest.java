package org.w3id.aihw.project;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One direction of imports, and who may touch what. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.w3id.aihw");

  /** What tells a moment or a zone from which a day could be made. */
  private static final DescribedPredicate<JavaAccess<?>> CLOCK =
      DescribedPredicate.describe(
          "a clock or the zone of the machine",
          access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            return (owner.startsWith("java.time.") && Set.of("now", "systemDefault").contains(name))
                || Set.of("java.time.Clock", "java.util.Calendar").contains(owner)
                || access.getTarget().getFullName().equals("java.util.Date.<init>()")
                || access.getTarget().getFullName().equals("java.util.TimeZone.getDefault()")
                || access.getTarget().getFullName().equals("java.lang.System.currentTimeMillis()");
          });

  private static final ArchRule ONE_TODAY =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.w3id.aihw.model.Clocks")
          .should()
          .accessTargetWhere(CLOCK)
          .because("what two parts take for today must be one day");

  private static final List<String> STAGES =
      List.of("load", "convert", "validate", "slice", "reason", "network", "store");

  @Test
  void classesAreFound() {
    assertTrue(CLASSES.size() > 80, "classes: " + CLASSES.size());
  }

  @Test
  void importsGoOneWay() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.w3id.aihw..")
        .layer("model")
        .definedBy("org.w3id.aihw.model")
        .layer("query")
        .definedBy("org.w3id.aihw.query")
        .layer("stages")
        .definedBy(STAGES.stream().map(name -> "org.w3id.aihw." + name).toArray(String[]::new))
        .layer("serve")
        .definedBy("org.w3id.aihw.serve..")
        .layer("pipeline")
        .definedBy("org.w3id.aihw.pipeline")
        .layer("command")
        .definedBy("org.w3id.aihw.command")
        .layer("main")
        .definedBy("org.w3id.aihw")
        .whereLayer("main")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("command")
        .mayOnlyBeAccessedByLayers("main")
        .whereLayer("pipeline")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("serve")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("stages")
        .mayOnlyBeAccessedByLayers("serve", "pipeline", "command")
        .whereLayer("query")
        .mayOnlyBeAccessedByLayers("stages", "serve", "pipeline", "command")
        .check(CLASSES);
  }

  @Test
  void stagesDoNotImportEachOther() {
    for (String stage : STAGES) {
      String[] others =
          STAGES.stream()
              .filter(other -> !other.equals(stage))
              .map(other -> "org.w3id.aihw." + other)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("org.w3id.aihw." + stage)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(CLASSES);
    }
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.w3id.aihw.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheServerTouchesFusekisBuilder() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Server")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.jena.fuseki.main..")
        .check(CLASSES);
  }

  @Test
  void onlyTheFileLayerTouchesRdf4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.w3id.aihw.load")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.rdf4j..")
        .check(CLASSES);
  }

  @Test
  void onlyTheClocksAskWhichDayItIs() {
    ONE_TODAY.check(CLASSES);
  }

  @Test
  void whoeverElseAsksWhichDayItIsIsFound() {
    List<Class<?>> breaches =
        List.of(OwnDay.class, OwnZone.class, OwnMoment.class, OwnDate.class, Lent.class);
    for (Class<?> breach : breaches) {
      assertTrue(
          ONE_TODAY.evaluate(new ClassFileImporter().importClasses(breach)).hasViolation(),
          breach.getName());
    }
  }

  static final class OwnDay {
    static LocalDate day() {
      return LocalDate.now(ZoneOffset.UTC);
    }
  }

  static final class OwnZone {
    static LocalDate day(Instant moment) {
      return moment.atZone(ZoneId.systemDefault()).toLocalDate();
    }
  }

  static final class OwnMoment {
    static LocalDate day() {
      return LocalDate.EPOCH.plusDays(System.currentTimeMillis() / 86_400_000);
    }
  }

  static final class Lent {
    static Supplier<Instant> clock() {
      return Instant::now;
    }
  }

  static final class OwnDate {
    @SuppressWarnings("JavaUtilDate")
    static Date day() {
      return new Date();
    }
  }

  @Test
  void onlyCommandsPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.w3id.aihw.command", "gg.jte..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void noClassIsNamedForNothing() {
    classes()
        .should()
        .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Service)")
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatItIsAndThatNothingIsNull() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("src/main/java/org"))) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.list(folder)) {
          if (files.anyMatch(file -> file.toString().endsWith(".java"))) {
            String info = Files.readString(folder.resolve("package-info.java"));
            assertTrue(info.contains("@NullMarked"), folder.toString());
            assertTrue(info.startsWith("/**"), folder.toString());
          }
        }
      }
    }
  }
}
