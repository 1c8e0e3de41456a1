package org.w3id.aihw.serve.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.Names;
import org.w3id.aihw.model.SharedWork;
import org.w3id.aihw.reason.Knowledge;
import org.w3id.aihw.serve.search.Hit;
import org.w3id.aihw.serve.search.SearchIndex;

/**
 * Finds things by names, over one index for all days, of which nothing is shown that a slice does
 * not know. The index is made by the first who asks, or ahead of that in the background; whoever
 * asks meanwhile waits for it. Safe to share between threads.
 */
final class Finder {
  private static final int SUGGESTED = 5;
  private static final Node PARTY = Aihw.term("Party");
  private static final Node PRODUCT = Aihw.term("Product");

  private final DatasetGraph stored;
  private final LongSupplier edition;

  /** Waited for without a place to work in, which whoever makes it needs. */
  private final SharedWork<Boolean, SearchIndex> first = new SharedWork<>(1, Runnable::run);

  /** The index that took the place of the first one after something was written. */
  private final AtomicReference<@Nullable SearchIndex> later = new AtomicReference<>();

  private final AtomicLong madeOf;

  /**
   * Takes the dataset of all that is stated.
   *
   * @param edition a number that another takes the place of whenever something is written
   */
  Finder(DatasetGraph stored, LongSupplier edition) {
    this.stored = stored;
    this.edition = edition;
    this.madeOf = new AtomicLong(edition.getAsLong());
  }

  private SearchIndex made() {
    return Txn.calculateRead(stored, () -> SearchIndex.of(stored));
  }

  /** Makes the index, or waits until it is made; does nothing where it is. */
  void prepare() {
    index();
  }

  private SearchIndex index() {
    SearchIndex made = first.get(true, this::made);
    followWrites();
    SearchIndex newer = later.get();
    return newer == null ? made : newer;
  }

  /**
   * Starts to index anew in the background if something was written since. Until that is done the
   * index at hand answers: what is gone is not shown, what is new is not found yet.
   */
  private void followWrites() {
    long now = edition.getAsLong();
    long known = madeOf.get();
    if (now != known && madeOf.compareAndSet(known, now)) {
      Thread.ofPlatform().name("indexing").daemon(true).start(() -> later.set(made()));
    }
  }

  /** Finds things that a slice knows, the nearest first. */
  List<Hit> find(String words, Knowledge knowledge, int limit) {
    Graph graph = knowledge.graph();
    return index()
        .find(
            words,
            (thing, text) ->
                Things.isKnown(thing, graph) && isOurs(thing) && !isSchema(thing, graph),
            limit)
        .stream()
        .sorted(
            Comparator.comparing(Hit::closeness).thenComparingInt(hit -> rank(hit.thing(), graph)))
        .toList();
  }

  /** Returns what people look for first: parties, then products, then all else. */
  private static int rank(Node thing, Graph graph) {
    return graph.contains(thing, RDF.type.asNode(), PARTY)
        ? 0
        : graph.contains(thing, RDF.type.asNode(), PRODUCT) ? 1 : 2;
  }

  /** Terms of other vocabularies and the ontology's own files are not looked for. */
  private static boolean isOurs(Node thing) {
    return thing.getURI().startsWith(Aihw.ID) || thing.getURI().startsWith(Aihw.ONTOLOGY);
  }

  private static boolean isSchema(Node thing, Graph graph) {
    return graph.contains(thing, RDF.type.asNode(), OWL.Ontology.asNode());
  }

  /** Returns the parties that a name most likely means, where nothing bears it. */
  List<Node> partiesLike(String name, Knowledge knowledge) {
    return find(name, knowledge, 200).stream()
        .filter(hit -> !hit.closeness().isByText())
        .map(Hit::thing)
        .filter(thing -> isParty(thing, knowledge))
        .limit(SUGGESTED)
        .toList();
  }

  /** Returns the things that a name most likely means, where nothing bears it. */
  List<Node> like(String name, Knowledge knowledge) {
    return find(name, knowledge, SUGGESTED).stream().map(Hit::thing).toList();
  }

  /** Returns the party of a slug, name or alias, if a slice knows one. */
  static Optional<Node> party(String name, Knowledge knowledge) {
    // A party may be called as a term is; a slug is looked for first where that is no party.
    return knowledge
        .names()
        .find(name)
        .filter(thing -> isParty(thing, knowledge))
        .or(() -> Optional.of(Names.named(name)).filter(thing -> isParty(thing, knowledge)));
  }

  static boolean isParty(Node thing, Knowledge knowledge) {
    return knowledge.graph().contains(thing, RDF.type.asNode(), PARTY);
  }

  /** Returns what a thing is in words: the classes that the files give it. */
  static String kind(Node thing, Knowledge knowledge) {
    Names names = knowledge.names();
    return String.join(
        ", ",
        knowledge.facts().values(thing, RDF.type.asNode()).stream()
            .filter(kind -> kind.isURI() && !kind.getURI().startsWith(OWL.NS))
            .map(kind -> names.of(kind).toLowerCase(Locale.ROOT))
            .distinct()
            .sorted(Comparator.naturalOrder())
            .toList());
  }
}
