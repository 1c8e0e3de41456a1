package org.w3id.aihw.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.load.RdfReader;
import org.w3id.aihw.load.Reading;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.PerSlice;
import org.w3id.aihw.model.Project;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.network.Network;
import org.w3id.aihw.network.NetworkFunctions;
import org.w3id.aihw.query.QuestionLibrary;
import org.w3id.aihw.reason.Conclusions;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.store.SliceView;
import org.w3id.aihw.store.Store;
import org.w3id.aihw.store.WriteRefusedException;
import org.w3id.aihw.validate.Validation;

/**
 * The road from files to answers: read, check, slice, reason, and the dataset that queries run on.
 */
public final class Pipeline {
  private final Checked checked;
  private final DatasetGraph stored;
  private final PerSlice<Network> networks = new PerSlice<>();
  private final PerSlice<Graph> supports = new PerSlice<>();

  /** Lets those who begin to read see a store and the slices cut from it, never one of two. */
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

  private final @Nullable Writing writing;
  private final LeftOut leftOut;
  private volatile Edition edition;

  /** Keeps what followed from the files, where that is not kept yet. */
  private Runnable keeping = () -> {};

  private Pipeline(
      Checked checked,
      Edition first,
      DatasetGraph stored,
      @Nullable Writing writing,
      LeftOut leftOut) {
    this.checked = checked;
    this.leftOut = leftOut;
    this.stored = stored;
    this.writing = writing;
    this.edition = first;
  }

  /** Returns the pipeline over facts that are read only. */
  private static Pipeline readOnly(Checked checked, Optional<Knowledge> kept, DatasetGraph stored) {
    Edition first = Edition.first(checked.facts(), checked.rules(), kept);
    return new Pipeline(checked, first, stored, null, LeftOut.none());
  }

  /**
   * Returns the pipeline over a store that is equal to the files, with what was written besides.
   */
  private static Pipeline writable(
      Checked checked,
      Optional<Knowledge> kept,
      Store store,
      Project project,
      List<Quad> written,
      LeftOut leftOut) {
    Edition first =
        written.isEmpty()
            ? Edition.first(checked.facts(), checked.rules(), kept)
            : Edition.after(Writing.with(checked.facts(), written), checked.rules(), kept);
    Supplier<Validation> validation = () -> new Validation(project, checked.shapes());
    Writing writing = new Writing(store, validation, checked.facts(), written, leftOut);
    return new Pipeline(checked, first, store.dataset(), writing, leftOut);
  }

  /**
   * Reads and checks the files of a project, together with files that are not part of it yet.
   *
   * @throws java.io.UncheckedIOException if a file cannot be opened
   * @throws IllegalArgumentException if the project has no shapes, check queries or data
   */
  public static Checked check(Project project, List<Path> more) {
    return FileCheck.of(project, more);
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

  /** Looks at a project: what has not changed since it was without fault is not read again. */
  public static Found look(Project project) {
    KeptState state = KeptState.of(project);
    Optional<Knowledge> kept = state.read();
    return new Found(
        state,
        kept,
        kept.map(knowledge -> asKept(project, knowledge))
            .orElseGet(() -> check(project, List.of())));
  }

  /**
   * Returns the pipeline over a project whose facts stay in memory. Where nothing has changed since
   * its files were last found without fault, they are neither read nor reasoned over again.
   *
   * @throws FindingsException if anything is wrong with the files
   */
  public static Pipeline inMemory(Project project) {
    Found found = look(project);
    requireNone(found.findings());
    DatasetGraph stored = found.checked().facts().namedGraphs();
    Optional<Knowledge> kept = found.keptOf(today()).or(found.checked()::takeToday);
    Pipeline pipeline = readOnly(found.checked(), kept, stored);
    pipeline.keepLater(found, project);
    pipeline.settle();
    return pipeline;
  }

  /** Returns the pipeline over what was kept of these very files. */
  static Pipeline overKept(Project project, Knowledge kept) {
    Checked checked = asKept(project, kept);
    return readOnly(checked, Optional.of(kept), checked.facts().namedGraphs());
  }

  private static Clocks today() {
    return Clocks.on(Clocks.today());
  }

  private void keepLater(Found found, Project project) {
    Edition first = edition;
    Clocks today = today();
    if (found.keptOf(today).isEmpty()) {
      keeping =
          () -> {
            if (found.kept().isPresent() || found.state().isOf(project)) {
              found.state().keep(first.at(today));
            }
          };
    }
  }

  /**
   * Does what can wait until the first is answered: gets ready to check writes, and keeps what
   * followed from the files for the next start.
   */
  public void settle() {
    if (writing != null) {
      writing.prepare(() -> edition);
    }
    keeping.run();
  }

  /** Returns what reading and checking gave when a state was kept: without fault, or none is. */
  private static Checked asKept(Project project, Knowledge kept) {
    return new Checked(
        kept.facts().whole(),
        () -> Facts.of(new RdfReader(project).read(project.shapeFiles()).facts()),
        kept.rules(),
        QuestionLibrary.ofSound(project),
        List.of());
  }

  /**
   * Returns the pipeline over checked facts that a dataset holds, to be read only.
   *
   * @throws FindingsException if anything is wrong with the files
   */
  public static Pipeline over(Checked checked, DatasetGraph stored) {
    requireNone(checked.findings());
    return readOnly(checked, Optional.empty(), stored);
  }

  /**
   * Returns the pipeline over a store, which is first made equal to checked facts. What was written
   * to the store besides is checked anew, and counts as the files do.
   *
   * @throws FindingsException if anything is wrong with the files, or with what was written
   * @throws IllegalArgumentException if something in the store cannot be read
   */
  public static Pipeline over(Checked checked, Store store, Project project) {
    return over(checked, store, project, false);
  }

  /**
   * Returns the pipeline over a store as {@link #over(Checked, Store, Project)} does.
   *
   * @param leavesOut whether to leave out written graphs that cannot be read or do not conform,
   *     rather than to fail; they stay in the store, and in backups as far as they can be read
   */
  public static Pipeline over(Checked checked, Store store, Project project, boolean leavesOut) {
    requireNone(checked.findings());
    store.sync(checked.facts());
    Store.Written written = store.read();
    if (written.isEmpty()) {
      return writable(checked, checked.takeToday(), store, project, List.of(), LeftOut.none());
    }
    WrittenGraphs graphs =
        WrittenGraphs.judge(checked, new Validation(project, checked.shapes()), written, leavesOut);
    return writable(
        checked,
        checked.takeToday(),
        store,
        project,
        graphs.served(),
        new LeftOut(graphs.leftOut()));
  }

  /** As {@link #over(Found, Store, Project, boolean)}, and fails if anything cannot be served. */
  public static Pipeline over(Found found, Store store, Project project) {
    return over(found, store, project, false);
  }

  /**
   * Returns the pipeline over a store to serve a project from. A store that was equal to these very
   * files, and sound beside them, is not looked through: what it took is not judged again.
   *
   * @param leavesOut whether to leave out what cannot be served, rather than to fail
   * @throws FindingsException if anything is wrong with the files, or with what was written
   * @throws IllegalArgumentException if the store cannot be read
   */
  public static Pipeline over(Found found, Store store, Project project, boolean leavesOut) {
    Checked checked = found.checked();
    String files = found.state().name();
    boolean sure = found.kept().isPresent() || found.state().isOf(project);
    Pipeline pipeline;
    Store.Written written = store.read();
    if (sure && store.isOf(files) && written.unreadable().isEmpty()) {
      pipeline =
          writable(checked, found.keptOf(today()), store, project, written.quads(), LeftOut.none());
    } else {
      pipeline = over(checked, store, project, leavesOut);
      if (sure && pipeline.leftOut().isEmpty()) {
        store.note(files);
      }
    }
    if (pipeline.written().isEmpty()) {
      pipeline.keepLater(found, project);
    }
    return pipeline;
  }

  /** Returns the dataset of all that is stated. */
  public DatasetGraph stored() {
    return stored;
  }

  /** Returns what is wrong with each written graph that is not served. */
  public Map<Node, List<String>> leftOut() {
    return leftOut.reasons();
  }

  /**
   * Lets quads stand for all that was written to a store that nobody serves, whatever that was.
   *
   * @throws FindingsException if anything is wrong with the files, or with the quads beside them
   * @throws org.w3id.aihw.store.WriteRefusedException if they cannot be written
   */
  public static void restore(Checked checked, Store store, Project project, List<Quad> quads) {
    requireNone(checked.findings());
    Store.Written written = new Store.Written(quads, Map.of());
    WrittenGraphs.judge(checked, new Validation(project, checked.shapes()), written, false);
    store.sync(checked.facts());
    store.replace(quads);
  }

  private static void requireNone(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new FindingsException(findings);
    }
  }

  /** Returns how many writes were made since the start. */
  public long edition() {
    return edition.number();
  }

  /** Returns how many slices were made since the start. */
  public long slicesMade() {
    return edition.slicesMade();
  }

  /** Returns what was written to the store besides the files. */
  public List<Quad> written() {
    return writing == null ? List.of() : writing.written();
  }

  /**
   * Writes to the store: all of a change that conforms to the shapes and contradicts nothing, or
   * none of it. What follows from it can be asked for when this returns.
   *
   * @param limit gives what making and checking it may use; asked for when its turn has come
   * @throws NotConformingException if the change does not conform
   * @throws org.w3id.aihw.store.WriteRefusedException if it cannot be made
   * @throws org.w3id.aihw.model.WorkStoppedException if it goes past its limit
   */
  public <T> T write(Store.Change<T> change, Supplier<WorkLimit> limit) {
    return writer().inTurn(() -> limit.get().bind(() -> writeNow(change)));
  }

  /** As {@link #write(Store.Change, Supplier)}, without limit. */
  public <T> T write(Store.Change<T> change) {
    return writer().inTurn(() -> writeNow(change));
  }

  private <T> T writeNow(Store.Change<T> change) {
    return writer().write(change, edition, gate.writeLock(), next -> edition = next);
  }

  private Writing writer() {
    if (writing == null) {
      throw new WriteRefusedException(
          WriteRefusedException.Reason.NO_STORE,
          "this server has no store that it could write to; nothing was written");
    }
    return writing;
  }

  /** Returns the question library. */
  public QuestionLibrary questions() {
    return checked.questions();
  }

  /** Returns what is known and follows for a day on each clock. */
  public Knowledge at(Clocks clocks) {
    return edition.at(clocks);
  }

  /**
   * Returns what changes on a day on each clock if a source is withdrawn: a statement, a document,
   * or a party with all that was published by it or on its word alone.
   *
   * @throws IllegalArgumentException if the source is none of these
   */
  public Withdrawal withdrawn(Node source, Clocks clocks) {
    return edition.withdrawn(source, clocks);
  }

  /**
   * Returns the dataset of a day on each clock. What it shows from {@code begin} to {@code end} is
   * one state of store and slice, whatever is written meanwhile.
   */
  public DatasetGraph datasetAt(Clocks clocks) {
    // Reasoning would hold up those who write, if it were done while the gate is shut.
    Edition now = edition;
    Knowledge made = now.at(clocks);
    return new SliceView(
        stored, gate.readLock(), () -> layers(edition == now ? made : edition.at(clocks)));
  }

  private SliceView.Layers layers(Knowledge knowledge) {
    return new SliceView.Layers(
        knowledge.graph(),
        Map.of(
            Aihw.INFERRED_GRAPH, knowledge.closure().inferred(),
            Aihw.STANDING_GRAPH, knowledge.standing(),
            Aihw.SUPPORT_GRAPH, Conclusions.support(knowledge, supports)),
        NetworkFunctions.registry(
            PropertyFunctionRegistry.get(),
            networks.of(knowledge.closure(), () -> Network.of(knowledge.graph()))),
        leftOut.graphs());
  }
}
