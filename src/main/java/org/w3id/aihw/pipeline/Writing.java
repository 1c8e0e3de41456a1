package org.w3id.aihw.pipeline;

import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Finding;
import org.w3id.aihw.model.Place;
import org.w3id.aihw.model.WorkLimit;
import org.w3id.aihw.model.WorkStoppedException;
import org.w3id.aihw.reason.BudgetExceededException;
import org.w3id.aihw.store.Delta;
import org.w3id.aihw.store.Store;
import org.w3id.aihw.store.WatchedGraph;
import org.w3id.aihw.validate.NotConformingException;
import org.w3id.aihw.validate.Validation;
import org.w3id.aihw.validate.Violation;

/**
 * Takes changes into the store one after the other: each is checked within its transaction, and the
 * edition that follows is ready before the change is kept.
 */
final class Writing {
  /** Past as many things, looking at everything is faster than looking at each of them. */
  private static final int MOST_TOUCHED = 1_000;

  private static final Place STORE = Place.of(Path.of("store"));

  private final Store store;
  private final Supplier<Validation> validation;
  private final List<Node> ontology;
  private final LeftOut leftOut;
  private final Set<Quad> written;
  private final ReentrantLock turn = new ReentrantLock(true);

  /** What writes must not contradict, made by the first; of who has the turn alone. */
  private @Nullable Outlook outlook;

  /** Whether the outlook was moved on by a change that is not kept yet. */
  private boolean isAhead;

  /**
   * Writes to a store.
   *
   * @param validation what changes have to pass, made when first needed
   * @param files the facts that came from files, which stay as they are
   * @param served what was written and is served
   * @param leftOut what was written besides
   */
  Writing(
      Store store,
      Supplier<Validation> validation,
      Facts files,
      List<Quad> served,
      LeftOut leftOut) {
    this.store = store;
    this.validation = once(validation);
    this.written = new LinkedHashSet<>(served);
    this.leftOut = leftOut;
    this.ontology =
        files.graphNames().stream()
            .filter(graph -> graph.toString().startsWith(Aihw.GRAPH + "ontology/"))
            .toList();
  }

  private static Supplier<Validation> once(Supplier<Validation> maker) {
    return new Supplier<>() {
      private @Nullable Validation made;

      @Override
      public synchronized Validation get() {
        if (made == null) {
          made = maker.get();
        }
        return made;
      }
    };
  }

  /** Makes what changes have to pass, so that the first need not wait for it. */
  void prepare(Supplier<Edition> current) {
    requireNonNull(validation.get());
    turn.lock();
    try {
      if (outlook == null) {
        outlook = current.get().outlook(Clocks.today());
      }
    } catch (BudgetExceededException _endless) {
      // The first write is told so.
    } finally {
      turn.unlock();
    }
  }

  /** Returns what was written and is there now, be it served or not. */
  List<Quad> written() {
    turn.lock();
    try {
      List<Quad> all = new ArrayList<>(written);
      all.addAll(leftOut.quads(store));
      return all;
    } finally {
      turn.unlock();
    }
  }

  /** Returns the facts of files together with those that were written. */
  static Facts with(Facts files, Collection<Quad> written) {
    return files.and(facts(written));
  }

  private static List<Fact> facts(Collection<Quad> quads) {
    Map<Node, Place> places = new HashMap<>();
    return quads.stream()
        .map(
            quad ->
                new Fact(
                    quad.asTriple(),
                    quad.getGraph(),
                    places.computeIfAbsent(quad.getGraph(), Writing::place)))
        .toList();
  }

  /** Returns the place that a written graph is: its name as in an address, for it is no file. */
  static Place place(Node graph) {
    String name =
        Quad.isDefaultGraph(graph)
            ? "default"
            : URLEncoder.encode(graph.toString(), StandardCharsets.UTF_8);
    return Place.of(STORE.file().resolve(name));
  }

  /**
   * Returns what is wrong with facts of which some were written, in each written graph that speaks
   * of what is at fault.
   */
  static List<Finding> check(Facts facts, Validation validation) {
    List<Finding> findings = new ArrayList<>();
    for (Violation violation : validation.violations(facts)) {
      Map<Place, Node> graphs = new TreeMap<>();
      Stream.concat(Stream.of(violation.focus()), violation.value().stream())
          .flatMap(thing -> facts.about(thing).stream())
          .filter(fact -> fact.place().file().startsWith(STORE.file()))
          .forEach(fact -> graphs.put(fact.place(), fact.graph()));
      if (graphs.isEmpty()) {
        findings.add(new Finding(violation.code(), STORE, violation.sentence(), violation.cure()));
      }
      graphs.forEach(
          (place, graph) ->
              findings.add(
                  new Finding(
                      violation.code(),
                      place,
                      violation.sentence() + " (in graph <" + graph + ">)",
                      violation.cure())));
    }
    return findings;
  }

  /** Does work when its turn has come: who came first writes first. */
  <T> T inTurn(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  /**
   * Makes a change, in turn.
   *
   * @param current the edition that is asked now
   * @param gate shut while the change is kept and its edition takes over
   * @param takeOver called with the edition that follows
   */
  <T> T write(
      Store.Change<T> change,
      Edition current,
      ReentrantReadWriteLock.WriteLock gate,
      Consumer<Edition> takeOver) {
    List<Prepared> next = new ArrayList<>(1);
    List<Delta> changed = new ArrayList<>(1);
    try {
      return store.write(
          change,
          (dataset, delta) -> {
            Delta counted = leftOut.counted(dataset, delta);
            changed.add(delta);
            next.add(new Prepared(follow(dataset, counted, current), counted));
            gate.lock();
          },
          () -> {
            takeOver.accept(next.getFirst().edition());
            written.removeAll(next.getFirst().delta().removed());
            written.addAll(next.getFirst().delta().added());
            isAhead = false;
            leftOut.putRight(changed.getFirst());
          });
    } finally {
      if (gate.isHeldByCurrentThread()) {
        gate.unlock();
      }
      takeBack();
    }
  }

  /** What takes over once a change is kept. */
  private record Prepared(Edition edition, Delta delta) {}

  /** Returns what follows by a change; a chain too long for the checks to follow takes too long. */
  private Edition follow(DatasetGraph dataset, Delta delta, Edition current) {
    try {
      return prepare(dataset, delta, current);
    } catch (StackOverflowError _deep) {
      throw new WorkStoppedException(
          WorkStoppedException.Reason.TIME, "a chain in what is written is too long to be checked");
    }
  }

  /** Returns what follows by a change, or throws what is wrong with it. */
  private Edition prepare(DatasetGraph dataset, Delta delta, Edition current) {
    List<Fact> gone = facts(delta.removed());
    List<Fact> come = facts(delta.added());
    List<Violation> violations =
        new ArrayList<>(validation.get().checkBlankNodes(come.stream().map(Fact::triple).toList()));
    List<Triple> changed = Stream.concat(gone.stream(), come.stream()).map(Fact::triple).toList();
    // What is left out is in the store, and must not count beside what is served.
    Optional<Set<Node>> touched =
        leftOut.graphs().isEmpty() ? touched(dataset, delta) : Optional.empty();
    violations.addAll(
        touched
            .map(things -> validation.get().check(aroundChange(dataset, delta), things, changed))
            .orElseGet(
                () ->
                    validation
                        .get()
                        .check(watched(current.facts().changed(gone, come).dataset()))));
    requireNone(violations);
    // Only what conforms can be cut into slices.
    Edition next = current.next(gone, come);
    try {
      LocalDate today = Clocks.today();
      requireNone(lookOut(current, next, today));
      requireNone(Contradictions.in(next.ahead(Clocks.on(today), current)));
    } catch (BudgetExceededException e) {
      requireNone(List.of(Contradictions.pastBudget(e)));
    }
    return next;
  }

  /** Returns what cannot be once all is known. */
  private List<Violation> lookOut(Edition current, Edition next, LocalDate today) {
    Outlook moving = outlook;
    outlook = null; // What fails on the way is not to be used again.
    if (next.step().isEmpty()) {
      return Contradictions.in(next.ahead(Outlook.clocks(today), current));
    }
    if (moving == null || !moving.isOf(today)) {
      moving = current.outlook(today);
    }
    Edition.Step step = next.step().get();
    List<Violation> violations = moving.after(step.change(), step.facts());
    outlook = moving;
    isAhead = true;
    return violations;
  }

  /** Lets what was moved on by a change that is not kept be as it was. */
  private void takeBack() {
    Outlook moved = outlook;
    if (isAhead && moved != null) {
      outlook = null;
      WorkLimit.unbound(
          () -> {
            moved.back();
            return moved;
          });
      outlook = moved;
    }
    isAhead = false;
  }

  private static void requireNone(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new NotConformingException(violations.stream().distinct().toList());
    }
  }

  /**
   * Returns everything stated as the default graph; of the named graphs, which checks go through
   * one by one, only those that a change can have spoilt and the ontology.
   */
  private DatasetGraph aroundChange(DatasetGraph dataset, Delta delta) {
    DatasetGraph around =
        new DatasetGraphMapLink(
            new WatchedGraph(new Union(dataset.getDefaultGraph(), dataset.getUnionGraph())));
    Set<Node> names = new LinkedHashSet<>(ontology);
    delta.added().forEach(quad -> names.add(quad.getGraph()));
    delta.removed().forEach(quad -> names.add(quad.getGraph()));
    names.forEach(
        name ->
            around.addGraph(
                Quad.isDefaultGraph(name) ? Facts.UNNAMED : name,
                new WatchedGraph(dataset.getGraph(name))));
    return around;
  }

  /** Returns a dataset that looks at the limit of the work as it is read. */
  private static DatasetGraph watched(DatasetGraph dataset) {
    DatasetGraph watched = new DatasetGraphMapLink(new WatchedGraph(dataset.getDefaultGraph()));
    dataset
        .listGraphNodes()
        .forEachRemaining(name -> watched.addGraph(name, new WatchedGraph(dataset.getGraph(name))));
    return watched;
  }

  /**
   * Returns the things that a change can spoil: those it speaks of, and, where it changes what
   * something is, those that refer to it or that it refers to. Empty where that is everything, or
   * too much.
   */
  private static Optional<Set<Node>> touched(DatasetGraph dataset, Delta delta) {
    Set<Node> touched = new LinkedHashSet<>();
    for (Set<Quad> quads : List.of(delta.added(), delta.removed())) {
      for (Quad quad : quads) {
        Node property = quad.getPredicate();
        if (property.equals(RDFS.subClassOf.asNode())) {
          return Optional.empty();
        }
        touched.add(quad.getSubject());
        if (!quad.getObject().isLiteral()) {
          touched.add(quad.getObject());
        }
        if (property.equals(RDF.type.asNode())) {
          dataset
              .find(Node.ANY, Node.ANY, Node.ANY, quad.getSubject())
              .forEachRemaining(referring -> touched.add(referring.getSubject()));
          dataset
              .find(Node.ANY, quad.getSubject(), Node.ANY, Node.ANY)
              .forEachRemaining(
                  referred -> {
                    if (!referred.getObject().isLiteral()) {
                      touched.add(referred.getObject());
                    }
                  });
        }
        if (touched.size() > MOST_TOUCHED) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(touched);
  }
}
