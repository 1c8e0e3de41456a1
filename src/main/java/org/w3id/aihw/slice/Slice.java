package org.w3id.aihw.slice;

import com.github.andrewoma.dexx.collection.HashSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.aihw.model.BySubject;
import org.w3id.aihw.model.Clocks;
import org.w3id.aihw.model.Fact;
import org.w3id.aihw.model.Facts;

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
 * @param standing the standing of each relationship, as triples
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
    Set<Triple> gone = new LinkedHashSet<>();
    Set<Triple> come = new LinkedHashSet<>();
    for (Node thing : change.things()) {
      boolean isHidden = cut.hides(thing);
      if (isHidden != hides.contains(thing)) {
        hides = isHidden ? hides.add(thing) : hides.remove(thing);
        turned.add(thing);
      }
      List<Triple> before = stands.about(thing);
      List<Triple> after = cut.standing(thing);
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
  private record Cut(Chronicle chronicle, Clocks clocks, Set<Node> withdrawn) {
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
      Optional.of(thing)
          .filter(chronicle.relationships::containsKey)
          .map(chronicle.relationships::get)
          .filter(this::isHeardOf)
          .flatMap(
              relationship ->
                  new Standings(chronicle.relationships(), chronicle::transfersOf, withdrawn)
                      .of(relationship, clocks))
          .ifPresent(one -> one.addTo(standing));
      return standing;
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
