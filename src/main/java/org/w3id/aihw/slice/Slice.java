package org.w3id.aihw.slice;

import com.github.andrewoma.dexx.collection.HashSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;
import org.w3id.aihw.model.Aihw;
import org.w3id.aihw.model.BySubject;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;
import org.w3id.aihw.model.Origins;

/**
 * The facts as they were known by one day, with the standing that relationships had on another.
 *
 * <p>What had not been made public by the end of {@link Clocks#knownAt()} is left out whole: the
 * statement, a document issued later (unless by its own account what it says was public before), a
 * document without a date of which no statement is known, and a relationship that no known claim is
 * about. What was known but no longer holds stays, as history; it just does not count for a
 * standing.
 *
 * @param clocks the two days
 * @param known the facts known by then, as a view of all facts
 * @param standing the standing of each relationship, as triples, with what is so of it, of parties
 *     and of products because nothing stands in the way, and the days of each statement
 * @param hidden the statements, documents and relationships that are left out
 */
public record Slice(Clocks clocks, Facts known, BySubject standing, HashSet<Node> hidden) {
  /** Cuts a slice. */
  public static Slice of(Chronicle chronicle, Clocks clocks) {
    return of(chronicle, clocks, Set.of());
  }

  /**
   * Cuts a slice as if some statements and documents did not exist.
   *
   * @param withdrawn the statements and documents to leave out
   */
  public static Slice of(Chronicle chronicle, Clocks clocks, Set<Node> withdrawn) {
    Cut cut = new Cut(chronicle, clocks, withdrawn);
    Set<Node> hidden = new LinkedHashSet<>(withdrawn);
    BySubject standing = BySubject.NONE;
    for (Collection<Node> things :
        List.of(
            chronicle.statements().keySet(),
            chronicle.documents().keySet(),
            chronicle.relationships().keySet())) {
      things.stream().filter(cut::hides).forEach(hidden::add);
    }
    for (Node relationship : chronicle.relationships().keySet()) {
      standing = standing.with(relationship, cut.standing(relationship));
    }
    for (Node statement : chronicle.statements().keySet()) {
      standing = standing.with(statement, cut.standing(statement));
    }
    for (Node product : chronicle.products) {
      standing = standing.with(product, cut.standing(product));
    }
    for (Map.Entry<Node, List<Triple>> head : cut.heads(chronicle.parties).entrySet()) {
      standing = standing.with(head.getKey(), head.getValue());
    }
    HashSet<Node> kept = HashSet.empty();
    for (Node thing : hidden) {
      kept = kept.add(thing);
    }
    return new Slice(clocks, chronicle.facts().hiding(hidden), standing, kept);
  }

  /**
   * What moves a slice on to changed facts.
   *
   * @param slice the slice of the changed facts
   * @param gone the triples, of facts and standings, that are there no more
   * @param come the triples that were not there
   */
  public record Move(Slice slice, Set<Triple> gone, Set<Triple> come) {
    /** Copies the sets, which keep their order. */
    public Move {
      gone = new LinkedHashSet<>(gone);
      come = new LinkedHashSet<>(come);
    }
  }

  /**
   * Cuts the same days from changed facts, looking only at what changed.
   *
   * @param change what became of the chronicle that this slice was cut from, nothing withdrawn
   * @param facts the facts that are gone or have come
   */
  public Move moved(Chronicle.Change change, Collection<Fact> facts) {
    Cut cut = new Cut(change.after(), clocks, Set.of());
    HashSet<Node> hides = hidden;
    BySubject stands = standing;
    List<Node> turned = new ArrayList<>();
    Map<Node, List<Triple>> heads = cut.headsAfter(change);
    Set<Node> things = new LinkedHashSet<>(change.things());
    things.addAll(heads.keySet());
    Set<Triple> gone = new LinkedHashSet<>();
    Set<Triple> come = new LinkedHashSet<>();
    for (Node thing : things) {
      boolean isHidden = cut.hides(thing);
      if (isHidden != hides.contains(thing)) {
        hides = isHidden ? hides.add(thing) : hides.remove(thing);
        turned.add(thing);
      }
      List<Triple> before = stands.about(thing);
      List<Triple> after = heads.containsKey(thing) ? heads.get(thing) : cut.standing(thing);
      stands = stands.with(thing, after);
      before.stream().filter(triple -> !after.contains(triple)).forEach(gone::add);
      after.stream().filter(triple -> !before.contains(triple)).forEach(come::add);
    }
    Facts.Change known = this.known.moved(change.after().facts(), facts, turned, hides::contains);
    gone.addAll(known.gone());
    come.addAll(known.come());
    return new Move(new Slice(clocks, known.facts(), stands, hides), gone, come);
  }

  /** What is left out on a day pair, and how the rest stands. */
  private static final class Cut {
    private final Chronicle chronicle;
    private final Clocks clocks;
    private final Set<Node> withdrawn;
    private final Standings standings;
    private final Comparisons comparisons;
    private @Nullable Families families;

    Cut(Chronicle chronicle, Clocks clocks, Set<Node> withdrawn) {
      this.chronicle = chronicle;
      this.clocks = clocks;
      this.withdrawn = withdrawn;
      standings =
          new Standings(
              chronicle.relationships(),
              chronicle::sharing,
              new Origins(chronicle.facts()::values),
              withdrawn);
      comparisons =
          new Comparisons(
              chronicle.relationships(),
              chronicle::sharing,
              party -> families().family(party),
              chronicle::linesOf,
              standings,
              clocks);
    }

    boolean hides(Node thing) {
      return withdrawn.contains(thing)
          || (chronicle.statements.containsKey(thing)
              && chronicle.statements.get(thing).knownFrom().isAfter(clocks.knownAt()))
          || (chronicle.documents.containsKey(thing) && !isKnown(chronicle.documents.get(thing)))
          || (chronicle.relationships.containsKey(thing)
              && !isHeardOf(chronicle.relationships.get(thing)));
    }

    List<Triple> standing(Node thing) {
      List<Triple> standing = new ArrayList<>();
      Relationship relationship = chronicle.relationships().get(thing);
      if (relationship != null && isHeardOf(relationship)) {
        standings
            .of(relationship, clocks)
            .ifPresent(
                one -> {
                  one.addTo(standing);
                  standing.addAll(comparisons.of(relationship, one));
                });
      }
      if (chronicle.products.contains(thing)) {
        standing.addAll(comparisons.ofProduct(thing));
      }
      Chronicle.Statement statement = chronicle.statements().get(thing);
      if (statement != null && !hides(thing)) {
        standing.addAll(statement.days());
      }
      return standing;
    }

    /** Returns for each of some parties, and their families, what is so of it as one of these. */
    Map<Node, List<Triple>> heads(Iterable<Node> parties) {
      return families().heads(parties, chronicle.holdings::contains);
    }

    private Families families() {
      if (families == null) {
        families = readFamilies();
      }
      return families;
    }

    private Families readFamilies() {
      Families families = new Families();
      for (Node node : chronicle.joining) {
        Relationship relationship = chronicle.relationships().get(node);
        if (relationship != null) {
          standings
              .stage(relationship, clocks)
              .filter(stage -> stage.phase().equals(Aihw.CURRENT))
              .filter(
                  stage -> !relationship.kind().isEvent() || stage.status().equals(Aihw.COMPLETED))
              .ifPresent(stage -> families.join(relationship.owned(), relationship.owners()));
        }
      }
      return families;
    }

    /** Returns the heads that a change may have changed. */
    Map<Node, List<Triple>> headsAfter(Chronicle.Change change) {
      if (change.things().stream().anyMatch(chronicle.joining::contains)) {
        return heads(chronicle.parties);
      }
      List<Node> changed = change.things().stream().filter(chronicle.parties::contains).toList();
      return changed.isEmpty() ? Map.of() : heads(changed);
    }

    private boolean isKnown(Chronicle.Document document) {
      if (document.outBy().map(day -> !day.isAfter(clocks.knownAt())).orElse(false)) {
        return true;
      }
      boolean saysNothing = true;
      for (Node statement : chronicle.statementsOf(document.node())) {
        saysNothing = false;
        if (!chronicle.statements.get(statement).knownFrom().isAfter(clocks.knownAt())
            && !withdrawn.contains(statement)) {
          return true;
        }
      }
      // Nothing tells when a document without date and without statements came out.
      return document.outBy().isEmpty() && saysNothing;
    }

    private boolean isHeardOf(Relationship relationship) {
      for (Claim claim : relationship.claims()) {
        if (claim.isKnown(clocks) && !withdrawn.contains(claim.node())) {
          return true;
        }
      }
      return false;
    }
  }
}
