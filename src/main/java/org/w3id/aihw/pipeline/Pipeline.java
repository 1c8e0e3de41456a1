package org.w3id.aihw.pipeline;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.load.RdfReader;
import org.w3id.aihw.load.Reading;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.network.NetworkFunctions;
import org.w3id.aihw.network.Networks;
import org.w3id.aihw.query.QuestionLibrary;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.reason.RuleReader;
import org.w3id.aihw.slice.Chronicle;
import org.w3id.aihw.slice.Slice;
import org.w3id.aihw.slice.Source;
import org.w3id.aihw.store.SliceView;
import org.w3id.aihw.validate.Validation;

/**
 * The road from files to answers: read, check, slice, reason, and the dataset that queries run on.
 */
public final class Pipeline {
  /** How many slices are kept; each holds the whole closure of a day pair. */
  private static final int KEPT_SLICES = 8;

  private final Checked checked;
  private final DatasetGraph stored;
  private @Nullable Chronicle chronicle;
  private final Networks networks = new Networks();
  private final Map<Clocks, Knowledge> slices =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Clocks, Knowledge> eldest) {
          return size() > KEPT_SLICES;
        }
      };

  private Pipeline(Checked checked, DatasetGraph stored) {
    this.checked = checked;
    this.stored = stored;
  }

  /**
   * Reads and checks the files of a project, together with files that are not part of it yet.
   *
   * @throws java.io.UncheckedIOException if a file cannot be opened
   * @throws IllegalArgumentException if the project has no shapes, check queries or data
   */
  public static Checked check(Project project, List<Path> more) {
    return check(project, more, true);
  }

  /** Reads the files of a project, and checks them unless they were found without fault before. */
  private static Checked checkIfChanged(Project project) {
    Stamp stamp = Stamp.of(project);
    boolean changed = !stamp.isCurrent();
    Checked checked = check(project, List.of(), changed);
    if (changed && checked.findings().isEmpty()) {
      stamp.keep();
    }
    return checked;
  }

  private static Checked check(Project project, List<Path> more, boolean validate) {
    RdfReader reader = new RdfReader(project);
    List<Path> dataFiles = new ArrayList<>(project.dataFiles());
    dataFiles.removeIf(file -> more.contains(file));
    dataFiles.addAll(more);
    if (dataFiles.isEmpty()) {
      throw new IllegalArgumentException("there are no files under data");
    }
    Reading stated = reader.read(project.ontologyFiles()).and(reader.read(dataFiles));
    Reading shapes = reader.read(project.shapeFiles());
    RuleReader rules = RuleReader.read(project);
    QuestionLibrary questions = QuestionLibrary.of(project);
    List<Finding> findings = new ArrayList<>(stated.findings());
    findings.addAll(shapes.findings());
    findings.addAll(rules.findings());
    findings.addAll(questions.findings());
    Facts facts = Facts.of(stated.facts());
    if (validate && stated.findings().isEmpty() && shapes.findings().isEmpty()) {
      // With a file missing, everything that refers to it would be reported too.
      findings.addAll(new Validation(project, Facts.of(shapes.facts())).check(facts));
    }
    if (validate && findings.isEmpty()) {
      // Slices are cut from checked facts only.
      findings.addAll(Contradictions.in(facts, rules.rules()));
    }
    Collections.sort(findings);
    return new Checked(facts, rules.rules(), questions, findings);
  }

  /**
   * Reads the register of a project, in which a converter looks names up.
   *
   * @throws FindingsException if a file cannot be read
   */
  public static Facts register(Project project) {
    Reading reading = new RdfReader(project).read(project.registerFiles());
    if (!reading.findings().isEmpty()) {
      throw new FindingsException(reading.findings());
    }
    return Facts.of(reading.facts());
  }

  /**
   * Returns the pipeline over a project whose facts stay in memory.
   *
   * @throws FindingsException if anything is wrong with the files
   */
  public static Pipeline inMemory(Project project) {
    Checked checked = checkIfChanged(project);
    return over(checked, checked.facts().dataset());
  }

  /**
   * Returns the pipeline over checked facts that a store holds.
   *
   * @throws FindingsException if anything is wrong with the files
   */
  public static Pipeline over(Checked checked, DatasetGraph stored) {
    if (!checked.findings().isEmpty()) {
      throw new FindingsException(checked.findings());
    }
    return new Pipeline(checked, stored);
  }

  /** Returns the question library. */
  public QuestionLibrary questions() {
    return checked.questions();
  }

  /** Returns what is known and follows for a day on each clock. */
  public Knowledge at(Clocks clocks) {
    synchronized (slices) {
      Knowledge known = slices.get(clocks);
      if (known == null) {
        known = reason(clocks, Set.of());
        slices.put(clocks, known);
      }
      return known;
    }
  }

  private synchronized Chronicle chronicle() {
    if (chronicle == null) {
      chronicle = Chronicle.of(checked.facts());
    }
    return chronicle;
  }

  private Knowledge reason(Clocks clocks, Set<Node> withdrawn) {
    Slice slice = Slice.of(chronicle(), clocks, withdrawn);
    return nearest(clocks)
        .map(start -> start.moved(clocks, slice.known(), slice.standing()))
        .orElseGet(() -> Knowledge.of(clocks, slice.known(), slice.standing(), checked.rules()));
  }

  /** Returns the slice at hand that is fewest days away on both clocks together. */
  private Optional<Knowledge> nearest(Clocks clocks) {
    synchronized (slices) {
      return slices.values().stream()
          .min(Comparator.comparingLong(known -> days(known.clocks(), clocks)));
    }
  }

  private static long days(Clocks one, Clocks other) {
    return Math.abs(ChronoUnit.DAYS.between(one.asOf(), other.asOf()))
        + Math.abs(ChronoUnit.DAYS.between(one.knownAt(), other.knownAt()));
  }

  /**
   * Returns what changes on a day on each clock if a source is withdrawn: a statement, a document,
   * or a party with all that was published by it or on its word alone.
   *
   * @throws IllegalArgumentException if the source is none of these
   */
  public Withdrawal withdrawn(Node source, Clocks clocks) {
    Source withdrawn = Source.of(chronicle(), source);
    return Withdrawal.of(withdrawn, at(clocks), reason(clocks, withdrawn.all()));
  }

  /** Returns the dataset of a day on each clock. */
  public DatasetGraph datasetAt(Clocks clocks) {
    Knowledge knowledge = at(clocks);
    DatasetGraph view =
        new SliceView(
            stored, knowledge.graph(), knowledge.closure().inferred(), knowledge.standing());
    PropertyFunctionRegistry.set(
        view.getContext(),
        NetworkFunctions.registry(
            PropertyFunctionRegistry.get(),
            networks.of(knowledge.closure(), view.getDefaultGraph())));
    return view;
  }
}
